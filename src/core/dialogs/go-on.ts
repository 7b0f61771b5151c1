import { isFiled, isUnderWay, slotsOf } from "../records/matter.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { askNext, isComplete, readBack } from "./ask.ts";
import { file } from "./file.ts";
import { dialogOf } from "./matters.ts";

/** The question that comes next, of whichever matter; the plan as it is where none is left. */
export function goOn(plan: TurnPlan): TurnPlan {
  const told = plan.conversation.matters.filter(
    (matter) =>
      isUnderWay(matter) &&
      matter.open === null &&
      dialogOf(plan, matter)?.opens === "at-once" &&
      Boolean(slotsOf(matter).issue),
  );
  const filed = told.reduce(file, plan);
  const waiting = filed.conversation.matters.filter(isUnderWay);
  // Whoever is being asked in this very turn is not asked for something else.
  if (waiting.some(({ open, touchedAt }) => open === "issue" && touchedAt === plan.now))
    return filed;
  const left = waiting.filter((matter) => !isComplete(filed, matter));
  // What was begun is gone on with before what came up meanwhile.
  const asks = left.findLast(({ asked }) => Object.keys(asked).length > 0) ?? left.at(-1);
  if (asks) return askNext(filed, asks) ?? filed;
  if (waiting.length > 0) return readBack(filed, waiting);
  const last = filed.conversation.matters.findLast(
    (matter) => isFiled(matter) && matter.touchedAt === plan.now,
  );
  return (last && askNext(filed, last)) ?? filed;
}
