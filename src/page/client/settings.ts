/** Settings the components read once when they load: no picture of theirs comes from elsewhere. */

const NOTHING = "data:,";
const NAMES = ["blue", "gray", "green", "orange", "red", "pink", "default"];

Object.assign(globalThis, {
  $discordMessage: { avatars: Object.fromEntries(NAMES.map((name) => [name, NOTHING])) },
});
