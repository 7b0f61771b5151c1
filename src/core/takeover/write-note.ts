import { z } from "zod";
import { conversationAct } from "../act.ts";
import { dangerMeant } from "../records/danger.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { member, words } from "../staff-turn.ts";
import { alert, noteDown } from "../turn/told-staff.ts";
import { finish, newPlan } from "../turn/turn-plan.ts";

const MOST_MENTIONED = 20;
const EVERYBODY = [...SERVING, "technician"] as const;

/** Words among colleagues about a conversation: no resident reads them. Who is named hears of it. */
export const writeNote = conversationAct({
  name: "note",
  may: { own: EVERYBODY, others: EVERYBODY, unassigned: EVERYBODY },
  input: z.object({
    text: words(4_000),
    mentions: z.array(z.string()).max(MOST_MENTIONED).default([]).describe("Ids of colleagues"),
  }),
  decide(world, by, { text, mentions }, now) {
    const known = new Set(world.colleagues.map(({ id }) => id));
    if (!mentions.every((id) => known.has(id))) return failed("no-such-colleague");
    const noted = noteDown(newPlan(world, world.conversation, now), "note", member(by), {
      text,
      mentions,
    });
    const told =
      mentions.length === 0
        ? noted
        : alert(
            noted,
            "staff",
            "staff.mentioned",
            { staff: by.name, text },
            { ticket: null, ids: mentions },
          );
    return ok(finish(told, "notice"));
  },
});

/** Staff say that a message was taken for something that it isn't: admins see it (E7). */
export const wrongIntent = conversationAct({
  name: "wrong-intent",
  may: { own: EVERYBODY, others: EVERYBODY, unassigned: EVERYBODY },
  input: z.object({
    message: z.string().max(400).describe("The line's id"),
    intent: z
      .string()
      .max(100)
      .optional()
      .describe("What it means, where that is known; a danger by its kind: `emergency:fire`"),
  }),
  decide(world, by, { message, intent = "" }, now) {
    const isKnown = world.content.intents.includes(intent) || dangerMeant(intent) !== null;
    if (intent !== "" && !isKnown) return failed("no-such-kind");
    const plan = newPlan(world, world.conversation, now);
    const judged = { text: intent, about: message };
    return ok(finish(noteDown(plan, "wrong-intent", member(by), judged), "notice"));
  },
});

/** Staff say of an alarm that there was danger: admins keep the message as an example of it (E7). */
export const realAlarm = conversationAct({
  name: "real-alarm",
  may: { own: EVERYBODY, others: EVERYBODY, unassigned: EVERYBODY },
  input: z.object({ message: z.string().max(400).describe("The line's id") }),
  decide(world, by, { message }, now) {
    const plan = newPlan(world, world.conversation, now);
    const judged = { text: "", about: message };
    return ok(finish(noteDown(plan, "real-alarm", member(by), judged), "notice"));
  },
});
