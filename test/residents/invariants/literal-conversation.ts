import type { TicketView } from "../../../src/core/tickets/view.ts";
import type { Catalogue } from "../../../src/core/simulated/catalogue.ts";
import type { Fact } from "../../../src/core/simulated/facts.ts";
import { hear } from "../../../src/core/simulated/heard.ts";
import type { Act, Errand, Piece } from "../../../src/core/simulated/message.ts";
import { PERSONAS } from "../../../src/core/simulated/persona.ts";
import type { Exchange, Played } from "../play.ts";
import type { Resident } from "../../../src/core/simulated/resident.ts";
import type { Wish } from "../../../src/core/simulated/wishes.ts";

export const BEGINS = Date.parse("2026-11-23T14:30:00+08:00");
const SECOND = 1_000;

export function literalWish(more: Partial<Wish> = {}): Wish {
  return {
    wish: "repair-at-home",
    topic: "tap",
    kinds: ["repair"],
    ends: "record",
    place: "home",
    asks: [],
    hears: [],
    raise: () => ({ text: "", kept: [] }),
    more: () => null,
    where: () => null,
    detail: () => null,
    ...more,
  };
}

export function literalResident(id: string, ...errands: readonly Partial<Errand>[]): Resident {
  const [persona] = PERSONAS;
  if (!persona) throw new Error("there is no persona");
  const fresh = { wish: literalWish(), about: "new", raised: true, withdrawn: false } as const;
  return {
    id,
    persona,
    tongue: "tw",
    errands: errands.map((errand) => ({ ...fresh, ...errand })),
    next: () => null,
  };
}

export function piece(act: Act, text: string, more: Partial<Piece> = {}): Piece {
  return { act, tongue: "tw", text, kept: [], wish: null, fact: null, ...more };
}

export function told(fact: Fact): Piece {
  return piece("tell", fact.words, { fact });
}

export function literalTicket(more: Partial<TicketView> = {}): TicketView {
  return {
    id: "AAAA-0001",
    kind: "repair",
    danger: null,
    class: null,
    status: "recorded",
    unit: null,
    name: null,
    phone: null,
    issue: null,
    place: null,
    when: null,
    notes: [],
    unconfirmed: false,
    missing: [],
    for: null,
    readBy: null,
    cues: [],
    photos: [],
    opened: new Date(BEGINS + 60 * SECOND).toISOString(),
    due: { handup: null, answer: null, resolve: null, followup: null },
    owner: null,
    promises: [],
    ...more,
  };
}

/** What the desk says in them, by key. */
const SAYS: Readonly<Record<string, string>> = {
  "repair.where.ask": "請問是哪一戶呢？",
  "issue.noted": "好的，記下了。",
  "offer-help": "請問有什麼可以幫您的嗎？",
};

export function saying(key: string): string {
  return SAYS[key] ?? "";
}

const reads: Catalogue = (text) =>
  Object.entries(SAYS)
    .filter(([, said]) => text.includes(said))
    .map(([key, said]) => ({
      key,
      language: "zh-Hant",
      text: said,
      at: text.indexOf(said),
      parts: [],
    }));

/** Each line is who writes what, and the reply to it. */
export function literalConversation(
  lines: readonly (readonly [who: Resident, pieces: readonly Piece[], reply: string])[],
  more: Partial<Played> = {},
): Played {
  const people = [...new Set(lines.map(([who]) => who))];
  const [{ persona } = literalResident("nobody")] = people;
  const exchanges = lines.map(([who, pieces, text], n): Exchange => ({
    who,
    message: {
      text: pieces.map((one) => one.text).join("，"),
      pieces,
      choice: null,
      photos: 0,
      after: 10,
    },
    heard: hear(reads, { replies: [{ text, choices: [] }], draft: null, tickets: [] }),
    at: BEGINS + n * 10 * SECOND,
  }));
  return {
    cast: { people, persona, tongue: "tw", begins: BEGINS },
    exchanges,
    later: [],
    tickets: [],
    owner: "bot",
    faults: [],
    seenAt: BEGINS + 3_600 * SECOND,
    ...more,
  };
}
