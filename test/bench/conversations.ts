import { readFileSync } from "node:fs";
import { z } from "zod";
import { unitWords } from "../../src/core/courtesy/unit-words.ts";
import { foldScript } from "../../src/core/text/normalise.ts";
import type { TicketView } from "../../src/core/tickets/view.ts";
import { openStage } from "../talks/stage.ts";

const wished = z.object({
  kind: z.string(),
  unit: z.string().nullish(),
  name: z.string().nullish(),
  /** Alternatives, with bars between them. */
  issueIncludes: z.string().nullish(),
  severity: z.string().nullish(),
});
const conversation = z.object({
  id: z.string(),
  title: z.string(),
  turns: z.array(z.string()),
  /** Seconds between two messages. */
  gap: z.number().optional(),
  expect: z.object({
    ticket: wished.nullable(),
    handoff: z.boolean().nullish(),
    notes: z.string(),
    also: z.array(z.string().nullable()).optional(),
    moreTickets: z.array(wished).optional(),
  }),
});
type Wished = z.infer<typeof wished>;
type Expected = z.infer<typeof conversation>["expect"];

const BEGIN = Date.parse("2026-11-23T10:00:00+08:00");
const HOUR = 60 * 60_000;
const GAP_S = 20;
const ON = { conversation: "c", person: "p", community: "main" } as const;
const FILES: Readonly<Record<string, readonly { name: string; type: string }[]>> = {
  "<photo>": [{ name: "photo.jpg", type: "image/jpeg" }],
  "<sticker>": [{ name: "sticker.webp", type: "image/webp" }],
};

/**
 * `npm run bench -- conversations FILE`: plays conversations by hands that know neither phrases nor
 * code, for a person to read to the end, and counts which end as their authors wished.
 */
export async function playConversations(file: string | undefined, only?: string): Promise<void> {
  if (file === undefined) throw new Error("bench conversations needs a file of conversations");
  const all = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => conversation.parse(JSON.parse(line)))
    .filter(({ id }) => only === undefined || id === only);
  const failed: string[] = [];
  let filed = 0;
  let wish = 0;
  for (const { id, title, turns, gap = GAP_S, expect } of all) {
    console.log(`\n=== ${id} ${title}`);
    const { tickets, owner, replies } = await play(turns, gap);
    for (const ticket of tickets) console.log(`   # ${told(ticket)}`);
    const wrong = wrongIn(expect, tickets, owner);
    const twice = replies.filter((text, n) => text !== "" && replies.indexOf(text) !== n);
    console.log(`   wished: ${JSON.stringify(expect.ticket)} ${expect.notes}`);
    for (const what of [...wrong, ...twice.map((text) => `said twice: ${text}`)])
      console.log(`   ! ${what}`);
    if (wrong.length > 0) failed.push(id);
    if (expect.ticket !== null) {
      wish += 1;
      if (tickets.length > 0) filed += 1;
    }
  }
  console.log(
    `\nas wished ${all.length - failed.length} of ${all.length}; a ticket ${filed} of ${wish} that wish one` +
      `\nnot: ${failed.join(" ")}`,
  );
}

async function play(turns: readonly string[], gap: number) {
  const { desk, close } = await openStage();
  let at = BEGIN;
  let owner = "bot";
  const replies: string[] = [];
  const advance = async (to: number): Promise<void> => {
    const later = await desk.handle({ op: "advance", to });
    if (later.op !== "advance") return;
    for (const { to: whom, text } of later.sent)
      console.log(`   ~ ${whom === "c" ? "B" : whom}: ${text}`);
  };
  for (const [n, text] of turns.entries()) {
    at += text === "<silence>" ? HOUR : gap * 1_000;
    if (n > 0) await advance(at);
    if (text === "<silence>") continue;
    const attachments = [...(FILES[text] ?? [])];
    const message = { id: `m${n}`, text: text in FILES ? "" : text, at, choice: null, attachments };
    const reply = await desk.handle({ op: "message", ...ON, ...message });
    console.log(`R: ${text}`);
    if (reply.op !== "message") continue;
    if (reply.owner !== "bot") owner = reply.owner;
    for (const { text: said, choices } of reply.replies) {
      replies.push(said);
      const buttons = choices.map(({ label }) => `[${label}]`).join(" ");
      console.log(`B: ${said.replaceAll("\n", "\n   ")}${buttons === "" ? "" : `\n   ${buttons}`}`);
    }
    for (const { to, text: said } of reply.sent)
      console.log(`   > ${to}: ${said.replaceAll("\n", " / ")}`);
  }
  await advance(at + HOUR);
  const listed = await desk.handle({ op: "tickets", community: "main" });
  await close();
  return { tickets: listed.op === "tickets" ? listed.tickets : [], owner, replies };
}

