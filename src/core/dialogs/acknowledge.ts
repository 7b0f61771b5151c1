import { sortOfFiles } from "../courtesy/file-words.ts";
import { isFiled, type Matter } from "../records/matter.ts";
import type { Slots } from "../records/ticket.ts";
import { languageOf, say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { dialogOf } from "./matters.ts";
import { type TakenIn } from "./take-in.ts";
import { does, type Utterance } from "./utterance.ts";

/** A11: thanks are answered before the question that stands is put again. */
export function thank(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const isAsked = plan.conversation.matters.some(({ open }) => open !== null);
  const isAll = utterance.moves.every(({ kind }) => THANKING.has(kind));
  return does(utterance, "thanks") && isAsked && isAll ? say(plan, "thanks") : plan;
}
const THANKING: ReadonlySet<string> = new Set("thanks greet praise apology".split(" "));

/** Photos, corrections and additions are thanked for in a word, as what they are (B19). */
export function thankForPhotos(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const count = thanksFor(plan, utterance);
  if (count <= 0) return plan;
  const sort = sortOfFiles(utterance.photos.slice(-count));
  return say(plan, `${sort}.thanks`, { count: String(count) });
}

/** How many photos are new: those that came before any word were thanked for then. */
export function thanksFor({ world }: TurnPlan, { photos }: Utterance): number {
  const { pending } = world.conversation;
  return photos.length - (pending?.kind === "again" ? pending.photos.length : 0);
}

export function acknowledge(
  plan: TurnPlan,
  utterance: Utterance,
  taken: Pick<TakenIn, "corrected" | "more" | "values">,
  matter: Matter | null,
): TurnPlan {
  const thanked = thankForPhotos(plan, utterance);
  if (taken.corrected) return say(thanked, "correction.taken");
  const isDropped =
    matter !== null &&
    !plan.conversation.matters.some(({ id, state }) => id === matter.id && state !== "dropped");
  if (isDropped) return thanked;
  const isFiledNow = plan.tickets.some(({ events }) => events[0]?.at === plan.now);
  if (!taken.more || matter === null || utterance.photos.length > 0 || isFiledNow) return thanked;
  const told = wordsOf(plan, taken.values);
  if (isFiled(matter))
    return told === ""
      ? say(thanked, "issue.added")
      : say(thanked, "details.added", { parts: told });
  // What is filed in this very turn says so itself.
  return dialogOf(plan, matter)?.opens === "at-once" ? thanked : say(thanked, "issue.noted");
}

/** 「A棟1203室、林小姐」: what is not read back any more is said once, so that it can be corrected. */
function wordsOf(plan: TurnPlan, values: Slots): string {
  const language = languageOf(plan);
  return Object.keys(values)
    .filter((slot) => SAID_BACK.has(slot))
    .map((slot) => plan.world.features.slots.get(slot)?.words(values, language) ?? "")
    .filter((words) => words !== "")
    .join(language === "en" ? ", " : "、");
}
const SAID_BACK: ReadonlySet<string> = new Set(
  "unit name phone when day plate parcel-number".split(" "),
);
