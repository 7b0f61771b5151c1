import { LONGEST_ISSUE, slotsOf, type Matter } from "../records/matter.ts";
import { cut } from "../text/cut.ts";
import { addToTicket } from "../tickets/open-ticket.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { factOf, matterNow, withMatter } from "./matters.ts";
import { wordsThat, type Utterance } from "./utterance.ts";

/** 「不是客廳，是主人房」 */
const NOT_BUT =
  /(?:不是|唔係|唔系|並非|并非|not(?: the| a)?)\s*(?<wrong>[^，,。.!！\s]{1,20}?)\s*[，,。.]?\s*(?:而是|是|係|系|it'?s(?: the| a)?|but(?: the| a)?)\s*(?<right>[^，,。.!！]{1,20})/iu;

const SAYS_WHERE = /(?<![不唔])[是係系在喺]|應該|应该|\b(?:it['’]?s|its|is|in|at|meant?)\b/i;
/** A corrected place is told in few words. */
const LONGEST_PLACE = 24;
/** 「浴室也冒水」 stands beside the first, and in its place never. */
const ADDS =
  /不是|唔係|not\b|也|又|還有|还有|仲有|都|加|另外|\b(?:also|too|as well|another|add)\b/i;

/**
 * Puts a corrected place or word where the wrong one stands among the notes; null when none of what
 * was said is there.
 */
export function correctWords(
  plan: TurnPlan,
  { id }: Matter,
  utterance: Utterance,
): TurnPlan | null {
  const matter = plan.conversation.matters.find((one) => one.id === id);
  if (!matter) return null;
  const said = wordsThat(utterance, "correct") || utterance.text;
  const isPlace = SAYS_WHERE.test(said) && !ADDS.test(said) && [...said].length <= LONGEST_PLACE;
  const swap = named(said, matter) ?? (isPlace ? placed(plan, said, matter) : null);
  if (swap === null) return null;
  const notes = matter.notes.map((note) => ({
    ...note,
    text: cut(note.text.replaceAll(swap.wrong, swap.right), LONGEST_ISSUE),
  }));
  const facts =
    swap.fact === undefined ? matter.facts : [...matter.facts, factOf(plan, "place", swap.fact)];
  const changed = withMatter(plan, { ...matter, notes, facts });
  const now = matterNow(changed, matter) ?? matter;
  if (matter.ticket === null) return changed;
  const { issue, place } = slotsOf(now);
  return addToTicket(
    changed,
    matter.ticket,
    { issue, ...(place ? { place } : {}) },
    { by: "resident" },
  );
}

interface Swap {
  readonly wrong: string;
  readonly right: string;
  readonly fact?: unknown;
}

function named(said: string, matter: Matter): Swap | null {
  const { notes } = matter;
  const { wrong, right } = NOT_BUT.exec(said)?.groups ?? {};
  if (wrong === undefined || right === undefined) return null;
  if (!notes.some(({ text }) => text.includes(wrong))) return null;
  const place = slotsOf(matter).place;
  const isPlace = place?.words === wrong;
  return {
    wrong,
    right: right.trim(),
    ...(isPlace ? { fact: { area: place.area, words: right.trim() } } : {}),
  };
}

/** These are no place that anything could be mistaken for. */
const VAGUE = /^(?:家|家裡|家里|屋企|屋內|屋内|樓下|楼下|樓上|楼上|home|flat|inside|)$/i;

/** "it's the kitchen window": one place stands for the other. */
function placed(plan: TurnPlan, said: string, { notes, facts }: Matter): Swap | null {
  const { understanding } = plan.world.content;
  const { country } = plan.world.community;
  const right = understanding.answers(said, country).place;
  if (right === null || VAGUE.test(right.words)) return null;
  const before = notes
    .map(({ text }) => understanding.answers(text, country).place?.words ?? "")
    .find((words) => words !== "" && words !== right.words);
  if (before === undefined) return null;
  const isFact = facts.some(({ slot }) => slot === "place");
  return {
    wrong: before,
    right: right.words.replace(/^the /i, ""),
    ...(isFact ? { fact: right } : {}),
  };
}
