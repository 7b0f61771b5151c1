import { isOfficeTime } from "../tickets/clocks.ts";
import type { Dialog } from "../content/content.ts";
import { spokenNumber } from "../courtesy/time-words.ts";
import { slotsOf, type Matter } from "../records/matter.ts";
import type { Slots } from "../records/ticket.ts";
import { filedWords } from "../tickets/filed-words.ts";
import { messageFor } from "../tickets/message-for.ts";
import { openTicket } from "../tickets/open-ticket.ts";
import { languageOf, remember, sayPromised, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { missingSlots } from "./ask.ts";
import { colleagueIn } from "./words.ts";
import { dialogOf, matterNow, MESSAGE, withMatter } from "./matters.ts";

/** Opens the ticket of a matter, and says so with its number and the promised time (C5, B21). */
export function file(plan: TurnPlan, matter: Matter): TurnPlan {
  return opened(plan, matter, false);
}

/** What its resident left is filed as it stands, with what is missing: never silently dropped. */
export function fileAsItStands(plan: TurnPlan, matter: Matter): TurnPlan {
  return opened(plan, matter, true);
}

function opened(plan: TurnPlan, matter: Matter, unconfirmed: boolean): TurnPlan {
  const dialog = dialogOf(plan, matter);
  if (!dialog) return plan;
  const slots = slotsOf(matter);
  const missing = missingSlots(plan, dialog, matter)
    .filter(({ optional }) => !optional)
    .map(({ slot }) => slot);
  const questions = matter.questions.map((text) => wording(plan, "staff.asked", { text }));
  const { feelings } = matter;
  const kind = dialog.for.includes(matter.kind) ? matter.kind : (dialog.for[0] ?? matter.kind);
  const wanted = { dialog, kind, slots, notes: questions, feelings, unconfirmed, missing };
  const colleague = kind === MESSAGE ? colleagueIn(plan, slots.issue ?? "") : null;
  if (colleague !== null) return left(messageFor(plan, colleague, wanted), matter);
  const { plan: done, ticket, promised } = openTicket(plan, wanted);
  const filed = withMatter(done, {
    ...(matterNow(done, matter) ?? matter),
    state: "filed",
    open: null,
    ticket: ticket.id,
  });
  const { key, fillings } = filedWords(filed, dialog, ticket);
  const isLeft = unconfirmed && dialog.opens === "read-back";
  return sayPromised(
    remembering(filed, slots),
    isLeft ? LEFT[plan.messageText === "" ? "by-clock" : "in-reply"] : key,
    promised,
    {
      ...doneFillings(filed, dialog, promised.due, ticket.id),
      intent: nameOf(plan, kind),
      sorry: OVERCHARGED.test(slots.issue ?? "") ? wording(plan, "fees.sorry") : "",
      ...fillings,
    },
  );
}

function nameOf(plan: TurnPlan, kind: string): string {
  const key = `intent.${kind}`;
  return plan.world.content.phrases.has(key) ? wording(plan, key) : "";
}

const LEFT = {
  "by-clock": "matter.filed-as-it-stands",
  "in-reply": "matter.filed-so-far",
} as const;

/** Money taken twice or wrongly is our fault until we know better. */
const OVERCHARGED =
  /(?:[扣收繳缴付算]|charg|debit|deduct|bill)\S{0,4}\s?(?:[兩两2二多]次|[兩两2二]遍|重[複复]|twice|double|too much|wrong)|(?:重[複复]|多|double|over)-?\s?(?:[扣收算]|charg|bill)/i;

/** Where somebody else lives is not where they do. */
function remembering(plan: TurnPlan, { unit, ...who }: Slots): TurnPlan {
  return remember(plan, plan.conversation.known.unit ? who : { ...who, unit });
}

/** A message is on record with the colleague whom it is for (B4, B26). */
function left(plan: TurnPlan, matter: Matter): TurnPlan {
  const ticket = plan.conversation.tickets.at(-1) ?? null;
  return withMatter(plan, {
    ...(matterNow(plan, matter) ?? matter),
    state: "filed",
    open: null,
    ticket,
  });
}

/** The ticket's number, and 「十分鐘內」 where the promised time is just that far away. */
export function doneFillings(
  plan: TurnPlan,
  dialog: Dialog,
  due: number,
  ticket: string,
): Readonly<Record<string, string>> {
  const soon = due - plan.now === dialog.answer.minutes * 60_000;
  return {
    ticket,
    minutes: soon ? spokenNumber(dialog.answer.minutes, languageOf(plan)) : "",
    why: isOfficeTime(plan.now, plan.world.community) ? "" : wording(plan, "office.closed"),
  };
}
