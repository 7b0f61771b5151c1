import { describe, expect, it } from "vitest";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Does } from "../literal-message.ts";
import { literalTicket, said } from "../literal-world.ts";
import {
  choicesOf,
  COMPLETE,
  matterIn,
  matterOf,
  none,
  readBack,
  shown,
  unit,
  within,
  type Heard,
} from "./literal-talk.ts";

const read = readBack();
const answered = (text: string, how: Heard = {}): Turn => within(read, text, how);
const unitIn = (turn: Turn): unknown =>
  matterIn(turn)?.facts.findLast(({ slot }) => slot === "unit")?.value;

describe("what was told", () => {
  it("B6 is read back whole, and asked whether it is right, before a ticket opens", () => {
    const matter = matterOf(COMPLETE, "phone", { asked: { contact: 1 } });
    const turn = within(matter, "還在滴");
    expect(said(turn)).toEqual([
      "issue.noted",
      "read-back.opening",
      "read-back.issue",
      "read-back.place",
      "read-back.unit",
      "read-back.name",
      "read-back.question",
    ]);
    expect(choicesOf(turn)).toEqual(["yes", "no"]);
    expect(matterIn(turn)).toMatchObject({ state: "confirming", open: "read-back" });
    expect(turn.tickets).toEqual([]);
  });

  it("B6 is read back in its own words", () => {
    const content = shown(["issue", "unit"]);
    const turn = within(matterOf(COMPLETE, "phone", { asked: { contact: 1 } }), "還在滴", {
      content,
    });
    const words = said(turn).join("\n");
    expect(words).toContain("read-back.issue issue:漏水\n還在滴");
    expect(words).toContain("unit:A棟1203室");
  });

  it("of several matters is read back and agreed at once", () => {
    const lamp = matterOf({ ...COMPLETE, issue: "燈不亮" }, null, { id: "m2", kind: "repair" });
    const both = within(read, "對", {
      does: "agree",
      conversation: { matters: [read, { ...lamp, state: "confirming", open: "read-back" }] },
    });
    expect(both.tickets).toHaveLength(2);
    expect(said(both).filter((key) => key === "anything-else")).toHaveLength(1);
  });
});

describe("what was read back", () => {
  it.each<[string, Does]>([
    ["對", "agree"],
    ["都可以", "whatever"],
    ["沒有了", "decline"],
    [
      "對，謝謝",
      [
        { kind: "agree", text: "對" },
        { kind: "thanks", text: "謝謝" },
      ],
    ],
  ])("is agreed to, and its ticket opens: %s", (text, does) => {
    const turn = answered(text, { does });
    expect(turn.tickets).toHaveLength(1);
    expect(said(turn)[0]).toBe("repair.done");
    expect(matterIn(turn)).toMatchObject({ state: "filed", open: null, ticket: "TCKT-0000" });
  });

  it("is not agreed to by what only describes it", () => {
    const turn = answered("還在滴");
    expect(said(turn)[0]).toBe("issue.noted");
    expect([turn.tickets, choicesOf(turn)]).toEqual([[], ["yes", "no"]]);
  });

  it("denied is asked about, with a button for each part, and one to drop it", () => {
    const denied = answered("不對", { does: "disagree" });
    expect(said(denied)).toEqual(["correction.which"]);
    expect(choicesOf(denied)).toEqual([
      "correct:issue",
      "correct:place",
      "correct:unit",
      "correct:name",
      "correct:phone",
      "cancel",
    ]);
    expect(matterIn(denied)).toMatchObject({ open: "correction" });
  });

  it("B19 corrected in words is thanked for, and read back again", () => {
    const told = answered("不對，是1205", {
      does: "correct",
      meaning: { corrects: true, entities: { ...none, unit: unit("1205") } },
    });
    expect(said(told).slice(0, 2)).toEqual(["correction.taken", "read-back.opening"]);
    expect(unitIn(told)).toEqual(unit("1205"));
    expect(told.conversation.known.unit).toEqual(unit("1205"));
    expect(told.tickets).toEqual([]);
  });

  it("is corrected by a bare value, the latest answer that it fits", () => {
    const turn = answered("1205", { does: "correct" });
    expect(said(turn)[0]).toBe("correction.taken");
    expect(unitIn(turn)).toEqual(unit("1205"));
  });

  it("B19 corrected with a yes in one breath is corrected, and not agreed to", () => {
    const turn = answered("對，但是是1205", {
      does: [
        { kind: "agree", text: "對" },
        { kind: "correct", text: "但是是1205" },
      ],
      meaning: { entities: { ...none, unit: unit("1205") } },
    });
    expect(turn.tickets).toEqual([]);
    expect(said(turn)[0]).toBe("correction.taken");
  });

  it("agreed to with the same once more is agreed", () => {
    const turn = answered("對，1203", {
      does: [
        { kind: "agree", text: "對" },
        { kind: "tell", text: "1203" },
      ],
      meaning: { entities: { ...none, unit: unit("1203") } },
    });
    expect(turn.tickets).toHaveLength(1);
  });

  it("once nothing was added is not read out again: it waits", () => {
    const turn = answered("嗯嗯", { does: "chat" });
    expect(said(turn)).toEqual(["read-back.waiting"]);
    expect(choicesOf(turn)).toEqual(["yes", "no"]);
  });
});

