import { isDateLine } from "./date.ts";
import type { Paragraph } from "./paragraphs.ts";
import { isCutShort, isHeadlineLike, isProse } from "./shape.ts";

/** Longer lines are furniture only when they carry more than one sign. */
const MAX_LINE = 160;

/**
 * What a page says around its articles, one line at a time; apostrophes are straight here. Each is
 * as narrow as the line allows, because headlines use the same words: 'Nike pulls its ad'.
 */
const SIGNS: readonly RegExp[] = [
  // Paywalls: 'You have read 3 of 5 free articles', 'Your limit is up', 'Resets on: Monday'
  /\barticles? (?:that )?you (?:can|may|have|'ve) read\b|^you (?:can|may|have|'ve) (?:only )?read\b.{0,30}\barticles?\b/i,
  /\b(?:free|remaining) articles? (?:left|remaining|this month)\b|\barticles? (?:left|remaining) this month\b/i,
  /\byour (?:monthly |free |article )*limit (?:is|has)\b|\breached your\b.{0,20}\blimit\b/i,
  /^(?:your limit )?resets? (?:on|in)\b.{0,20}$/i,
  /^(?:already|not yet) a (?:subscriber|member)\b|^(?:log|sign) ?(?:in|up|out)\b.{0,20}$/i,
  /^(?:this (?:article|content|story) is|available) (?:only )?(?:for|to) (?:our )?(?:subscribers|members)\b/i,
  // Begging: 'Please help support us by subscribing here', 'Subscribe now', 'Get news in your inbox'
  /^(?:please )?(?:help )?(?:support|fund) .{0,60}\b(?:subscribing|donating|donation|subscription)\b/i,
  /^(?:subscribe|donate|sign up|register)(?: (?:here|now|today|us|free)|$)/i,
  /^(?:subscribe|sign up|register|join us|stay tuned|tune in|don't miss)\b.{0,80}\b(?:newsletters?|e-?mails?|inbox|alerts|updates|channel|notifications|latest (?:news|stories|headlines)|breaking news|highlights)\b/i,
  /^(?:get|receive|catch|enter|submit)\b.{0,80}\b(?:your (?:inbox|e-?mail|phone)|newsletters?|(?:news|e-?mail) alerts|latest (?:news|stories|headlines))\b/i,
  // Form hints: '* indicates required', 'Email address *', 'This field is required'
  /^\*? ?(?:indicates )?required(?: fields?)?\.?$|^this field is required/i,
  /^(?:enter )?(?:your )?(?:e-?mail|first name|last name|name)(?: address)? ?\*?$/i,
  // Makers: 'Story by: AP', 'Reporting by A; editing by B', 'By Jane Doe, Associated Press'
  /^(?:story|words|text|report|photos?|photographs?|pictures?|video|graphics?) by\b.{1,60}$|^written by:? .{1,60}$/i,
  /^\(?(?:additional )?(?:reporting|writing|editing|compiled|edited) by [^.]{1,140}\.?\)?$/i,
  /^(?:By|BY|by):? \p{Lu}[\p{L}.'-]+(?: (?:\p{Lu}[\p{L}.'-]*|and|de|van|von|bin|al|&)){1,6}(?:[,|].{0,40})?$/u,
  // Sources and credits: 'Original article link here:', 'Source: AFP', 'Photo: Jane Doe', '(Photo: ANI)'
  /^(?:original|source|full)(?: (?:article|story|post|text|link|source))*(?: here)? ?:.{0,100}$/i,
  /^\(?(?:file |stock )?(?:photo|image|picture|photograph)s?(?: (?:credits?|source|courtesy))? ?(?::|by\b|\/|courtesy of\b) ?.{1,40}[^.!?]$/i,
  /^\(?(?:credits?|source|via|courtesy)(?: of)? ?: ?.{1,60}[^.!?]$/i,
  /^\(?(?:AP|AFP|EPA|Reuters|REUTERS|Getty|Getty Images|PA Media|Shutterstock|Alamy|iStock|Bloomberg|Xinhua)(?: (?:Photo|Images|via)|\/).{0,40}$|^(?:AP|AFP|Reuters|Getty Images|Shutterstock|Bloomberg)$/,
  /^for immediate release$|^image (?:source|caption)\b.{0,60}$|^\d+ of \d+$/i,
  // Ages and reading times: '5 hours ago', 'Updated 3 mins ago', '4 min read'
  /^(?:(?:last )?(?:updated|posted|published) )?(?:about |over )?(?:an?|one|\d+) ?(?:s|m|h|d|w|sec|second|min|minute|hr|hour|day|week|month|year)s? ago\.?$/i,
  /^(?:about )?\d+[- ]min(?:ute)?s?(?: read)$|^(?:estimated )?reading time\b.{0,20}$/i,
  // Sharing and following: 'Share this', 'Tweet', 'Follow us on Facebook', '12 comments'
  /^(?:(?:share|tweet|e-?mail|print|save|copy link|whatsapp|facebook|twitter|linkedin|pinterest|reddit|telegram|instagram|youtube|pin|x|like|comment|bookmark|more)(?:[\s,|/·•]+|$))+$/i,
  /^(?:share|e-?mail|print|save|bookmark) (?:this|article|story|link)\b.{0,40}[^.!?]$|^share (?:it|this)[.!]?$|^share (?:on|via) .{1,40}$/i,
  /^(?:follow us|(?:like|join|find) us on)\b.{0,60}$|^follow @?\w+(?: on \w+)?$/i,
  /^(?:\d+|no|add|post|leave|view|show|load|join) ?(?:an? |all |the |\d+ )?(?:comments?|reply|replies|shares|likes|conversation)(?: yet| here| below)?$/i,
  // Other pages: 'Read more: …', 'Also read: …', 'Tags: …'
  /^(?:read (?:more|also|next|full story|the full)|also read|see also|more on this|continue reading|keep reading|click here|watch live|listen live)\b.{0,120}$/i,
  /^(?:lire aussi|à lire|lesen sie auch|lea también|leer también|leia também|leggi anche|lees ook) ?:.{0,120}$/i,
  /^(?:tags|topics|filed under|categories|category|share|sections?) ?:.{0,120}$/i,
  // The site: 'Skip to content', 'Menu', 'All rights reserved', 'Cookie policy', 'Advertisement', 'Top Ad'
  /^(?:skip|jump) to (?:main |the )?(?:content|navigation|recipe|comments)$|^(?:back to|scroll to) top$/i,
  /^(?:menu|search|home|homepage|navigation|contact(?: us)?|about us|advertise(?: with us)?|newsletters?|subscriptions?|my account|close|next|previous|prev|load more|show more|view (?:all|more)|see (?:all|more)|toggle \w+)$/i,
  /\ball rights reserved\b|^(?:copyright (?:©|\(c\)|\d{4}|by\b)|©|\(c\) ?\d{4})/i,
  /^(?:cookies?|privacy|terms)(?: (?:policy|notice|settings|statement|preferences|of (?:use|service)|and conditions|& conditions))+$|^(?:accept|reject|manage)(?: all)? cookies$/i,
  /^(?:(?:post|page|top|bottom|middle|header|footer|sidebar|banner|inline|article|google|this is an?)[ -]){0,4}(?:adverts?|advertisements?|ads?|sponsored(?: content| post)?|promoted(?: content| post)?)$/i,
  /^(?:story|article) continues? (?:below|after)\b.{0,40}$|^(?:sponsored|paid|promoted) by\b.{0,40}$/i,
  // Broadcasters: 'Radio frequencies', 'Now playing', 'Live TV'
  /^(?:\S+ ){0,3}(?:radio|fm|am|tv) frequencies$|^(?:on air|now playing|up next)(?:$|:.{0,40}$)|^live (?:tv|radio|stream)$/i,
];

/** Labels that open a list of other articles. */
const OPENERS: readonly RegExp[] = [
  /^(?:related|recommended|trending|popular|latest|recent|top|more|other|similar|featured)(?: (?:news|stories|articles|posts|videos?|headlines|topics|reading|content|coverage))+(?: (?:for you|now|(?:from|on|in) .{1,30}))?:?$/i,
  /^(?:related|recommended(?: for you)?|trending(?: now)?|editors?'?s? picks?|most (?:read|popular|viewed|shared|recent)|you (?:may|might)(?: also)? (?:like|be interested in)|don't miss|what others are reading|around the web|in case you missed it):?$/i,
  /^more from .{1,40}[^.!?]$/i,
];

const AGE = /\bago\.?$/i;

/** The page speaking to its visitor; two of them make a long line furniture. */
const ADDRESSES: readonly RegExp[] = [
  /\bwe use cookies\b|\bcookie (?:policy|settings|preferences)\b/i,
  /\bour (?:site|website|partners|newsletters?|privacy policy|terms|cookies?|subscribers|readers|journalism)\b/i,
  /\byour (?:inbox|e-?mail|consent|preferences|browser|experience|subscription|support|donation)\b/i,
  /\bby (?:clicking|continuing|signing up|subscribing|submitting|using this)\b/i,
  /\byou (?:agree|consent|accept|can unsubscribe|can opt out|may unsubscribe)\b/i,
  /\b(?:sign up|subscribe|unsubscribe|donate|click here|opt out)\b/i,
  /\bprivacy policy\b|\bterms of (?:use|service)\b|\brecaptcha\b/i,
];

/** Index of the first paragraph of running text, or the number of paragraphs where there is none. */
export function findBody(paragraphs: readonly Paragraph[]): number {
  const body = paragraphs.findIndex((p) => isProse(p) && !hasSign(p));
  return body < 0 ? paragraphs.length : body;
}

/** For each paragraph, whether it is what the page added around the article; see `findBody`. */
export function findFurniture(paragraphs: readonly Paragraph[], body: number): boolean[] {
  const furniture = paragraphs.map((p, i) => hasSign(p) || (i < body && isDateLine(p.line)));
  markCards(paragraphs, furniture, body);
  markTail(paragraphs, furniture, body);
  return furniture;
}

function hasSign({ line, kind }: Paragraph): boolean {
  if (isOpener(line)) return true;
  if (kind === "heading") return false;
  if (line.length <= MAX_LINE) return SIGNS.some((sign) => sign.test(line));
  // A speaker who is quoted may talk of newsletters.
  if (line.length > 600 || /["“”]/.test(line)) return false;
  return ADDRESSES.filter((sign) => sign.test(line)).length >= 2;
}

function isOpener(line: string): boolean {
  return line.length <= MAX_LINE && OPENERS.some((opener) => opener.test(line));
}

/** Marks the headline and teaser of other articles, which stand directly before their age. */
function markCards(paragraphs: readonly Paragraph[], furniture: boolean[], body: number): void {
  for (const [i, age] of paragraphs.entries()) {
    const [headline, teaser, next] = [paragraphs[i - 2], paragraphs[i - 1], paragraphs[i + 1]];
    if (i < body + 2 || !headline || !teaser || !furniture[i] || !AGE.test(age.line)) continue;
    // A live blog sets the age of an entry before its text.
    if (next && isProse(next)) continue;
    // The age of the article itself may stand below its last paragraph.
    if (isProse(teaser) && !furniture[i - 3]) continue;
    furniture[i - 1] = true;
    if (!isHeadlineLike(teaser) && isHeadlineLike(headline, 120)) furniture[i - 2] = true;
  }
}

/**
 * Marks everything after the body once furniture has begun, where a teaser, an age or a label
 * shows that a list of other articles follows. An article may end in a list of its own.
 */
function markTail(paragraphs: readonly Paragraph[], furniture: boolean[], body: number): void {
  const last = paragraphs.findLastIndex((p, i) => isProse(p) && !furniture[i]);
  const first = furniture.indexOf(true, Math.max(last, body) + 1);
  if (first < 0 || last < 0) return;
  const tail = paragraphs.slice(first);
  const others = tail.some(
    ({ line }) => (line.length >= 60 && isCutShort(line)) || AGE.test(line) || isOpener(line),
  );
  if (others) furniture.fill(true, first);
}
