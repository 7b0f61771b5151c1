import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Classes, Content, Dialog } from "../../../src/core/content/content.ts";
import { classesFile } from "../../../src/core/content/schema.ts";
import type { Outgoing } from "../../../src/core/records/message.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import type { Timer } from "../../../src/core/records/timer.ts";
import { filedWords } from "../../../src/core/tickets/filed-words.ts";
import { openTicket } from "../../../src/core/tickets/open-ticket.ts";
import { finish, newPlan, sayPromised } from "../../../src/core/turn/turn-plan.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import {
  complaintCuesFile,
  createCueReader,
} from "../../../src/core/understanding/complaint-cues.ts";
import { FEATURES } from "../../../src/features.ts";
import { literalWorld, NOW, showing } from "../literal-world.ts";

const read = (path: string): unknown =>
  parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));

/** The shipped rows over the shipped words. */
export const classes: Classes = {
  ...classesFile.parse(read("dialogs/classes.yml")),
  cuesIn: createCueReader(complaintCuesFile.parse(read("intents/complaint-cues.yml"))),
};
const phrases = showing(
  ["ticket", "class", "due", "now", "reason", "notes", "cues", "staff", "text", "issue"],
  [
    "complaint.done.major",
    "complaint.done.important",
    "complaint.done.minor",
    "cue.safety",
    "cue.neglect",
  ],
);
export const content: Partial<Content> = { classes, phrases };

const complaintDialog: Dialog = {
  dialog: "complaint",
  for: ["complaint"],
  slots: [],
  opens: "read-back",
  answer: { minutes: 60, hours: "office" },
  resolve: { days: 2 },
  class: null,
  done: "complaint.done",
};

/** What the desk does when a complaint is filed, and says of it. */
export function filed(
  issue: string,
  {
    now = NOW,
    notes = [],
    feelings = [],
  }: {
    readonly now?: number;
    readonly notes?: readonly string[];
    readonly feelings?: readonly string[];
  } = {},
): { readonly turn: Turn; readonly ticket: Ticket } {
  const world = literalWorld({ content });
  const matter = {
    dialog: complaintDialog,
    kind: "complaint",
    slots: { issue },
    notes,
    feelings,
  };
  const { plan, ticket, promised } = openTicket(newPlan(world, world.conversation, now), matter);
  const { key, fillings } = filedWords(plan, complaintDialog, ticket);
  return { turn: finish(sayPromised(plan, key, promised, fillings), "reply"), ticket };
}

/** What happens when a timer of a ticket falls due. */
export function fire(ticket: Ticket, timer: Timer | undefined, now = timer?.due ?? 0): Turn | null {
  const kind = FEATURES.timers.get(timer?.kind ?? "");
  if (!timer || !kind) throw new Error("there is no such timer");
  return kind.fire(literalWorld({ content, tickets: [ticket] }), timer, now);
}

export const timerOf = ({ timers }: Turn, kind: string): Timer | undefined =>
  timers.find((timer) => timer.kind === kind);
/** What staff are told, by whom it is meant for. */
export const staffTold = ({ outbox }: Pick<Turn, "outbox">) =>
  outbox.flatMap(({ to, text, urgent }: Outgoing) =>
    to.kind === "staff" ? [{ role: to.role, text, urgent }] : [],
  );
