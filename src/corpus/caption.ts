/** How captions begin. */
const BEGINS =
  /^(?:in this (?:\S+ ){0,4}?(?:photo|photograph|image|picture|frame|handout|file)\b|(?:file )?(?:photo|photograph|picture|image)s?(?: shows\b|:)|pictured\b|(?:above|below|from left|left to right|clockwise from)[^:]{0,20}:)/i;

const MAX_CAPTION = 500;

/** Whether `line` says that it describes a picture. */
export function isCaption(line: string): boolean {
  return line.length <= MAX_CAPTION && BEGINS.test(line);
}

/** Who made a picture, named at the end of its caption; each begins where the credit begins. */
const CREDITS: readonly RegExp[] = [
  // '(Photo: ANI)', '[File photo]', '(Image courtesy of NASA)'
  /[([](?:file |stock |handout )?(?:photo|photograph|picture|pic|image|credit|source|courtesy)s?\b[^()[\]]{0,80}[)\]]\.?$/i,
  // '(AP: Jane Doe, Agency)', '(Reuters/Jane Doe)', '(Supplied: City Council)'
  /\(\p{Lu}[\p{L}. ]{1,30}(?:: |\/)\p{Lu}[^()]{1,60}\)\.?$/u,
  // '/Photo: AFP', '| Photograph by Jane Doe', 'Image credit: NASA'
  /[/|–—-]? ?\b(?:[Ff]ile )?(?:[Pp]hoto|[Pp]hotograph|[Pp]icture|[Pp]ic|[Ii]mage|PHOTO)s?(?: [Cc]redits?| [Ss]ource)? ?(?:: ?|by )\p{Lu}[^.:]{1,60}$/u,
  /[/|–—-]? ?\b(?:[Cc]redit|CREDIT) ?: ?\p{Lu}[^.:]{1,60}$/u,
];

/** The agency alone, as at the end of many a story: '… he said. (AFP)'. */
const AGENCY =
  /\((?:AP|AFP|EPA|ANI|PTI|IANS|DPA|dpa|UPI|KUNA|Reuters|REUTERS|Xinhua|Yonhap|Bernama|Getty Images)(?:[-/ ]\w{2,20})?\)$/;

/** Where the credit begins that ends `text`, and whether it makes `text` a caption; or null. */
export function findCredit(text: string): { start: number; caption: boolean } | null {
  const offset = Math.max(0, text.length - 160);
  const end = text.slice(offset);
  for (const credit of CREDITS) {
    const at = end.search(credit);
    if (at >= 0) return { start: offset + at, caption: text.length <= MAX_CAPTION };
  }
  const at = end.search(AGENCY);
  return at < 0 ? null : { start: offset + at, caption: !/[.!?]["”’]?\s*$/.test(end.slice(0, at)) };
}
