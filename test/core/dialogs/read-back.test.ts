import { describe, expect, it } from "vitest";
import type { Frame } from "../../../src/core/records/conversation.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { taken } from "../literal-message.ts";
import { alerted, said } from "../literal-world.ts";
import {
  COMPLETE,
  LEAK,
  answered,
  choicesOf,
  frameOf,
  kitchen,
  now,
  unit,
  wang,
  none,
} from "./literal-frame.ts";

describe("what was read back", () => {
  const read = frameOf(COMPLETE, "read-back");

  it("is everything that was told, and asks whether it is right (B6)", () => {
    const { name: _name, ...others } = COMPLETE;
    const turn = answered(frameOf(others, "name"), "王太太");
    expect(said(turn)).toEqual([
      "read-back.opening",
      "read-back.issue",
      "read-back.place",
      "read-back.unit",
      "read-back.name",
      "read-back.question",
    ]);
    expect(choicesOf(turn)).toEqual(["yes", "no"]);
    expect(now(turn)).toEqual({ what: "read-back", times: 1 });
    const declined = answered(frameOf({ ...others, name: null }, "name"), "", [{ answer: "no" }]);
    expect(said(declined)).not.toContain("read-back.name");
  });

  it("agreed to opens the ticket; 'any is fine' agrees, and 'whatever' does not", () => {
    expect(said(answered(read, "對", [{ answer: "yes" }]))).toEqual([
      "repair.done",
      "anything-else",
    ]);
    const fine = answered(read, "都可以", [{ match: taken("affirm") }]);
    expect(fine.tickets).toHaveLength(1);
    const unsure = { ...taken("affirm"), decision: "confirm" } as const;
    expect(answered(read, "隨便", [{ match: unsure }]).tickets).toEqual([]);
    expect(answered(read, "隨便", [{ match: taken("deny") }]).tickets).toEqual([]);
  });

  it("denied asks what to correct, and what is named is asked for anew", () => {
    const denied = answered(read, "不對", [{ answer: "no" }]);
    expect(said(denied)).toEqual(["correction.which"]);
    expect(now(denied)).toEqual({ what: "correction", times: 1 });
    expect(choicesOf(denied)).toEqual([
      "correct:issue",
      "correct:place",
      "correct:unit",
      "correct:name",
      "cancel",
    ]);
    const named = answered(frameOf(COMPLETE, "correction"), "", [{}, { choice: "correct:unit" }]);
    expect(said(named)).toEqual(["unit.ask"]);
    expect(named.conversation.frame?.slots.unit).toBeUndefined();
    expect(named.conversation.frame?.answered).toEqual(["issue", "place", "name"]);
    const typed = answered(frameOf(COMPLETE, "correction"), "choice.correct.Unit");
    expect(said(typed)).toEqual(["unit.ask"]);
  });

  it("corrected in words is thanked for and read back again (B19)", () => {
    const turn = answered(read, "1205", [
      { corrects: true, entities: { ...none, unit: unit("1205") } },
    ]);
    expect(said(turn).slice(0, 2)).toEqual(["correction.taken", "read-back.opening"]);
    expect(turn.conversation.frame?.slots.unit).toEqual(unit("1205"));
    expect(turn.conversation.known.unit).toEqual(unit("1205"));
    const bare = answered(read, "1205", [{ corrects: true }]);
    expect(bare.conversation.frame?.slots.unit).toEqual(unit("1205"));
  });

  it("agreed to with the same once more is agreed, with something else corrected", () => {
    const yes = (number: string): Turn =>
      answered(read, number, [{ answer: "yes", entities: { ...none, unit: unit(number) } }]);
    expect(yes("1203").tickets).toHaveLength(1);
    expect(yes("1205").tickets).toEqual([]);
    expect(said(yes("1205"))[0]).toBe("correction.taken");
  });

  it("is not read back for ever", () => {
    const fourth = answered(frameOf(COMPLETE, "read-back", 3), "隨便");
    expect(said(fourth)).toEqual(["person.coming"]);
    const waits = { owner: { kind: "waiting", epoch: 1 } } as const;
    const waiting = answered(frameOf(COMPLETE, "read-back", 3), "隨便", [], waits);
    expect([said(waiting), alerted(waiting)]).toEqual([["person.still-waiting"], []]);
    expect(said(answered(frameOf(COMPLETE, "read-back", 2), "隨便"))[0]).toBe("read-back.opening");
  });
});

