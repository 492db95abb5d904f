/** `verbatim bench ask`: what an answer costs on the corpus at hand, and in which step the time goes. */
import { answerQuestion } from "../discord/answer.ts";
import { createContext } from "../discord/command.ts";
import type { Article } from "../engine/article.ts";
import { createEngine } from "../engine/engine.ts";
import type { Sentence } from "../engine/sentences.ts";
import type { Steps } from "../engine/steps.ts";
import { splitWords } from "../engine/words.ts";
import { mean, quantile } from "../learn/metrics.ts";
import { renderTable } from "./table.ts";

/** What the steps do, in the words of the table. */
const STEPS: Readonly<Record<keyof Steps, string>> = {
  seek: "analyse the question",
  retrieve: "retrieve candidates",
  rank: "rank them",
  understand: "read the best by network",
  consider: "find phrases in them",
  settle: "settle the order",
  judge: "judge the confidence",
  sumUp: "merge what agrees",
};

/**
 * Asks each of `questions` `rounds` times, from question to rendered reply; where there are none,
 * questions are made of the corpus's own words. Yields the times of the first round, which meets
 * every sentence for the first time, those of the others, the processor's, and where the time of all went.
 */
export function* benchAsk(
  articles: readonly Article[],
  questions: readonly string[],
  rounds: number,
): Generator<string> {
  const spent = new Map<string, number>();
  const began = performance.now();
  const engine = createEngine(articles, undefined, undefined, (steps) =>
    watchSteps(steps, (name, ms) => spent.set(name, (spent.get(name) ?? 0) + ms)),
  );
  const built = Math.round(performance.now() - began);
  const context = createContext(engine, null);
  yield `${engine.sentences.length} sentences, ready in ${built} ms`;
  const asked = questions.length > 0 ? questions : makeQuestions(engine.sentences);
  const source = questions.length > 0 ? "" : " made of the corpus's own words";
  yield `${asked.length} questions${source}, asked ${rounds} times each, one after the other`;
  const times: number[][] = [];
  const busy: number[] = [];
  const named: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    times.push(
      asked.map((question) => {
        spent.clear();
        const cpu = process.cpuUsage();
        const start = performance.now();
        answerQuestion(question, context);
        const ms = performance.now() - start;
        const { user, system } = process.cpuUsage(cpu);
        busy.push((user + system) / 1000);
        named.push({ ...Object.fromEntries(spent), rest: ms - sumOf([...spent.values()]) });
        return ms;
      }),
    );
  }
  const [first = [], ...others] = times;
  yield "";
  yield* renderTable(
    [
      ["ms", "median", "p99", "worst"],
      rowOf("first round", first),
      ...(others.length > 0 ? [rowOf("the others", others.flat())] : []),
      // On a machine that does other things, what answering would take were it alone.
      rowOf("processor time", busy),
    ],
    new Set([1, 2, 3]),
  );
  yield "";
  yield* renderTable(stepRows(named), new Set([1, 2, 3]));
}

/** `steps`, each of which reports to `spend` how many milliseconds a call took. */
function watchSteps(steps: Steps, spend: (name: string, ms: number) => void): Steps {
  const watched = Object.entries(steps).map(([name, step]) => [
    name,
    (...args: readonly unknown[]) => {
      const start = performance.now();
      try {
        return step(...args);
      } finally {
        spend(name, performance.now() - start);
      }
    },
  ]);
  return Object.fromEntries(watched) as Steps;
}

function stepRows(named: readonly Readonly<Record<string, number>>[]): string[][] {
  const total = sumOf(named.map((times) => sumOf(Object.values(times))));
  const rows = Object.entries({ ...STEPS, rest: "all else, and render the reply" });
  return [
    ["step", "median", "p99", "share"],
    ...rows.map(([name, label]) => {
      const times = named.map((one) => one[name] ?? 0);
      return [label, ...quantiles(times), `${Math.round((100 * sumOf(times)) / total)} %`];
    }),
  ];
}

function rowOf(label: string, times: readonly number[]): string[] {
  return [label, ...quantiles(times), format(Math.max(...times))];
}

function quantiles(times: readonly number[]): string[] {
  return [0.5, 0.99].map((share) => format(quantile(times, share) ?? 0));
}

function format(ms: number): string {
  return ms.toFixed(2);
}

function sumOf(values: readonly number[]): number {
  return mean(values) * values.length;
}

const MADE = 100; // questions, when none are given
const OPENINGS = ["who", "what", "when did", "where did", "how many", "why did", "did", "how long"];
const WORDS = 4; // of the sentence, in each

/** Questions in words that stand together in sentences from all over the corpus, the same every time. */
function makeQuestions(sentences: readonly Sentence[]): string[] {
  const every = Math.max(1, sentences.length / MADE);
  const count = Math.min(MADE, sentences.length);
  return Array.from({ length: count }, (_, i) => {
    const { text } = sentences[Math.floor(i * every)] as Sentence;
    const words = splitWords(text).filter(({ stop }) => !stop);
    const chosen = words.slice(0, WORDS).map((word) => word.text.toLowerCase());
    return [OPENINGS[i % OPENINGS.length], ...chosen].join(" ");
  });
}
