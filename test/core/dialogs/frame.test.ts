import { describe, expect, it } from "vitest";
import type { Told } from "./literal-frame.ts";
import type { Inbound } from "../../../src/core/records/message.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { decide } from "../../../src/core/dialogs/decide.ts";
import { meant, taken, written } from "../literal-message.ts";
import { NOW, alerted, literalWorld, said } from "../literal-world.ts";
import {
  COMPLETE,
  LEAK,
  answered,
  choicesOf,
  content,
  frameOf,
  none,
  now,
  understanding,
  unit,
  wang,
} from "./literal-frame.ts";

describe("a question", () => {
  it("answered is followed by the next that is needed", () => {
    const turn = answered(frameOf({ issue: "漏水" }, "place"), "廚房");
    expect(said(turn)).toEqual(["unit.ask"]);
    expect(turn.conversation.frame).toMatchObject({
      slots: LEAK,
      asked: { what: "unit", times: 1 },
      answered: ["issue", "place"],
    });
    expect(turn.transcript[0]?.understood).toMatchObject({ intent: "repair", decision: "act" });
  });

  it("that only some need is left out for the others", () => {
    const lobby = answered(frameOf({ issue: "漏水" }, "place"), "", [
      {},
      { choice: "place:public" },
    ]);
    expect(said(lobby)).toEqual(["name.ask"]);
    expect(lobby.conversation.frame?.slots.place).toEqual({ area: "public", words: "" });
  });

  it("is put in three ways, then handed over where it must be answered (B5)", () => {
    const vague = { answer: "no" } as const;
    const ways = [1, 2, 3].map((times) => answered(frameOf(LEAK, "unit", times), "不", [vague]));
    expect(ways.map(said)).toEqual([["unit.again"], ["unit.explain"], ["person.coming"]]);
    expect(ways.map(choicesOf)).toEqual([[], ["person"], []]);
    expect(ways.map(now)).toEqual([
      { what: "unit", times: 2 },
      { what: "unit", times: 3 },
      { what: "unit", times: 3 },
    ]);
    const waits = { owner: { kind: "waiting", epoch: 1 } } as const;
    const waiting = answered(frameOf(LEAK, "unit", 3), "不", [vague], waits);
    expect([said(waiting), alerted(waiting)]).toEqual([["person.still-waiting"], []]);
  });

  it("is skipped the fourth time where it may be, and the matter goes on", () => {
    const { name: _name, ...others } = COMPLETE;
    const turn = answered(frameOf(others, "name", 3), "嗯", [{ answer: "yes" }]);
    expect(said(turn).slice(0, 2)).toEqual(["slot.skipped", "read-back.opening"]);
    expect(turn.conversation.frame?.slots.name).toBeNull();
  });

  it("offers its choices, and leaving it out where it may be", () => {
    expect(choicesOf(answered(frameOf({}, "issue"), "漏水了"))).toEqual([
      "place:home",
      "place:public",
    ]);
    expect(choicesOf(answered(frameOf(LEAK, "unit"), "1203"))).toEqual(["skip"]);
  });

  it("declined in more words is left out as well", () => {
    const { name: _name, ...others } = COMPLETE;
    const turn = answered(frameOf(others, "name"), "這個我真的就不太想跟您說啦", [
      { answer: "no" },
    ]);
    expect(said(turn)[0]).toBe("slot.declined");
  });

  it("for a name is not answered by a colleague's", () => {
    const { name: _name, ...others } = COMPLETE;
    const turn = decide(
      literalWorld({
        content,
        conversation: {
          newestAt: 1,
          last: { text: "", choices: [] },
          frame: frameOf(others, "name"),
        },
        community: { staff: [{ name: "林主任", aliases: [] }] },
      }),
      written("林主任"),
      meant("林主任", { match: taken("repair") }),
      NOW,
    );
    expect(said(turn)).toEqual(["name.again"]);
    expect(turn.conversation.frame?.slots.issue).toBe("漏水");
  });

  it("declined in a few words is left out where it may be", () => {
    const { name: _name, ...others } = COMPLETE;
    for (const text of ["不方便", "I'd rather not"]) {
      const turn = answered(frameOf(others, "name"), text);
      expect(said(turn)[0]).toBe("slot.declined");
      expect(turn.conversation.frame?.slots.name).toBeNull();
    }
    expect(said(answered(frameOf(LEAK, "unit"), "", [{ control: { kind: "skip" } }]))).toEqual([
      "slot.needed",
      "unit.again",
    ]);
  });

  it("agreed to is a yes to 'may I have it?': once it is said so, then put again", () => {
    const yes: Told = [{ answer: "yes" }];
    expect(said(answered(frameOf(LEAK, "unit"), "好", yes))).toEqual(["slot.go-ahead"]);
    expect(now(answered(frameOf(LEAK, "unit"), "好", yes))).toEqual({ what: "unit", times: 2 });
    expect(said(answered(frameOf(LEAK, "unit", 2), "好", yes))).toEqual(["unit.explain"]);
    expect(said(answered(frameOf({ issue: "漏水" }, "place"), "好", yes))).toEqual(["place.again"]);
  });

  it("asked about is explained, and stands uncounted", () => {
    const why = answered(frameOf(LEAK, "unit", 2), "為什麼");
    expect(said(why)).toEqual(["why.unit", "unit.ask"]);
    const unknown = answered(frameOf(LEAK, "unit"), "不知道");
    expect([said(unknown), now(unknown)]).toEqual([["unit.explain"], { what: "unit", times: 3 }]);
  });

  it("met by something plainly else is asked again after its answer", () => {
    const fee = answered(frameOf(LEAK, "unit"), "管理費多少", [{ match: taken("fee-inquiry") }]);
    expect(said(fee)).toEqual(["fees.office", "unit.ask"]);
    const unlike = answered(frameOf(LEAK, "unit"), "管理費多少", [
      { match: taken("fee-inquiry", 0.79) },
    ]);
    expect(said(unlike)).toEqual(["unit.again"]);
    const foreign = answered(frameOf(LEAK, "unit"), "天氣", [{ match: taken("out-of-scope") }]);
    expect(said(foreign)).toEqual(["unit.again"]);
  });

  it("met by more of the matter keeps it", () => {
    const more = answered(frameOf(LEAK, "unit"), "還在滴", [{ match: taken("repair") }]);
    expect(said(more)).toEqual(["issue.added", "unit.ask"]);
    expect(more.conversation.frame?.slots.issue).toBe("漏水\n還在滴");
  });

  it("puts what was told for it and beside it in its place, and forgets none", () => {
    const turn = answered(frameOf({ issue: "漏水" }, "place"), "廚房", [
      { entities: { ...none, name: wang } },
    ]);
    expect(turn.conversation.frame?.slots).toEqual({ ...LEAK, name: wang });
    expect(turn.conversation.known).toEqual({ name: wang });
  });

  it("of several plain fields comes with a form, where two or more are missing", () => {
    const form = answered(frameOf({ issue: "漏水" }, "place"), "廚房").outbox[0]?.form;
    expect(form?.fields).toEqual([
      { slot: "unit", label: "choice.correct.unit" },
      { slot: "name", label: "choice.correct.name" },
    ]);
    expect(form).toMatchObject({ title: "form.open", send: "form.send", close: "form.close" });
    expect(answered(frameOf(LEAK, "unit"), "1203").outbox[0]?.form).toBeUndefined();
  });

  it("answered in a form takes each field by itself", () => {
    const turn = answered(frameOf(LEAK, "unit"), "1203 王太太", [
      {},
      { form: { unit: "1203", name: "王太太", issue: "不漏了" } },
    ]);
    expect(turn.conversation.frame?.slots).toEqual(COMPLETE);
    expect(said(turn)[0]).toBe("read-back.opening");
  });
});

