/** Questions for newcomers, looked for while the page is open already. */
import type { Engine } from "../engine/engine.ts";
import { findQuestions } from "../engine/example-questions.ts";

const PAUSE = 100; // ms between two tries, for who asks something meanwhile

/** Hands `onFound` the questions found so far, each time there is one more; the work waits its turn. */
export function suggestQuestions(
  engine: Engine,
  onFound: (questions: readonly string[]) => void,
): { stop(): void } {
  const search = findQuestions(engine);
  const found: string[] = [];
  let turn = setTimeout(look, 0);
  function look(): void {
    const { value, done } = search.next();
    if (done) return;
    if (value !== null) {
      found.push(value);
      onFound([...found]);
    }
    turn = setTimeout(look, PAUSE);
  }
  return { stop: () => clearTimeout(turn) };
}
