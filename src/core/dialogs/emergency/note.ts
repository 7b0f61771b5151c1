import type { Dialog } from "../../content/content.ts";
import type { ToldDanger } from "../../conversation.ts";
import { ticketState } from "../../tickets/state.ts";
import type { Slots } from "../../tickets/ticket.ts";
import { clean } from "../../understanding/normalise.ts";
import { alert, languageOf, remember, say, ticketOf, type Draft } from "../draft.ts";
import type { Heard } from "../heard.ts";
import { LONGEST_ISSUE } from "../issue.ts";
import { addToTicket } from "../open-ticket.ts";
import { slotFillings, slotWords } from "../slot-words.ts";
import { dangerName, keyFor } from "./advice.ts";
import { withDanger } from "./told-danger.ts";
import { correctsPlace, isPlaced, placeOf, toldBy } from "./whereabouts.ts";

/** Puts a resident's words on record, says so where nothing else was said, and asks where it is. */
export function noted(
  draft: Draft,
  heard: Heard,
  told: ToldDanger,
  { alarm }: { readonly alarm: boolean },
): Draft {
  const dialog = draft.world.content.dialogFor.get("emergency");
  const ticket = ticketOf(draft, told.ticket);
  if (!dialog || !ticket) return draft;
  const known = ticketState(ticket).slots;
  const issue = [known.issue ?? "", heard.text].filter((text) => text !== "").join("\n");
  const asked = told.asked > 0 && !told.placed;
  const said = toldBy(heard, asked ? draft.world : undefined);
  const facts = placeOf(known, said, correctsPlace(heard));
  const slots = { ...facts, issue: shortened(issue) };
  const added = addToTicket(draft, told.ticket, slots, { by: "resident", words: heard.text });
  const alarmed = alarm
    ? alert(
        added,
        "supervisor",
        "staff.emergency",
        {
          ...slotFillings({ ...known, ...slots, issue: shortened(heard.text) }, "zh-Hant"),
          ticket: told.ticket,
          danger: dangerName(added, told.advised.at(-1) ?? told.kind),
        },
        { ticket: told.ticket, urgent: true },
      )
    : added;
  const record: ToldDanger = {
    ...told,
    saidAt: draft.now,
    // Asked for it, they say what they can.
    placed: told.placed || isPlaced(facts, known) || (asked && facts.place !== undefined),
  };
  const kept = withDanger(rememberPerson(alarmed, facts), record);
  const isSaid = kept.says.length > 0;
  const isNews = correctsPlace(heard) || (asked && known.unit === undefined);
  const isPlace = facts.unit !== undefined && (!isSaid || isNews);
  const placed = isPlace
    ? say(kept, keyFor(kept, "emergency.placed", told), {
        unit: placeWords(heard, slotWords("unit", { ...known, ...facts }, languageOf(kept))),
      })
    : kept;
  const spoken =
    isSaid || isPlace || dialog.noted === undefined
      ? placed
      : say(placed, keyFor(placed, dialog.noted, told), { ticket: told.ticket });
  return askPlace(spoken, record, dialog);
}

/** As it was understood, where that holds every number that was told; else in their own words. */
function placeWords(heard: Heard, understood: string): string {
  const told = heard.text.trim();
  const numbers = told.toLowerCase().match(NUMBERS) ?? [];
  const holdsAll = numbers.every((number) => understood.toLowerCase().includes(number));
  return holdsAll || correctsPlace(heard) || told.length > LONGEST_PLACE ? understood : told;
}
const NUMBERS = /\d+|[一二三四五六七八九十]+(?=[號号門门])/g;
const LONGEST_PLACE = 40;

/** Where a danger is need not be where they live. */
export function rememberPerson(draft: Draft, { name, phone }: Slots): Draft {
  return remember(draft, { ...(name ? { name } : {}), ...(phone ? { phone } : {}) });
}

/** Where to send help: asked twice, in other words, and never in between. */
export function askPlace(draft: Draft, told: ToldDanger, dialog: Dialog): Draft {
  const [slot] = dialog.slots;
  const way = WAYS[told.asked];
  if (told.placed || way === undefined || !slot) return draft;
  const asked = withDanger(draft, { ...told, asked: told.asked + 1 });
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
