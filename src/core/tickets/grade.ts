import type { Dialog } from "../content/content.ts";
import type { Clocks, Slots, TicketClass } from "../records/ticket.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { classify, clocksOf, wishedBy } from "./classify.ts";
import { onSameMatter } from "./same-matter.ts";

/** What the class and the clocks of a ticket depend on. */
interface Graded {
  readonly dialog: Pick<Dialog, "answer" | "resolve" | "class">;
  readonly kind: string;
  readonly slots: Slots;
  readonly notes?: readonly string[];
  readonly feelings?: readonly string[];
}

/** The class of a ticket that opens now, what that was read off, and the clocks that follow. */
export function grade(
  { world, now }: TurnPlan,
  { dialog, kind, slots, notes = [], feelings = [] }: Graded,
): {
  readonly class: TicketClass | null;
  readonly cues?: string[];
  readonly clocks: Clocks;
} {
  const { content, community, tickets } = world;
  const texts = [slots.issue ?? "", ...notes].filter((text) => text !== "");
  const history = onSameMatter(tickets, { kind, texts }, content);
  const found = classify({ kind, texts, feelings, history }, content);
  const clocks = { answer: dialog.answer, resolve: dialog.resolve };
  if (found.class === null) return { class: dialog.class, clocks };
  const wished = wishedBy(texts, now, community.zone, content.classes);
  return {
    class: found.class,
    cues: [...found.cues],
    clocks: clocksOf(found.class, clocks, wished, content.classes),
  };
}