describe("an answer and more in one message", () => {
  const matter = { text: "管理費多少", match: taken("fee-inquiry"), entities: none };
  const both = (
    announced: boolean,
    answer: Partial<Interpretation>,
    frame = frameOf(LEAK, "unit"),
    message: Partial<Inbound> = {},
    meaning: Partial<Interpretation> = {},
  ): readonly string[] => {
    const answerThenMatter = () => ({ answer: meant("1203", answer), matter, announced });
    return said(
      decide(
        literalWorld({
          content: { ...content, understanding: { ...understanding, answerThenMatter } },
          conversation: { newestAt: 1, last: { text: "before", choices: [] }, frame },
        }),
        written("1203，管理費多少", message),
        meant("1203，管理費多少", meaning),
        NOW,
      ),
    );
  };
  const told = { entities: { ...none, unit: unit("1203") } };

  it("is both where it answers what was asked, or leads over to the other", () => {
    expect(both(false, told)).toEqual(["fees.office", "name.ask"]);
    expect(both(true, {})).toEqual(["fees.office", "name.ask"]);
    expect(both(false, {})).toEqual(["unit.again"]);
    const read = frameOf(COMPLETE, "read-back");
    for (const answer of [{ answer: "yes" }, { control: { kind: "skip" } }] as const)
      expect(both(false, answer, read)[0]).toBe("fees.office");
    expect(both(false, { act: "yes" }, read)[0]).toBe("fees.office");
    expect(both(false, {}, read)[0]).not.toBe("fees.office");
  });

  it("is one only where words were typed to a question, and it tells of no danger", () => {
    expect(both(true, told, frameOf(LEAK, null))[0]).not.toBe("fees.office");
    expect(both(true, told, frameOf(LEAK, "unit"), { form: { unit: "1203" } })).toEqual([
      "name.ask",
    ]);
    expect(
      both(true, told, frameOf({ issue: "漏水" }, "place"), { choice: "place:public" }),
    ).toEqual(["name.ask"]);
    const danger = { danger: "fire", dangerLikely: 1 } as const;
    expect(both(true, told, frameOf(LEAK, "unit"), {}, danger)[0]).toBe("emergency.advice.fire");
    const matters = [matter, { ...matter, match: taken("talk-to-human") }];
    expect(both(true, told, frameOf(LEAK, "unit"), {}, { matters })).toEqual([
      "fees.office",
      "person.coming",
      "unit.ask",
    ]);
  });
});

it("a danger that was a frame once is none any more", () => {
  const old = { ...frameOf({}, "unit"), dialog: "emergency", intent: "emergency" };
  expect(answered(old, "嗯").conversation.frame).toBeNull();
});

it("of seven interrupted matters the oldest is let go", () => {
  const stack = Array.from({ length: 6 }, (_, n) => frameOf({ issue: `${n}` }, null));
  const frame = { ...frameOf(LEAK, "unit"), dialog: "emergency", intent: "other" };
  const turn = answered(frame, "燈壞了", [{ match: taken("repair") }], { stack });
  expect(turn.conversation.stack.map(({ slots }) => slots.issue)).toEqual([
    "1",
    "2",
    "3",
    "4",
    "5",
    "漏水",
  ]);
});
