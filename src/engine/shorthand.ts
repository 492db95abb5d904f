/**
 * A question as it was typed → in the spelling of texts. What is learned knows words by the spelling that
 * texts have, and people on phones leave out apostrophes and letters.
 */

// biome-ignore format: a table; a closed class, by hand
const SPELLED: Readonly<Record<string, string>> = {
  u: "you", ur: "your", r: "are", y: "why", n: "and", b4: "before", w: "with", wo: "without",
  bc: "because", bcs: "because", bcoz: "because", cuz: "because", coz: "because", cos: "because",
  ppl: "people", peeps: "people", pls: "please", plz: "please", thx: "thanks", tho: "though", thru: "through",
  wat: "what", wut: "what", wot: "what", wats: "what's", wuts: "what's", wich: "which", wen: "when",
  teh: "the", hte: "the", adn: "and", taht: "that", waht: "what", whta: "what", wehn: "when", whne: "when",
  whre: "where", wehre: "where", tihs: "this", wiht: "with", thier: "their", wer: "where", hw: "how", hwo: "who", abt: "about", smth: "something", sth: "something",
  sb: "somebody", govt: "government", yr: "year", yrs: "years", hr: "hour", hrs: "hours", mins: "minutes",
  gonna: "going to", wanna: "want to", gotta: "got to", kinda: "kind of", dunno: "don't know",
  whats: "what's", wheres: "where's", whos: "who's", whens: "when's", whys: "why's", hows: "how's",
  thats: "that's", theres: "there's", hes: "he's", shes: "she's", im: "I'm", ive: "I've",
  theyre: "they're", theyve: "they've", youre: "you're", lets: "let's",
  dont: "don't", doesnt: "doesn't", didnt: "didn't", isnt: "isn't", arent: "aren't", wasnt: "wasn't",
  werent: "weren't", hasnt: "hasn't", havent: "haven't", hadnt: "hadn't", cant: "can't",
  couldnt: "couldn't", wont: "won't", wouldnt: "wouldn't", shouldnt: "shouldn't",
};

/** `question` with chat's short spellings written out, but for words that the corpus itself `knows`. */
export function writeOut(question: string, knows: (word: string) => boolean): string {
  return question.replace(
    /(?<![\p{L}\p{N}'’.&/-])[a-z]\p{L}*\d?(?![\p{L}\p{N}'’&/-])/gu,
    (word) => {
      const spelled = Object.hasOwn(SPELLED, word) ? SPELLED[word] : undefined;
      return spelled === undefined || knows(word) ? word : spelled;
    },
  );
}
