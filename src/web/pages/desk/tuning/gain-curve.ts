import type { UnclearPage } from "../../../understanding-wire.ts";

/** After so many clicks, so many of the month's messages would be understood. */
export interface Gained {
  readonly clicks: number;
  readonly clear: number;
}

/**
 * What clicks would gain if each made all of its group understood, the group with the most to gain
 * first: from none on, one step a click.
 */
export function gainCurve({
  groups,
  understoodNow,
}: Pick<UnclearPage, "groups" | "understoodNow">): readonly Gained[] {
  let clear = understoodNow;
  const steps = groups
    .filter(({ isMended, left }) => !isMended && left > 0)
    .map(({ left }) => left)
    .toSorted((one, other) => other - one)
    .map((left, n) => ({ clicks: n + 1, clear: (clear += left) }));
  return [{ clicks: 0, clear: understoodNow }, ...steps];
}

/** Of what all clicks gain. */
const TOLD = [0.5, 0.8, 1];

/** The clicks that are worth telling: with which half is gained, most, and all. */
export function milestones(curve: readonly Gained[]): readonly Gained[] {
  const [first, last] = [curve[0]?.clear ?? 0, curve.at(-1)?.clear ?? 0];
  const reached = TOLD.map((part) =>
    curve.find(({ clicks, clear }) => clicks > 0 && clear >= first + (last - first) * part),
  );
  return [...new Set(reached.flatMap((one) => one ?? []))];
}
