/** The page's script: connects, and draws what the state says. */
import "./elements.ts";
import { render } from "lit";
import { createActions } from "./actions.ts";
import { connect, windowKey } from "./connection.ts";
import { TYPING_FOR, viewPage } from "./page-view.ts";
import { afterNews, type State } from "./state.ts";
import { createStore } from "./store.ts";

const root = document.getElementById("app") as HTMLElement;
root.replaceChildren();

const store = createStore(draw);
const connection = connect(
  await windowKey(),
  (news) => {
    store.update(afterNews(store.state, news, Date.now()));
    // The sign goes out by itself when nothing else happens.
    if (news.type === "typing") setTimeout(() => store.update({}), TYPING_FOR);
  },
  () => store.update({ connected: false }),
);
const actions = createActions(store, connection);

let shownPlace = "";

function draw(state: State): void {
  render(viewPage(state, actions, Date.now()), root);
  const name = state.scene?.bot.name;
  if (name !== undefined) document.title = `${name} · ${state.scene?.server}`;
  if (shownPlace === state.place) return;
  shownPlace = state.place;
  // The end: the history runs upwards.
  document.getElementById("scroll")?.scrollTo(0, 0);
  if (matchMedia("(hover: hover)").matches) document.getElementById("line")?.focus();
}

const wantsLight = matchMedia("(prefers-color-scheme: light)");
const followSystem = () => store.update({ light: wantsLight.matches });
wantsLight.addEventListener("change", followSystem);
followSystem();