function told({ id, kind, class: grave, unit, name, phone, issue }: TicketView): string {
  const where = unit ? unitWords(unit, "zh-Hant") : "—";
  return `${id} ${kind} ${grave ?? ""} | ${where} | ${name ?? "—"} | ${phone ?? "—"} | ${(issue ?? "").replaceAll("\n", " / ")}`;
}

function wrongIn(
  expect: Expected,
  tickets: readonly TicketView[],
  owner: string,
): readonly string[] {
  const { ticket, also = [], moreTickets = [], handoff } = expect;
  const isHandedOver = owner !== "bot" || tickets.some(({ kind }) => kind === "emergency");
  const handed = handoff === true && !isHandedOver ? ["no person was called"] : [];
  if (ticket === null) {
    const unwished = tickets.filter(({ kind }) => !also.includes(kind));
    return [
      ...handed,
      ...(unwished.length > 0
        ? [`not wished: ${unwished.map(({ kind }) => kind).join(", ")}`]
        : []),
    ];
  }
  if (tickets.length === 0) return also.includes(null) ? handed : [...handed, "no ticket"];
  const kinds = [ticket.kind, ...also];
  return [
    ...handed,
    ...best(ticket, tickets, kinds),
    ...moreTickets.flatMap((one) => best(one, tickets, [one.kind])),
  ];
}

/** Of the ticket that comes nearest. */
function best(
  wish: Wished,
  tickets: readonly TicketView[],
  kinds: readonly (string | null)[],
): readonly string[] {
  const [least = []] = tickets
    .map((ticket) => differences(wish, ticket, kinds))
    .sort((one, other) => one.length - other.length);
  return least;
}

const KINDS: Readonly<Record<string, string>> = { message: "leave-message" };

function differences(
  { unit, name, issueIncludes, severity }: Wished,
  ticket: TicketView,
  kinds: readonly (string | null)[],
): readonly string[] {
  const issue = foldScript((ticket.issue ?? "").toLowerCase());
  const includes = (issueIncludes ?? "").split("|").map((one) => foldScript(one.toLowerCase()));
  const allowed = kinds.map((kind) => KINDS[kind ?? ""] ?? kind);
  return [
    ...(allowed.includes(ticket.kind) ? [] : [`kind ${ticket.kind}`]),
    ...(!unit || isUnit(unit, ticket.unit) ? [] : [`unit ${JSON.stringify(ticket.unit)}`]),
    ...(!name || nameFits(name, ticket.name ?? "") ? [] : [`name ${ticket.name}`]),
    ...(includes.some((one) => issue.includes(one)) ? [] : [`issue ${ticket.issue}`]),
    ...(!severity || ticket.class === severity ? [] : [`class ${ticket.class}`]),
  ];
}

/** A902 is A棟9樓902室; C402 is C座4樓2室 and C棟4樓之2 as well. */
function isUnit(wish: string, unit: TicketView["unit"]): boolean {
  if (unit === null) return false;
  const { floor, number, sub } = unit;
  const door = number?.replace(/^0+/, "") ?? "";
  const isFloorsOwn = floor !== null && door.length > 2 && door.startsWith(floor);
  const forms = [
    unit,
    ...(isFloorsOwn ? [{ ...unit, floor: null, number: door }] : []),
    ...(floor !== null && door !== "" && sub === null
      ? [{ ...unit, floor: null, number: `${floor}${door.padStart(2, "0")}` }]
      : []),
    ...(floor !== null && door === "" && sub !== null
      ? [{ ...unit, floor: null, sub: null, number: `${floor}${sub.padStart(2, "0")}` }]
      : []),
  ];
  return forms.some((form) => numbersOf(unitWords(form, "zh-Hant")) === numbersOf(wish));
}

/** Units are compared by their numbers and letters: 「A棟9樓之3」 and A-9-3 are one. */
function numbersOf(unit: string): string {
  const parts = unit
    .normalize("NFKC")
    .toUpperCase()
    .replace(/TOWER|BLOCK|FLAT|ROOM|UNIT|FLOOR|\/F|PHASE/g, " ")
    .replace(/二十二/g, "22")
    .match(/\d+|[A-Z]+/g);
  return [...(parts ?? [])]
    .filter((part) => part !== "F")
    .sort()
    .join(" ");
}

function nameFits(wish: string, name: string): boolean {
  const [one, other] = [wish, name].map((each) => foldScript(each.toLowerCase()));
  return (
    one !== undefined &&
    other !== undefined &&
    other.includes(one.replace(/先生|太太|小姐|女士|mr |ms |mrs |dr\.? /g, ""))
  );
}
