import { createInterface } from "node:readline";
import { z } from "zod";
import { DECISIONS } from "../core/records/message.ts";
import type { PersonName } from "../core/records/person-name.ts";
import { failed, ok, type Result } from "../core/result.ts";
import { plainUnderstanding } from "../core/understanding/create-understanding.ts";
import type { Explanation } from "../core/understanding/interpretation.ts";
import { trainModel } from "../core/understanding/learning/learn.ts";
import { createMatcher } from "../core/understanding/matcher.ts";
import type { Understanding } from "../core/understanding/understanding.ts";

/** A line in. */
const matchRequest = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });

const part = z.string().nullable();
/** A line out. */
export const matchResponse = z.strictObject({
  id: z.union([z.string(), z.number()]),
  intent: z.string(),
  score: z.number(),
  decision: z.enum(DECISIONS),
  ranked: z.array(z.strictObject({ intent: z.string(), score: z.number(), phrase: z.string() })),
  emergency: z.boolean(),
  entities: z.strictObject({
    unit: z
      .strictObject({ building: part, entrance: part, floor: part, number: part, sub: part })
      .nullable(),
    name: part,
    salutation: part,
    phone: part,
    when: part,
  }),
  /** Microseconds that understanding took. */
  us: z.number(),
  /** With `--explain`: why this intent. */
  because: z
    .strictObject({
      compared: z.string(),
      phrase: z.string(),
      parts: z.array(z.string()),
      signs: z.array(z.strictObject({ sign: z.string(), kind: z.string(), weight: z.number() })),
      confidence: z.number(),
      thresholds: z.strictObject({ act: z.number(), ask: z.number() }),
    })
    .optional(),
});
export type MatchResponse = z.infer<typeof matchResponse>;

/** A line of `--phrases FILE`: matched over instead of `intents/`. */
const phraseRow = z.looseObject({ text: z.string().min(1), intent: z.string().min(1) });

/** Phone numbers without a country code are a Taiwanese community's, as is the default one. */
const COUNTRY = "TW";

export interface MatchPorts {
  readonly input: NodeJS.ReadableStream;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Microseconds, from any beginning. */
  readonly microseconds: () => number;
  /** Says why, too. */
  readonly explain: boolean;
}

/**
 * `frontdesk match`: what each message means, one JSON line in, one out, in order. A line that is
 * no request is named on stderr and makes the exit code 1; the others are answered all the same.
 */
export async function match(understanding: Understanding, ports: MatchPorts): Promise<0 | 1> {
  let failures = 0;
  let number = 0;
  for await (const line of createInterface({ input: ports.input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    const request = matchRequest.safeParse(parse(line));
    if (!request.success) {
      failures += 1;
      ports.err(`line ${number}: expected {"id": …, "text": "…"}`);
      continue;
    }
    ports.out(JSON.stringify(respond(understanding, request.data, ports)));
  }
  return failures === 0 ? 0 : 1;
}

function respond(
  understanding: Understanding,
  { id, text }: z.infer<typeof matchRequest>,
  { microseconds, explain }: MatchPorts,
): MatchResponse {
  const began = microseconds();
  const { match: found, entities, danger } = understanding.interpret(text, COUNTRY);
  const us = microseconds() - began;
  const { unit, name, phone, when } = entities;
  return {
    id,
    intent: found.intent,
    score: found.score,
    decision: found.decision,
    ranked: found.ranked.map((one) => ({ ...one })),
    emergency: danger !== null,
    entities: {
      unit,
      name: name === null ? null : writtenName(name, text),
      salutation: name?.form ?? null,
      phone,
      when,
    },
    us: Math.round(us),
    ...(explain ? { because: because(understanding.explain(text, COUNTRY)) } : {}),
  };
}

function because({ compared, ranked, parts, signs, confidence, thresholds }: Explanation) {
  return {
    compared,
    phrase: ranked[0]?.phrase ?? "",
    parts: [...parts],
    signs: signs.map((sign) => ({ ...sign, weight: rounded(sign.weight) })),
    confidence: rounded(confidence),
    thresholds: { act: rounded(thresholds.act), ask: rounded(thresholds.ask) },
  };
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

/** The name without its form, in the order said: 王小明, Hannah Fischer, Chan Siu Ming. */
export function writtenName({ surname, given }: PersonName, text: string): string {
  if (given === null) return surname;
  const surnameFirst = `${surname} ${given}`;
  if (text.toLowerCase().includes(surnameFirst.toLowerCase())) return surnameFirst;
  return /\p{Script=Latin}/u.test(surname) ? `${given} ${surname}` : surname + given;
}

/**
 * Understanding over the phrases of a file instead of `intents/`, without emergency rules, control
 * words and the lexicon's intents: to compare matchers on any data set.
 */
export function matcherOver(text: string): Result<Understanding, string> {
  const rows: { text: string; intent: string }[] = [];
  for (const [n, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const row = phraseRow.safeParse(parse(line));
    if (!row.success) return failed(`${n + 1}: expected {"text": "…", "intent": "…"}`);
    rows.push({ text: row.data.text, intent: row.data.intent });
  }
  if (rows.length === 0) return failed("1: no phrases");
  return ok(
    plainUnderstanding(
      createMatcher(
        trainModel({
          phrases: rows,
          examples: [],
          moves: [],
          followUps: [],
          situations: [],
          questions: [],
        }),
      ),
    ),
  );
}

/** A JSON value, or undefined for what is none. */
export function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}
