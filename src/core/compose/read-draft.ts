import { DateTime } from "luxon";
import { discourtesies, type CourtesyWords, type Discourtesy } from "./discourtesy.ts";
import { foldScript } from "../text/normalise.ts";
import { timeValue } from "../understanding/time-value.ts";

/** What of a resident's is known, in words; an empty word where it isn't. */
export interface Known {
  readonly unit: string;
  readonly name: string;
  readonly phone: string;
}

/** What a colleague should think of before their words go to a resident. */
export interface DraftFindings {
  /** Times that are named; each may be made a promise. ms UTC. */
  readonly promises: readonly { readonly words: string; readonly due: number }[];
  /** What is asked for, though it is known (B11). */
  readonly known: readonly { readonly fact: keyof Known; readonly value: string }[];
  /** What residents are not spoken to like (B16). */
  readonly courtesy: readonly Discourtesy[];
}

/** A month: what is further away is no promise of a clerk's. */
const FURTHEST_MS = 31 * 24 * 3_600_000;

/** What is known where a draft is written. */
export interface Desk {
  /** ms UTC. */
  readonly now: number;
  /** The community's: an hour that is named is meant there. */
  readonly zone: string;
  readonly courtesy: CourtesyWords;
}

export function readDraft(
  text: string,
  known: Known,
  { now, zone, courtesy }: Desk,
): DraftFindings {
  return {
    promises: promisesIn(text, now, zone),
    known: askedAgain(text, known),
    courtesy: discourtesies(text, courtesy),
  };
}

/** Somebody is to do something by it. */
const DOES =
  /[会将内前]|答覆|回复|到|处理|安排|完成|联系|过去|通知|修|来电|\b(?:by|within|in|will|before)\b|'ll\b/;
/** It is asked, or over. */
const NOT_TOLD =
  /[吗呢?？]|昨|前天|上[周个]|已经|刚才|刚刚|请问|方便|\b(?:yesterday|ago|was|were|did|when)\b/;

function promisesIn(text: string, now: number, zone: string): DraftFindings["promises"] {
  const clauses = text.match(/[^，,。！!？?；;\n]+[？?]?/gu) ?? [];
  return clauses.flatMap((clause) => {
    const said = foldScript(clause.normalize("NFKC").toLowerCase());
    if (!DOES.test(said) || NOT_TOLD.test(said)) return [];
    const time = timeValue(clause, now, zone);
    if (time === null) return [];
    const due = DateTime.fromISO(time.to ?? time.from, { zone }).toMillis();
    return due > now && due - now < FURTHEST_MS ? [{ words: clause.trim(), due }] : [];
  });
}

const ASKS: Readonly<Record<keyof Known, RegExp>> = {
  unit: /(?:哪一?[栋户楼座间]|几[栋楼号]|住(?:在)?哪|房号|门牌|地址|单位).{0,8}(?:[?？吗呢]|多少|几|哪|告诉|提供|是)|(?:请问|告诉|提供|什么).{0,6}(?:房号|门牌|地址|单位)|哪一?[栋户]|\b(?:which|what(?:'s| is)?) (?:your )?(?:unit|flat|apartment|address)|your (?:unit|flat|address)[^.]*\?/,
  name: /贵姓|尊姓|大名|怎么称呼|如何称呼|(?:请问|告诉|提供|留).{0,6}(?:姓名|名字)|\b(?:what(?:'s| is)|may i have|could i have) your name|your name[^.]*\?/,
  phone:
    /(?:请问|告诉|提供|留|给).{0,8}(?:电话|手机|联系方式|联络方式)|(?:电话|手机|号码).{0,6}(?:多少|几号|[?？])|怎[样么]与?您?联[系络]|\b(?:what(?:'s| is)|may i have|could i have) your (?:phone|number)|your (?:phone|number)[^.]*\?/,
};

function askedAgain(text: string, known: Known): DraftFindings["known"] {
  const said = foldScript(text.normalize("NFKC").toLowerCase());
  const facts = ["unit", "name", "phone"] as const;
  return facts
    .filter((fact) => known[fact] !== "" && ASKS[fact].test(said))
    .map((fact) => ({ fact, value: known[fact] }));
}
