import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Timer } from "../../../src/core/records/timer.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { MoveKind } from "../../../src/core/understanding/move.ts";
import { FEATURES } from "../../../src/features.ts";
import { literalDialogs, taken } from "../literal-message.ts";
import { literalWorld, MINUTE, NOW, said } from "../literal-world.ts";
import { heard, none, photo, unit, wang } from "./literal-talk.ts";

/** What a resident does who has a repair, in any order, however often. */
const KINDS = [
  "describe",
  "tell",
  "agree",
  "disagree",
  "decline",
  "unknown",
  "whatever",
  "postpone",
  "ask",
  "ask-why",
  "ask-again",
  "thanks",
  "anger",
  "worry",
  "hurry",
  "deadline",
] as const satisfies readonly MoveKind[];
/** Their words are about the matter, and must not be lost. */
const ABOUT_IT: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "describe",
  "deadline",
  "anger",
  "worry",
]);
const ENTITIES = [
  none,
  { ...none, unit: unit("1203") },
  { ...none, name: wang },
  { ...none, phone: "+886912345678" },
];
interface Spoken {
  readonly kind: (typeof KINDS)[number];
  readonly entities: number;
  readonly photos: boolean;
}
const spoken = fc.record<Spoken>({
  kind: fc.constantFrom(...KINDS),
  entities: fc.nat(ENTITIES.length - 1),
  photos: fc.boolean(),
});
const wordsOf = ({ kind }: Spoken, n: number): string => `第${n}句話${kind}`;

/** A whole conversation, and what is on record when it was left alone long enough. */
function talked(all: readonly Spoken[]) {
  const turns: Turn[] = [];
  let conversation: Partial<Conversation> = {};
  const tickets = new Map<string, Ticket>();
  const keep = (turn: Turn): void => {
    turns.push(turn);
    conversation = turn.conversation;
    for (const ticket of turn.tickets) tickets.set(ticket.id, ticket);
  };
  keep(heard("水管漏水", { does: "raise", meaning: { match: taken("repair") } }));
  for (const [n, one] of all.entries()) {
    keep(
      heard(wordsOf(one, n), {
        does: one.kind,
        meaning: { entities: one.kind === "tell" ? (ENTITIES[one.entities] ?? none) : none },
        message: { attachments: one.photos ? [photo] : [] },
        conversation,
        tickets: [...tickets.values()],
        now: NOW + (n + 1) * MINUTE,
      }),
    );
    // What is filed is another story: it is on record.
    if (tickets.size > 0) return { turns, tickets, said: all.slice(0, n + 1) };
  }
  for (const rung of [0, 1]) {
    const turn = left(conversation, rung);
    if (turn) keep(turn);
  }
  return { turns, tickets, said: all };
}

function left(conversation: Partial<Conversation>, rung: number): Turn | null {
  const about = { channel: "web", conversation: "c1", ticket: null, promise: null };
  const due = NOW + 60 * MINUTE;
  const timer: Timer = { id: "x", kind: "unfinished", due, rung, ...about };
  const world = literalWorld({ content: literalDialogs, conversation });
  return FEATURES.timers.get(timer.kind)?.fire(world, timer, due) ?? null;
}

describe("whatever a resident says, in whatever order,", () => {
  const talks = fc.array(spoken, { maxLength: 9 });

  it("it is on record in the end, with every word of it", () => {
    fc.assert(
      fc.property(talks, (all) => {
        const { tickets, said: heardOf } = talked(all);
        const [ticket] = tickets.values();
        if (!ticket) throw new Error("nothing is on record");
        const { slots, notes } = ticketState(ticket);
        const kept = [slots.issue ?? "", ...notes].join("\n");
        expect(kept).toContain("水管漏水");
        for (const [n, one] of heardOf.entries())
          if (ABOUT_IT.has(one.kind)) expect(kept).toContain(wordsOf(one, n));
        if (heardOf.some(({ photos }) => photos)) expect(slots.photo).not.toHaveLength(0);
      }),
    );
  });

  it("B11 at most four questions are put about it, and none in the same words twice", () => {
    fc.assert(
      fc.property(talks, (all) => {
        const keys = talked(all).turns.flatMap(said);
        const asked = keys.filter((key) => /^(?:issue|unit|contact)\.(?:ask|again)$/.test(key));
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it("there is an answer, and never that it was not understood", () => {
    fc.assert(
      fc.property(talks, (all) => {
        for (const turn of talked(all).turns) {
          expect(said(turn)).not.toEqual([]);
          expect(said(turn).some((key) => key.startsWith("not-understood"))).toBe(false);
        }
      }),
    );
  });

  it("B21 no time is told without a timer that keeps it", () => {
    fc.assert(
      fc.property(talks, (all) => {
        for (const turn of talked(all).turns) {
          const tells = said(turn).some((key) => /^(?:repair\.done|matter\.filed)/.test(key));
          expect(turn.timers.some(({ kind }) => kind === "answer-due")).toBe(tells);
        }
      }),
    );
  });
});