describe("a value", () => {
  const read = (times = 1): Frame => frameOf(COMPLETE, "read-back", times);

  it("alone corrects the latest answer that it fits, once everything was read back", () => {
    for (const what of ["read-back", "correction"]) {
      const turn = answered(frameOf(COMPLETE, what), "1205");
      expect(said(turn).slice(0, 2)).toEqual(["correction.taken", "read-back.opening"]);
      expect(turn.conversation.frame?.slots.unit).toEqual(unit("1205"));
    }
    const { answered: _none, ...others } = read();
    const unanswered = answered({ ...others, answered: [] }, "1205");
    expect(unanswered.conversation.frame?.slots.unit).toEqual(unit("1205"));
    const asked = answered(frameOf({ ...LEAK, unit: unit("1203") }, "name"), "1205");
    expect(asked.conversation.frame?.slots.unit).toEqual(unit("1203"));
    const unheard = answered(frameOf({ issue: "漏水" }, "read-back"), "1205", [{ corrects: true }]);
    expect(unheard.conversation.frame?.slots).toEqual({ issue: "漏水" });
  });

  it("said with a no is not agreed to", () => {
    expect(answered(read(), "不對", [{ answer: "no", corrects: true }]).tickets).toEqual([]);
  });

  it("told once more at the reading back is read back again, and never counts against them", () => {
    const entities = { ...none, unit: unit("1203") };
    expect(said(answered(read(3), "1203", [{ entities }]))[0]).toBe("read-back.opening");
    expect(now(answered(read(3), "1203", [{ entities }]))).toEqual({ what: "read-back", times: 1 });
  });

  it("of use that was not asked for sets the count of the question back", () => {
    const named = answered(frameOf(LEAK, "unit", 2), "我姓王", [
      { entities: { ...none, name: wang } },
    ]);
    expect([said(named), now(named)]).toEqual([["unit.ask"], { what: "unit", times: 1 }]);
    const same = answered(frameOf({ ...LEAK, name: wang }, "unit", 2), "我姓王", [
      { entities: { ...none, name: wang } },
    ]);
    expect([said(same), now(same)]).toEqual([["unit.explain"], { what: "unit", times: 3 }]);
    // The name's question asks for the number as well.
    const { name: _name, ...others } = COMPLETE;
    const { place: _place, ...unplaced } = others;
    const placed = answered(frameOf(unplaced, "name"), "在廚房", [
      { entities: { ...none, place: kitchen } },
    ]);
    expect(now(placed)).toEqual({ what: "name", times: 2 });
  });

  it("that was declined before and is told now is no correction", () => {
    const turn = answered(frameOf({ ...COMPLETE, name: null }, "read-back"), "王", [
      { entities: { ...none, name: wang } },
    ]);
    expect(said(turn)[0]).toBe("read-back.opening");
    expect(turn.conversation.frame?.answered).toEqual(["issue", "place", "unit", "name"]);
  });

  it("that comes with photos is thanked for", () => {
    const attachments = [{ id: null, name: "a.jpg", type: "image/jpeg" }];
    const turn = answered(frameOf({ issue: "漏水" }, "place"), "廚房", [{}, { attachments }]);
    expect(said(turn)).toEqual(["photo.thanks", "unit.ask"]);
    expect(turn.transcript[0]?.attachments).toEqual(attachments);
  });
});

describe("asked what to correct", () => {
  const correction = frameOf({ ...COMPLETE, name: null }, "correction");

  it("any other words describe the matter better", () => {
    const turn = answered(correction, "是燈壞了");
    expect(said(turn).slice(0, 2)).toEqual(["correction.taken", "read-back.opening"]);
    expect(turn.conversation.frame?.slots.issue).toBe("是燈壞了");
    expect(now(turn)).toEqual({ what: "read-back", times: 1 });
  });

  it.each<[string, Partial<Interpretation>]>([
    ["好", { answer: "yes" }],
    ["沒問題", { match: taken("affirm") }],
    ["不是", { match: taken("deny") }],
    ["可以了", { act: "yes" }],
  ])("%s names nothing: it is read back again", (text, meaning) => {
    const turn = answered(correction, text, [meaning]);
    expect(said(turn)[0]).toBe("read-back.opening");
    expect(turn.conversation.frame?.slots.issue).toBe("漏水");
  });

  it("what is plainly another matter is one", () => {
    const fee = answered(correction, "管理費多少", [{ match: taken("fee-inquiry") }]);
    expect(said(fee)[0]).toBe("fees.office");
    expect(fee.conversation.frame?.slots.issue).toBe("漏水");
  });
});
