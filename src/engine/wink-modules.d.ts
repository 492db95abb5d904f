// wink's word tools ship without types; these are the parts in use.
declare module "wink-porter2-stemmer" {
  /** The Porter2 stem of a lower-case English word (https://snowballstem.org/algorithms/english/stemmer.html). */
  export default function stem(word: string): string;
}
declare module "wink-lexicon/src/wn-verb-exceptions.js" {
  /** WordNet's irregular verb forms, form → base form: `met` → `meet`. */
  const exceptions: Readonly<Record<string, string>>;
  export default exceptions;
}
declare module "wink-lexicon/src/wn-noun-exceptions.js" {
  /** WordNet's irregular plurals, plural → singular: `children` → `child`. */
  const exceptions: Readonly<Record<string, string>>;
  export default exceptions;
}
