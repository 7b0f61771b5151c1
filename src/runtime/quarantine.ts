import { cut } from "../core/cut.ts";
import { alert, finish, newDraft, say } from "../core/dialogs/draft.ts";
import type { Inbound } from "../core/message.ts";
import type { Turn, World } from "../core/turn.ts";

/** Staff see so much of it; the whole message stands in the transcript. */
const SHOWN = 300;

/**
 * The turn of a message that cannot be handled: it is kept in the transcript, staff are told, and
 * the resident gets a neutral reply. The conversation stays as it was.
 */
export function quarantined(world: World, message: Inbound, now: number): Turn {
  const text = cut(message.text.toWellFormed(), 4_000);
  const draft = newDraft(world, world.conversation, now, text);
  const told = alert(
    draft,
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
