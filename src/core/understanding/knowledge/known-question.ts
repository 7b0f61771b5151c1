import { DateTime } from "luxon";
import type { Community } from "../../records/community.ts";
import { livesIn, type Unit } from "../../records/unit.ts";

/** A question that residents ask, and its answers: an entry of `dialogs/knowledge/`. */
export interface KnownQuestion {
  readonly id: string;
  /** The intent whose business it is, if any. */
  readonly about: string | null;
  /** The paper in which the answer is written. */
  readonly source: { readonly zh: string; readonly en: string };
  /** The first that holds is given. */
  readonly answers: readonly KnownAnswer[];
}

export interface KnownAnswer {
  /** Its key in the phrase catalogue. */
  readonly phrase: string;
  readonly valid: Validity;
  /** Ids; null for all. */
  readonly communities: readonly string[] | null;
  /** As residents name them; null for all. */
  readonly buildings: readonly string[] | null;
}

/** The first and the last day, in the community's calendar; null where it is open. */
export interface Validity {
  readonly from: string | null;
  readonly until: string | null;
}

/** Who asks, and when. */
export interface Asking {
  readonly now: number;
  readonly community: Community;
  /** Null where it isn't known: what is for a building alone is not told then. */
  readonly unit: Unit | null;
  /** The intent of the matter at hand: 「要多少錢？」 is about that. */
  readonly matter?: string | undefined;
}

/** The answer that holds for whoever asks; null when none does. */
export function answerFor({ answers }: KnownQuestion, asking: Asking): KnownAnswer | null {
  return answers.find((answer) => holds(answer, asking)) ?? null;
}

function holds({ valid, communities, buildings }: KnownAnswer, asking: Asking): boolean {
  const { now, community, unit } = asking;
  const day = DateTime.fromMillis(now, { zone: community.zone }).toISODate() ?? "";
  return (
    (valid.from === null || valid.from <= day) &&
    (valid.until === null || day <= valid.until) &&
    (communities === null || communities.includes(community.id)) &&
    (buildings === null || livesIn(buildings, unit))
  );
}
