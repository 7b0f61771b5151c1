import { readFileSync } from "node:fs";
import { z } from "zod";
import { matchResponse, writtenName } from "../../src/cli/match.ts";
import { foldScript } from "../../src/core/text/normalise.ts";
import { ASKED, MOVES } from "../../src/core/understanding/move.ts";
import { productContent } from "../product-content.ts";

/**
 * Messages by hands that know neither phrases nor code, which no test asserts and nothing is learnt
 * from: a set that is asserted has stopped measuring.
 */
const linesOf = <T>(name: string, schema: z.ZodType<T>): readonly T[] =>
  readFileSync(new URL(`messages/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => schema.parse(JSON.parse(line)));

const dangers = z.object({ text: z.string(), danger: z.string().nullable(), set: z.string() });
const intents = z.object({ text: z.string(), intent: z.string(), set: z.string() });
const followUps = z.object({ text: z.string(), followUp: z.string().nullable() });
const messagesInContext = z.object({
  asked: z.enum(ASKED),
  said: z.array(z.tuple([z.enum(MOVES), z.string()])),
});
const entities = z.object({
  text: z.string(),
  country: z.enum(["TW", "HK", "CN"]),
  ...matchResponse.shape.entities.shape,
});
type Entities = z.infer<typeof entities>;

/** `npm run bench -- heard`: what is understood of them. */
export async function benchHeard(): Promise<void> {
  const { understanding } = await productContent();
  const read = (text: string) => understanding.interpret(text, "TW");

  for (const [set, rows] of bySet(linesOf("dangers", dangers))) {
    const told = rows.map((row) => ({ ...row, heard: read(row.text).danger }));
    const heard = told.filter((row) => row.heard !== null);
    const kind = told.filter((row) => row.heard === row.danger);
    tell(`dangers: ${set}`, `alarm ${share(heard, told)}, of the right kind ${share(kind, told)}`);
  }
  for (const [set, rows] of bySet(linesOf("intents", intents))) {
    const met = rows.map((row) => ({ ...row, ...read(row.text) }));
    const right = met.filter(({ intent, match }) => match.intent === intent);
    const amongThree = met.filter(({ intent, match }) =>
      match.ranked.slice(0, 3).some((one) => one.intent === intent),
    );
    const acted = met.filter(({ match }) => match.decision === "act");
    const wrong = acted.filter(({ intent, match }) => match.intent !== intent);
    tell(
      `intents: ${set}`,
      `right ${share(right, met)}, among three ${share(amongThree, met)}, ` +
        `acted on ${share(acted, met)}, wrongly ${share(wrong, met)}`,
    );
  }
  const said = linesOf("moves", messagesInContext);
  const parts = said.flatMap(({ asked, said: gold }) => {
    const text = gold.map(([, words]) => words).join("");
    const found = understanding.moves(text, asked);
    let at = 0;
    return gold.map(([kind, words]) => {
      const middle = at + words.length / 2;
      at += words.length;
      return {
        kind,
        found: found.find(({ start, end }) => start <= middle && middle <= end)?.kind,
      };
    });
  });
  const rightly = parts.filter(({ kind, found }) => kind === found);
  const whole = said.filter(({ asked, said: gold }) => {
    const found = understanding.moves(gold.map(([, words]) => words).join(""), asked);
    const kinds = found.map(({ kind }) => kind).filter((kind, n, all) => kind !== all[n - 1]);
    return kinds.join() === gold.map(([kind]) => kind).join();
  });
  tell("moves", `parts right ${share(rightly, parts)}, whole messages ${share(whole, said)}`);
  const confused = new Map<string, number>();
  for (const { kind, found } of parts)
    if (kind !== found)
      confused.set(`${kind} as ${found}`, (confused.get(`${kind} as ${found}`) ?? 0) + 1);
  const most = [...confused].sort(([, one], [, other]) => other - one).slice(0, 16);
  tell("most confused", most.map(([what, n]) => `${what} ${n}`).join(", "));
  const asked = linesOf("follow-ups", followUps);
  const answered = asked.filter(
    ({ text, followUp }) => (read(text).followUps[0]?.of ?? null) === followUp,
  );
  tell("in the middle of a danger", `right ${share(answered, asked)}`);

  const messages = linesOf("entities", entities);
  for (const kind of ["unit", "name", "phone", "when"] as const) {
    const both = messages.map((message) => ({ gold: told(message), read: told(readOf(message)) }));
    const telling = both.filter(({ gold }) => gold[kind] !== "");
    const silent = both.filter(({ gold }) => gold[kind] === "");
    const isRight = (one: (typeof both)[number]): boolean => one.gold[kind] === one.read[kind];
    tell(
      kind,
      `where told ${share(telling.filter(isRight), telling)}, ` +
        `where not ${share(silent.filter(isRight), silent)}`,
    );
  }

  function readOf({ text, country }: Entities): Entities {
    const { unit, name, phone, when } = understanding.interpret(text, country).entities;
    const written = name === null ? null : writtenName(name, text);
    return { text, country, unit, name: written, salutation: name?.form ?? null, phone, when };
  }
}

function told({ unit, name, phone, when }: Entities): Record<string, string> {
  const plain = (words: string | null): string => foldScript((words ?? "").toLowerCase());
  const parts = unit && [unit.building, unit.entrance, unit.floor, unit.number, unit.sub];
  return {
    unit: parts ? plain(parts.map((part) => part ?? "-").join("/")) : "",
    name: plain(name),
    phone: phone ?? "",
    when: plain(when),
  };
}

function bySet<T extends { readonly set: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const sets = new Map<string, T[]>();
  for (const row of rows) sets.set(row.set, [...(sets.get(row.set) ?? []), row]);
  return sets;
}

const share = (part: readonly unknown[], all: readonly unknown[]): string =>
  `${((100 * part.length) / Math.max(1, all.length)).toFixed(1)} % of ${all.length}`;

const tell = (what: string, value: string): void => console.log(`${what.padEnd(28)}${value}`);
