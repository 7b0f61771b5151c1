import { describe, expect, it } from "vitest";
import { conversationSchema } from "../../../src/core/records/conversation.ts";
import { taken } from "../literal-message.ts";
import { said } from "../literal-world.ts";
import { heard, LEAK, matterIn, matterOf, readBack, unit, wang, within } from "./literal-talk.ts";

describe("a matter that a danger interrupted", () => {
  const pending = { kind: "resume" } as const;
  const lamp = matterOf({ issue: "燈不亮" }, null);
  const leak = matterOf(LEAK, null, { id: "m2", asked: { unit: 1 } });
  const resting = { pending, matters: [lamp, leak] };

  it("is taken up where it was", () => {
    const yes = heard("好", { does: "agree", conversation: resting });
    expect(said(yes)).toEqual(["resumed", "unit.again"]);
    expect(yes.conversation.pending).toBeNull();
  });

  it("is read back whole, where that was what it had come to", () => {
    const read = readBack({ open: null });
    const yes = heard("好", { does: "agree", conversation: { pending, matters: [read] } });
    expect(said(yes)).toContain("read-back.issue");
  });

  it("is dropped where it isn't wanted any more, with all that rested", () => {
    const no = heard("不用了", { does: "disagree", conversation: resting });
    expect([said(no), no.conversation.pending, no.tickets]).toEqual([["cancel.done"], null, []]);
    expect(no.conversation.matters.map(({ state }) => state)).toEqual(["dropped", "dropped"]);
  });

  it("is what other words are about, unless they plainly mean something else", () => {
    const more = heard("滴得更快了", { conversation: resting });
    expect(matterIn(more)?.notes.map(({ text }) => text)).toEqual(["漏水", "滴得更快了"]);
    const fee = heard("管理費怎麼這麼高", {
      does: "raise",
      meaning: { match: taken("fee-inquiry") },
      conversation: resting,
    });
    expect(fee.tickets.map(({ kind }) => kind)).toEqual(["fee-inquiry"]);
  });
});

it("a matter whose dialog is gone goes to a person, and is not read back for ever", () => {
  const gone = matterOf(LEAK, "unit", { dialog: "gone", kind: "gone", asked: { unit: 1 } });
  const turn = within(gone, "1203");
  expect(said(turn)).not.toContain("read-back.question");
  expect(turn.tickets.length + Number(turn.conversation.owner.kind === "waiting")).toBe(1);
});

describe("what was under way before there were matters", () => {
  const frame = {
    dialog: "repair",
    intent: "repair",
    slots: { issue: "漏水", unit: unit("1203") },
    asked: { what: "name", times: 1 },
    answered: ["issue", "unit"],
  };
  const kept = (change: object): ReturnType<typeof conversationSchema.parse> =>
    conversationSchema.parse({
      channel: "web",
      id: "c1",
      person: "p1",
      language: "zh-Hant",
      owner: { kind: "bot", epoch: 0 },
      known: { unit: unit("1203") },
      dangers: [],
      frame,
      stack: [],
      pending: null,
      misses: 0,
      said: {},
      last: { text: "before", choices: [] },
      tickets: [],
      newestAt: 1,
      ...change,
    });

  it("keeps its facts, and its question stands", () => {
    const turn = heard("王太太", { conversation: kept({}) });
    expect(matterIn(turn)).toMatchObject({ kind: "repair", notes: [{ text: "漏水" }] });
    expect(turn.conversation.known).toEqual({ unit: unit("1203"), name: wang });
    const passed = heard("不用", { does: "decline", conversation: turn.conversation });
    expect(said(passed)).toContain("read-back.name");
    const agreed = heard("對", { does: "agree", conversation: passed.conversation });
    expect(agreed.tickets.map(({ kind }) => kind)).toEqual(["repair"]);
  });

  it("and was interrupted is not forgotten either", () => {
    const both = kept({ stack: [{ ...frame, slots: { issue: "燈不亮" }, asked: null }] });
    expect(both.matters.map(({ notes }) => notes[0]?.text)).toEqual(["燈不亮", "漏水"]);
  });

  it("and was a danger is none any more: that is a protocol of its own", () => {
    const old = kept({ frame: { ...frame, dialog: "emergency", intent: "emergency" } });
    expect(heard("嗯嗯嗯", { conversation: old }).conversation.matters).toEqual([]);
  });
});
