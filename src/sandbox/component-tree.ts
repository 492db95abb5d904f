import type { APIMessageTopLevelComponent } from "discord.js";

/** A component of any depth, with the way to it from the message's `components`. */
export interface PlacedComponent {
  readonly component: AnyComponent;
  readonly path: readonly PropertyKey[];
}

type Children<T> = T extends { components: (infer Child)[] } ? Child | Children<Child> : never;
type Accessory<T> = T extends { accessory: infer It } ? It : never;
/** Any component a message may have, at any depth. */
export type AnyComponent =
  | APIMessageTopLevelComponent
  | Children<APIMessageTopLevelComponent>
  | Accessory<APIMessageTopLevelComponent>
  | Accessory<Children<APIMessageTopLevelComponent>>;

/** Every component of a message, outer ones first, each with its path. */
export function* nested(
  components: readonly AnyComponent[],
  path: readonly PropertyKey[] = [],
): Generator<PlacedComponent> {
  for (const [i, component] of components.entries()) {
    const here = [...path, i];
    yield { component, path: here };
    if ("components" in component) {
      yield* nested(component.components, [...here, "components"]);
    }
    if ("accessory" in component) {
      yield { component: component.accessory, path: [...here, "accessory"] };
    }
  }
}
