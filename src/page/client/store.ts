/** The one place where the page's state stands; what changes it draws the page anew. */
import { START, type State } from "./state.ts";

/** State with a drawer behind it. */
export interface Store {
  readonly state: State;
  /** Changes the state and draws; then puts the focus on the element that `focus` selects. */
  update(change: Partial<State>, focus?: string): void;
}

/** A store whose `draw` is called once for all changes of one turn. */
export function createStore(draw: (state: State) => void): Store {
  let state = START;
  let drawing = false;
  let focusNext: string | undefined;
  return {
    get state() {
      return state;
    },
    update(change, focus) {
      state = { ...state, ...change };
      focusNext = focus ?? focusNext;
      if (drawing) return;
      drawing = true;
      queueMicrotask(() => {
        drawing = false;
        draw(state);
        if (focusNext !== undefined) document.querySelector<HTMLElement>(focusNext)?.focus();
        focusNext = undefined;
      });
    },
  };
}
