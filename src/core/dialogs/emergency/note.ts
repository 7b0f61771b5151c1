import type { Dialog } from "../../content/content.ts";
import { unitWords } from "../../courtesy/unit-words.ts";
import type { ToldDanger } from "../../records/conversation.ts";
import type { Slots } from "../../records/ticket.ts";
import { clean } from "../../text/normalise.ts";
import { addToTicket } from "../../tickets/open-ticket.ts";
import { ticketState } from "../../tickets/state.ts";
import { dangerName, keyFor } from "../../turn/danger-phrases.ts";
import { slotWords } from "../../turn/slot-words.ts";
import { alert } from "../../turn/told-staff.ts";
import { languageOf, remember, say, ticketOf } from "../../turn/turn-plan.ts";
import type { TurnPlan } from "../../turn/turn.ts";
import { LONGEST_ISSUE } from "../../records/matter.ts";
import type { Utterance } from "../utterance.ts";
import { withDanger } from "./told-danger.ts";
import { correctsPlace, isPlaced, placeOf, toldBy } from "./whereabouts.ts";

/** Puts a resident's words on record, says so where nothing else was said, and asks where it is. */
export function noted(
  plan: TurnPlan,
  utterance: Utterance,
  told: ToldDanger,
  { alarm }: { readonly alarm: boolean },
): TurnPlan {
  const dialog = plan.world.content.dialogFor.get("emergency");
  const ticket = ticketOf(plan, told.ticket);
  if (!dialog || !ticket) return plan;
  const known = ticketState(ticket).slots;
  const issue = [known.issue ?? "", utterance.text].filter((text) => text !== "").join("\n");
  const asked = told.asked > 0 && !told.placed;
  const said = toldBy(utterance, asked ? plan.world : undefined);
  const facts = placeOf(known, said, correctsPlace(utterance));
  const slots = { ...facts, issue: shortened(issue) };
  const added = addToTicket(plan, told.ticket, slots, { by: "resident", words: utterance.text });
  const alarmed = alarm
    ? alert(
        added,
        "supervisor",
        "staff.emergency",
        {
          ...slotWords(plan.world, {
            ...known,
            ...slots,
            issue: shortened(utterance.text),
          }),
          ticket: told.ticket,
          danger: dangerName(added, told.advised.at(-1) ?? told.kind),
        },
        { ticket: told.ticket, urgent: true },
      )
    : added;
  const record: ToldDanger = {
    ...told,
    saidAt: plan.now,
    // Asked for it, they say what they can.
    placed: told.placed || isPlaced(facts, known) || (asked && facts.place !== undefined),
  };
  const kept = withDanger(rememberPerson(alarmed, facts), record);
  const isSaid = kept.says.length > 0;
  const isNews = correctsPlace(utterance) || (asked && known.unit === undefined);
  const isPlace = facts.unit !== undefined && (!isSaid || isNews);
  const { unit } = { ...known, ...facts };
  const placed = isPlace
    ? say(kept, keyFor(kept, "emergency.placed", told), {
        unit: placeWords(utterance, unit ? unitWords(unit, languageOf(kept)) : ""),
      })
    : kept;
  const spoken =
    isSaid || isPlace || dialog.noted === undefined
      ? placed
      : say(placed, keyFor(placed, dialog.noted, told), { ticket: told.ticket });
  return askPlace(spoken, record, dialog);
}

/** As it was understood, where that holds every number that was told; else in their own words. */
function placeWords(utterance: Utterance, understood: string): string {
  const told = utterance.text.trim();
  const numbers = told.toLowerCase().match(NUMBERS) ?? [];
  const holdsAll = numbers.every((number) => understood.toLowerCase().includes(number));
  return holdsAll || correctsPlace(utterance) || told.length > LONGEST_PLACE ? understood : told;
}
const NUMBERS = /\d+|[一二三四五六七八九十]+(?=[號号門门])/g;
const LONGEST_PLACE = 40;

/** Where a danger is need not be where they live. */
export function rememberPerson(plan: TurnPlan, { name, phone }: Slots): TurnPlan {
  return remember(plan, { ...(name ? { name } : {}), ...(phone ? { phone } : {}) });
}

/** Where to send help: asked twice, in other words, and never in between. */
export function askPlace(plan: TurnPlan, told: ToldDanger, dialog: Dialog): TurnPlan {
  const [slot] = dialog.slots;
  const way = WAYS[told.asked];
  if (told.placed || way === undefined || !slot) return plan;
  const asked = withDanger(plan, { ...told, asked: told.asked + 1 });
  return say(asked, keyFor(asked, `${slot.ask}.${way}`, told));
}
const WAYS = ["ask", "again"];

/** How it began and what was said last; all of it stands in the transcript. */
export function shortened(issue: string): string {
  const half = LONGEST_ISSUE / 2;
  // Cut in the middle of a character it would be half of one.
  return issue.length <= LONGEST_ISSUE
    ? issue
    : clean(`${clean(issue.slice(0, half))}…${clean(issue.slice(-half))}`);
}