describe("asked what to correct", () => {
  const correction = matterOf(COMPLETE, "correction");

  it("what is named by its button or its words is asked for anew", () => {
    const named = within(correction, "", { message: { choice: "correct:unit" } });
    expect(said(named)).toEqual(["unit.ask"]);
    expect(unitIn(named)).toBeUndefined();
    const last = { text: "", choices: [{ value: "correct:unit", label: "房號" }] };
    expect(said(within(correction, "房號", { conversation: { last } }))).toEqual(["unit.ask"]);
  });

  it("the right value is taken", () => {
    const turn = within(correction, "1205");
    expect(said(turn).slice(0, 2)).toEqual(["correction.taken", "read-back.opening"]);
    expect(unitIn(turn)).toEqual(unit("1205"));
  });

  it("the right words stand where the wrong ones stood", () => {
    const turn = within(
      matterOf({ ...COMPLETE, issue: "廚房漏水" }, "correction"),
      "不是廚房，是主臥",
      { does: "correct" },
    );
    expect(said(turn).slice(0, 2)).toEqual(["correction.taken", "read-back.opening"]);
    expect(matterIn(turn)?.notes.map(({ text }) => text)).toEqual(["主臥漏水"]);
    expect(matterIn(turn)?.facts.findLast(({ slot }) => slot === "place")?.value).toEqual({
      area: "home",
      words: "主臥",
    });
  });

  it("any other words are kept and read back", () => {
    const turn = within(correction, "滴得更快了");
    expect(matterIn(turn)?.notes.map(({ text }) => text)).toContain("滴得更快了");
    expect(said(turn)).toContain("read-back.opening");
  });

  it("that it was right after all is read back once more, and nothing is lost", () => {
    const turn = within(correction, "沒有要改", { does: "agree" });
    expect(said(turn)[0]).toBe("read-back.opening");
    expect(matterIn(turn)?.notes).toEqual(correction.notes);
  });

  it("it may be dropped", () => {
    const turn = within(correction, "", { message: { choice: "cancel" } });
    expect([said(turn), turn.tickets]).toEqual([["cancel.done", "anything-else"], []]);
    expect(matterIn(turn)?.state).toBe("dropped");
  });
});

it("what is on record already is corrected there, and staff see so", () => {
  const filed = matterOf(COMPLETE, null, { state: "filed", ticket: "T1" });
  const turn = within(filed, "不對，是1205", {
    does: "correct",
    meaning: { corrects: true, entities: { ...none, unit: unit("1205") } },
    tickets: [literalTicket("T1")],
  });
  expect(said(turn)).toEqual(["correction.taken"]);
  expect(turn.tickets[0]?.events.at(-1)).toMatchObject({
    kind: "added",
    slots: { unit: unit("1205") },
  });
});
