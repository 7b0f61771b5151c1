import { z } from "zod";
import { conversationAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { slotsSchema } from "../records/ticket.ts";
import { failed, ok } from "../result.ts";
import { member, words } from "../staff-turn.ts";
import { openTicket } from "../tickets/open-ticket.ts";
import { noteDown } from "../turn/told-staff.ts";
import { finish, newPlan, withConversation, withTicket } from "../turn/turn-plan.ts";

/** Conversations that nobody writes in: whoever is behind one is called on the phone. */
export const COUNTER = "counter";

/** How it came to us. */
export const WAYS = ["counter", "phone", "letter", "patrol"] as const;

/**
 * Staff file for somebody who came, phoned or wrote, and from their rounds: into the same queue,
 * with the same clocks (D17). It begins a conversation of its own, in which nobody writes: what is
 * told there is a call for staff to make.
 */
export const fileFor = conversationAct({
  name: "file",
  may: { own: SERVING, others: SERVING, unassigned: SERVING },
  begins: true,
  input: z.object({
    kind: z.string().max(100).describe("As tickets have it: repair, complaint …"),
    issue: words(2_000),
    unit: words(100).optional().describe("As it is said: A棟1203"),
    name: words(100).optional(),
    phone: words(40).optional(),
    via: z.enum(WAYS),
    language: z.enum(["zh-Hant", "zh-Hans", "en"]).default("zh-Hant"),
  }),
  decide(world, by, { kind, issue, unit, name, phone, via, language }, now) {
    const { conversation, content, community } = world;
    if (conversation.channel !== COUNTER) return failed("no-such-conversation");
    if (conversation.tickets.length > 0) return failed("already-done");
    const dialog = content.dialogFor.get(kind);
    if (!dialog) return failed("no-such-kind");
    const read = (text: string | undefined) =>
      text === undefined ? null : content.understanding.answers(text, community.country);
    const told = {
      issue,
      ...present("unit", read(unit)?.unit),
      ...present("name", read(name)?.name ?? plainName(name)),
      ...present("phone", read(phone)?.phone ?? phone),
    };
    const slots = slotsSchema.parse(told);
    const { issue: _words, ...known } = slots;
    const plan = newPlan(world, { ...conversation, language, known }, now, issue);
    // A unit that could not be read is not lost.
    const notes = unit !== undefined && !slots.unit ? [unit] : [];
    const { plan: opened, ticket } = openTicket(plan, { dialog, kind, slots, notes });
    const marked = { ...ticket, via };
    const filed = withTicket(opened, marked);
    const seen = withConversation(filed, { heard: { text: issue, at: now } });
    return ok(finish(noteDown(seen, "filed", member(by), { text: via }), "notice"));
  },
});

function present<T>(slot: string, value: T | null | undefined): Record<string, T> {
  return value === null || value === undefined ? {} : { [slot]: value };
}

/** A name that no reader knows for one is what staff wrote. */
function plainName(name: string | undefined) {
  return name === undefined ? null : { surname: name, given: null, form: null };
}
