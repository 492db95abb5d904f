import type { Gateway } from "./gateway.ts";
import { tellOfGuild } from "./guild-events.ts";
import { tellOfMessage, tellOfReaction, tellOfTyping } from "./message-events.ts";
import { tellOfThread } from "./thread-events.ts";
import type { World } from "./world.ts";

/** Tells the bot over the gateway what happens in the world, as far as it may know. */
export function feedBot(world: World, gateway: Gateway): void {
  world.feed.on((happening) => {
    switch (happening.type) {
      case "messageCreated":
      case "messageUpdated":
      case "messageDeleted":
        return tellOfMessage(world, gateway, happening);
      case "reactionAdded":
      case "reactionRemoved":
      case "reactionsCleared":
        return tellOfReaction(world, gateway, happening);
      case "typing":
        return tellOfTyping(world, gateway, happening);
      case "threadCreated":
      case "threadUpdated":
      case "threadDeleted":
      case "threadJoined":
      case "threadLeft":
        return tellOfThread(world, gateway, happening);
      case "botJoined":
      case "botLeft":
      case "roleCreated":
      case "channelCreated":
      case "channelChanged":
        return tellOfGuild(world, gateway, happening);
      default:
    }
  });
}
