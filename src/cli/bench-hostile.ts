/** `verbatim bench hostile`: what messages made to hurt cost, printed so that a figure can be checked. */
import { layOut } from "../corpus/layout.ts";
import { answerQuestion } from "../discord/answer.ts";
import { type Context, createContext } from "../discord/command.ts";
import { createEngine } from "../engine/engine.ts";
import { mulberry32 } from "../learn/random.ts";

/**
 * Runs the benchmark `hostile`: messages made to hurt, each of 2,000 characters, from question to
 * rendered reply, on a made-up corpus of `sentences` sentences. Yields one line a message, in
 * milliseconds (median and worst of five), and the worst of all at the end.
 */
export function* benchHostile(sentences: number): Generator<string> {
  const started = performance.now();
  const engine = createEngine(makeArticles(sentences));
  const built = Math.round(performance.now() - started);
  const context = createContext(engine, null);
  yield `${engine.sentences.length} sentences, indexed in ${built} ms`;
  let worst = { name: "", ms: 0 };
  for (const [name, unit] of Object.entries(HOSTILE)) {
    const question = unit.repeat(Math.ceil(MESSAGE / unit.length)).slice(0, MESSAGE);
    const times = Array.from({ length: 5 }, () => time(context, question)).sort((a, b) => a - b);
    const slowest = times.at(-1) as number;
    if (slowest > worst.ms) worst = { name, ms: slowest };
    yield `${format(times[2] as number)} ${format(slowest)}  ${name}`;
  }
  yield `worst: ${worst.ms.toFixed(1)} ms, ${worst.name}`;
}

const MESSAGE = 2000; // characters, the longest message of a user without Nitro

const SYLLABLES =
  "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru pla ste tri".split(
    " ",
  );

/** The word of rank `rank`, pronounceable and its own. */
function makeWord(rank: number): string {
  let word = "";
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
}

// What a message repeats until it is full. Words with numbers are frequent in the made-up corpus.
const HOSTILE: Readonly<Record<string, string>> = {
  "one letter": "a",
  "one letter, spaced": "a ",
  "one stop word": "the ",
  "all stop words":
    "the of and to in is was he for it with as his on be at by i this had not are but from or have an they which one you were all her she there would their we him been has when who will no more if out so up said what ",
  "frequent words": Array.from({ length: 60 }, (_, i) => `${makeWord(i)} `).join(""),
  "rare words": Array.from({ length: 60 }, (_, i) => `${makeWord(20_000 + 131 * i)} `).join(""),
  "misspelt words": Array.from({ length: 60 }, (_, i) => `${makeWord(40 + i)}q `).join(""),
  "word beginnings": Array.from({ length: 60 }, (_, i) => `${makeWord(900 + i).slice(0, 4)} `).join(
    "",
  ),
  digits: "1234567890",
  "digits and words": "1234567890abc123 ",
  "numbers with commas": "1,234,567,",
  dots: ".",
  initials: "a.a.",
  "words with dashes": "well-to-do-",
  "exclamation marks": "!",
  emoji: "😀",
  "flags and joined emoji": "🇫🇮👩‍👩‍👧‍👦",
  "web address": "https://example.org/a?b=c&",
  "mail address": "someone@example.org,",
  hashtags: "#news",
  mentions: "<@123456789012345678>",
  "zero-width spaces": "a\u200b",
  apostrophes: "'a'",
  abbreviations: "e.g. U.S. Mr. ",
  "open brackets": "([{",
  newlines: "\n",
  spaces: " ",
  times: "12:34:56 ",
  money: "$1.99 ",
  Chinese: "中文字符",
  "Arabic with vowel signs": "مَرْحَبًا",
  "stacked accents": "a\u0301\u0302\u0303\u0304",
  backslashes: "\\",
  asterisks: "*",
  "one long word": "antidisestablishmentarianism",
};

function time(context: Context, question: string): number {
  const start = performance.now();
  answerQuestion(question, context);
  return performance.now() - start;
}

function format(ms: number): string {
  return `${ms.toFixed(1).padStart(8)} ms`;
}

const SENTENCES_EACH = 100; // in one article

/** Articles of made-up words whose frequencies fall as in English (Zipf), the same on every run. */
function makeArticles(sentences: number) {
  const random = mulberry32(20260101);
  const nextWord = (): string => {
    if (random() < 0.45) return STOP[Math.floor(STOP.length * random() ** 2)] as string;
    return makeWord(Math.floor(VOCABULARY ** random()));
  };
  const nextSentence = (): string => {
    const words = Array.from({ length: 8 + Math.floor(20 * random()) }, nextWord);
    return `${(words[0] as string)[0]?.toUpperCase()}${words.join(" ").slice(1)}.`;
  };
  return Array.from({ length: Math.ceil(sentences / SENTENCES_EACH) }, (_, i) =>
    layOut(
      `${i}.txt`,
      Array.from({ length: SENTENCES_EACH / 4 }, () =>
        Array.from({ length: 4 }, nextSentence).join(" "),
      ).join("\n\n"),
    ),
  );
}

const VOCABULARY = 60_000; // words
const STOP =
  "the of and to in a is that was he for it with as his on be at by this had not are but from or have an they".split(
    " ",
  );
