import { describe, expect, it } from "vitest";
import type { MoveKind } from "../../../src/core/understanding/move.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { taken, type Does } from "../literal-message.ts";
import { alerted, literalTicket, NOW, said } from "../literal-world.ts";
import {
  filedAs,
  heard,
  LEAK,
  matterIn,
  matterOf,
  shown,
  within,
  type Heard,
} from "./literal-talk.ts";

const leak = matterOf(LEAK, "unit", { asked: { unit: 1 } });
const midway = (does: Does, how: Heard = {}): Turn => within(leak, "講了幾次了", { does, ...how });
const parts = (...kinds: readonly MoveKind[]): Does =>
  kinds.map((kind) => ({ kind, text: "講了幾次了" }));

describe("D10 what is felt", () => {
  it.each([
    ["anger", "feel.anger"],
    ["insult", "feel.insult"],
    ["threat", "feel.threat"],
    ["worry", "feel.worry"],
    ["grief", "feel.grief"],
    ["illness", "feel.illness"],
    ["apology", "feel.apology"],
  ] as const)("%s is heard before anything else is said", (kind, words) => {
    expect(said(midway(kind))[0]).toBe(words);
  });

  it("is answered with one clause, the gravest, and never argued with", () => {
    const turn = midway(parts("worry", "anger", "insult"));
    expect(said(turn).filter((key) => key.startsWith("feel."))).toEqual(["feel.anger"]);
    expect(said(turn).at(-1)).toBe("unit.again");
  });

  it("is answered where it is plainly felt: nobody is comforted for nothing", () => {
    const unsure = midway([{ kind: "anger", text: "講了幾次了", likely: 0.4 }]);
    expect(said(unsure).some((key) => key.startsWith("feel."))).toBe(false);
  });

  it("stands on its ticket in the resident's words", () => {
    expect(matterIn(midway("anger"))).toMatchObject({ feelings: ["anger"] });
    const filed = within(filedAs("T1"), "我要找記者", {
      does: "threat",
      tickets: [literalTicket("T1")],
    });
    const [ticket] = filed.tickets.filter(({ id }) => id === "T1");
    expect(ticket && ticketState(ticket).slots.issue).toContain("我要找記者");
  });

  it("by whoever begins is heard, and what they came for is begun", () => {
    const text = "氣死我了，水管又漏水";
    const turn = heard(text, {
      does: [
        { kind: "anger", text: "氣死我了" },
        { kind: "raise", text: "水管又漏水" },
      ],
      meaning: { match: taken("repair") },
    });
    expect(said(turn)).toEqual(["feel.anger", "unit.ask"]);
    expect(matterIn(turn)).toMatchObject({ kind: "repair", feelings: ["anger"] });
  });
});

describe("D12 a supervisor", () => {
  const called = (turn: Turn): readonly string[] =>
    alerted(turn).filter((text) => text.startsWith("supervisor"));

  it("is called for who is angry a second time, for a talk apart", () => {
    expect(called(midway("anger"))).toEqual([]);
    const again = midway("anger", { conversation: { said: { "feel.anger": 1 } } });
    expect(called(again)).toEqual(["supervisor: staff.supervisor-wanted"]);
    expect(said(again)).toContain("supervisor.coming");
    expect(again.conversation.owner).toMatchObject({ kind: "waiting", wait: { to: "supervisor" } });
  });

  it("is called for a threat at once, and told why", () => {
    const turn = midway("threat", { content: shown(["why", "issue"]) });
    expect(called(turn)).toEqual([
      "supervisor: staff.supervisor-wanted why:staff.why.upset issue:漏水\n講了幾次了",
    ]);
  });

  it("is called once: who waits for one is not called for again by every word", () => {
    const wait = { since: NOW, to: "supervisor", words: "", ticket: null } as const;
    const owner = { kind: "waiting", epoch: 1, wait } as const;
    const turn = midway("anger", { conversation: { owner, said: { "feel.anger": 3 } } });
    expect(called(turn)).toEqual([]);
  });

  it("is whom they get who ask for one", () => {
    const turn = midway("supervisor");
    expect(said(turn)).toEqual(["matter.filed-so-far", "supervisor.coming"]);
    expect(called(turn)).toHaveLength(1);
  });
});
