/** Small talk: what people say to a bot without asking the articles anything. */
import { MAX_CHARACTERS } from "./query.ts";
import { splitWords, type Word } from "./words.ts";

// What people say without asking anything; by hand, from the greetings, thanks and moods English has.
const PLEASANTRY =
  /^(?:h[ae]?llo+|hi+|hiya|he+y+a?|yo+|sup|wass?up|greetings|howdy|ahoy|welcome|morning|afternoon|evening|night|gm|gn|goodbye|bye+|cya|farewell|thx|th?anks?|thankyou|ty|tysm|cheers|sorry|please|pls|plz|ok|okay|kk?|yes|yeah|yep|yup|no|nope|nah|sure|right|exactly|wow|whoa|omg|lol|lmao|rofl|haha+|hehe+|xd|hm+|um+|uh+|oh|ah|aha|oops|damn|cool|nice|great|good|fine|perfect|awesome|amazing|brilliant|excellent|wonderful|lovely|bad|wrong|true|well|very|much|lot|lots|bunch|indeed|really|help|helpful|test|testing|testing123|ping|pong|day|today|tomorrow|later|soon|weekend|everyone|everybody|folks|guys|friend|friends|mate|buddy|pal|dude|bro|man|all|there|again|bot|robot|verbatim|welcome|congrats|congratulations|happy|job|work|done|stop|quit|exit|start|menu|info|answer|answers|reply|question|questions)$/i;

// What people ask of whoever they talk to, besides what those words say.
const PERSONAL =
  /^(?:made?|makes?|making|created?|creates?|creator|maker|built|builds?|developed|developer|develop|programmed|programmer|program|wrote|writes?|written|coded|code|owns?|owner|owned|trained|runs?|running|named?|names?|called?|old|age|born|live|lives|living|from|are|real|human|person|people|machine|computer|ai|a\.i|llm|gpt|chatgpt|model|alive|sentient|conscious|language|languages|speak|speaks|talk|talking|chat|say|know|knows|think|thinking|understand|feel|feeling|feelings|feels|like|likes|love|loves|hate|hates|want|wants|need|dream|dreams|sleep|eat|drink|see|hear|remember|learn|lie|mean|use|uses|using|used|offer|support|joke|jokes|story|stories|riddle|poem|song|songs|sing|dance|rap|secret|something|anything|funny|fun|interesting|favou?rite|colou?r|food|movie|music|doing|going|do|does|did|done|up|new|here|stupid|dumb|smart|clever|useless|idiot|boring|best|worst|single|married|girlfriend|boyfriend|friend|hobby|hobbies|gender|male|female|boy|girl|bored|sad|busy|ready|awake|online|okay|working|works?|able|purpose|thing|things|kind|sort|type|commands?|features?|instructions?|prompt|system|rules?|tell|show|give|time)$/i;

// What people wish to be told for fun; whatever else they wish to be told is a question.
const WISHED =
  /^(?:jokes?|story|stories|riddles?|poems?|songs?|secrets?|something|anything|funny|fun|interesting|else|new|another|tell|sing|give|write|show|say|talk|speak|dance|shut|away|go|ignore|forget|previous|prior|earlier|instructions?|rules?|prompts?)$/i;

// A question wrapped in one to the bot is a question: "can you tell me who won", "do you know why …".
const WRAPPER =
  /^(?:(?:ok(?:ay)?|so|and|but|hey|hi|hello|please|pls|well) )*(?:(?:can|could|would|will) (?:you|u)(?: please)? (?:tell|show|explain|say|find|give)(?: (?:me|us))?|(?:do|did) (?:you|u) (?:know|remember|think)(?: (?:that|if|whether))?|(?:please )?(?:tell|show|explain to) (?:me|us)(?: (?:about|of|please))?|(?:i (?:want|would like|wanna|need)|id like) to know)\b ?/i;

// The listener as the one who is or does something, whose something it is, or to whom it was done.
const ADDRESSED =
  /^(?:(?:who|whos|what|whats|how|hows|where|when|why|which|whose)\b(?: \S+){0,3}? )?(?:is|are|r|were|was|do|does|did|can|could|will|would|should|have|has|whats|whos|hows|am i)\b (?:\S+ )?(?:you|u|your|ur|yourself|yours)\b|^(?:you|u|ur|your|youre)\b|^(?:who|what) \S+ (?:you|u)$|^(?:i|we) (?:\S+ ){0,2}(?:you|u)\b|^(?:how|what) about (?:you|u)\b|^(?:love|hate|like|thank|fuck|screw|miss) (?:you|u)\b/i;

// "Tell me a joke", "sing a song", "say something": wishes, not questions.
const WISH =
  /^(?:please )?(?:(?:tell|sing|give|write|show|read) (?:me |us )?(?:a|an|another|one|some|something|your)\b|(?:sing|dance|say|talk|speak|shut up|go away|ignore|forget)\b)/i;

/**
 * Whether `question` is small talk: nothing but pleasantries ("hello", "thanks a lot!"), or a question
 * or wish put to the bot itself ("who made you", "tell me a joke"), with no word that tells in it but
 * those of such talk and those that the articles lack (`isKnown`, by term). What stands in quotation
 * marks is somebody else's talk. A message without a letter or digit is small talk too.
 */
export function isSmallTalk(question: string, isKnown: (term: string) => boolean): boolean {
  const own = question.slice(0, MAX_CHARACTERS).replace(/“[^”]*”|"[^"]*"/g, " quoted ");
  const all = splitWords(own);
  const plain = plainOf(all).replace(GREETING, "");
  const core = plain.replace(WRAPPER, "").trim();
  if (core === "" || PHRASES.test(plain)) return true;
  const says = (word: Word) => word.stop || PLEASANTRY.test(word.text);
  if (all.every(says) && !all.every(({ stop }) => stop) && !ASKS.test(plain)) return true;
  if (WISH.test(plain))
    return splitWords(plain).every((word) => says(word) || WISHED.test(word.text));
  const words = splitWords(core);
  if (core !== plain && !ADDRESSED.test(core)) {
    return words.every(({ stop }) => stop) && !ASKS.test(core);
  }
  const isPersonal = ({ text, term }: Word) => PERSONAL.test(text) || !isKnown(term);
  return ADDRESSED.test(core) && words.every((word) => says(word) || isPersonal(word));
}

const ASKS = /\b(?:who|whom|whose|what|when|where|why|which|how)\b/i;
const GREETING =
  /^(?:(?:hi+|hello+|hey+|yo|ok|okay|so|and|but|well|bot|verbatim|please|there|thanks|thank you) )+(?=\S)/i;
const PHRASES =
  /^(?:(?:hows|how is) (?:it going|it|life|things|everything)|whats (?:up|new|good|happening|this)|how goes it|(?:what|who) is this(?: bot)?|how does (?:this|it|that|the bot|this bot) work)$/i;

/** The words as they sound: no marks, no apostrophes, single spaces. */
function plainOf(words: readonly Word[]): string {
  return words.map(({ text }) => text.toLowerCase().replace(/['’]/g, "")).join(" ");
}
