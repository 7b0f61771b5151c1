import { LONGEST_MESSAGE } from "./decide.ts";
import { cut } from "../text/cut.ts";
import { alert } from "../turn/told-staff.ts";
import { finish, newPlan, say } from "../turn/turn-plan.ts";
import type { Inbound } from "../records/message.ts";
import type { Turn, World } from "../turn/turn.ts";

/** Staff see so much of it; the whole message stands in the transcript. */
const SHOWN = 300;

/**
 * The turn of a message that cannot be handled: it is kept in the transcript, staff are told, and
 * the resident gets a neutral reply. The conversation stays as it was.
 */
export function quarantined(world: World, message: Inbound, now: number): Turn {
  const text = cut(message.text.toWellFormed(), LONGEST_MESSAGE);
  const plan = newPlan(world, world.conversation, now, text);
  const told = alert(
    plan,
    "staff",
    "staff.quarantined",
    { text: cut(text, SHOWN) },
    { ticket: null, urgent: true },
  );
  return finish(say(told, "trouble"), "reply", [
    {
      id: `${world.ids.turn}.m`,
      who: { kind: "resident" },
      text,
      choices: [],
      attachments: [...message.attachments],
      at: now,
      understood: null,
      message: message.id,
    },
  ]);
}
