/** English words for numbers, for whoever reads, compares or marks figures. */

// biome-ignore format: a table
/** From zero to ninety; "twenty-four" is two of them. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17,
  eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
  eighty: 80, ninety: 90,
};

/** The words for the numbers from `least` to `most`, as alternatives of a pattern. */
export function numberWords(least: number, most: number): string {
  const words = Object.keys(NUMBER_WORDS);
  return words
    .filter((word) => {
      const number = NUMBER_WORDS[word] as number;
      return number >= least && number <= most;
    })
    .join("|");
}
