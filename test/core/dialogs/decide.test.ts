import { describe, expect, it } from "vitest";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Inbound } from "../../../src/core/records/message.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { meant, written } from "../literal-message.ts";
import { alerted, literalWorld, MINUTE, NOW, said } from "../literal-world.ts";

const decided = (
  text: string,
  meaning: Partial<Interpretation> = {},
  conversation: Partial<Conversation> = {},
  message: Partial<Inbound> = {},
): Turn =>
  decide(literalWorld({ conversation }), written(text, message), meant(text, meaning), NOW);

const begun = { newestAt: NOW - MINUTE, last: { text: "greet.first", choices: [] } };
const staffed = { owner: { kind: "staff" as const, epoch: 3, ...namedStaff("林主任") } };

describe("a message", () => {
  it("stands in the transcript as it was written, with what it was taken for", () => {
    const { transcript } = decided("嗨", {}, begun);
    expect(transcript).toMatchObject([
      {
        who: { kind: "resident" },
        text: "嗨",
        message: "m1",
        understood: { intent: "out-of-scope" },
      },
    ]);
  });

  it("that comes late is kept, and answered only in danger", () => {
    const late = { at: NOW - 2 * MINUTE };
    const turn = decided("我要投訴", {}, begun, late);
    expect([said(turn), alerted(turn), turn.transcript.length]).toEqual([[], [], 1]);
    expect(turn.conversation.newestAt).toBe(begun.newestAt);
    const danger = decided("失火了", { danger: "fire", dangerLikely: 1 }, begun, late);
    expect(said(danger)).toEqual(["emergency.advice.fire"]);
  });

  it("to a person is theirs alone (B25); a danger in it calls staff all the same", () => {
    const turn = decided("你好", {}, { ...begun, ...staffed });
    expect([said(turn), alerted(turn)]).toEqual([[], []]);
    const danger = decided("失火了", { danger: "fire", dangerLikely: 1 }, { ...begun, ...staffed });
    expect([said(danger), alerted(danger)]).toEqual([[], ["staff: staff.danger-said"]]);
    expect(danger.outbox[0]?.urgent).toBe(true);
  });

  it("in a closed conversation opens it anew", () => {
    const closed = { owner: { kind: "closed" as const, epoch: 3 } };
    expect(decided("嗨", {}, { ...begun, ...closed }).conversation.owner).toEqual({
      kind: "bot",
      epoch: 4,
    });
  });

  it("is answered in its own language; a yes in English changes none", () => {
    const english = decided("hello", { language: "en" }, { ...begun, language: "zh-Hans" });
    expect(english.conversation.language).toBe("en");
    const yes = decided("ok", { language: "en", answer: "yes" }, { ...begun, language: "zh-Hans" });
    expect(yes.conversation.language).toBe("zh-Hans");
    const shi = decided("是", { language: "zh-Hant", answer: "yes" }, { ...begun, language: "en" });
    expect(shi.conversation.language).toBe("zh-Hant");
    const number = decided("1203", { language: null }, {}, { language: "en" });
    expect(number.conversation.language).toBe("en");
  });

  it("that is too long is refused with courtesy, and kept up to there", () => {
    const turn = decided("長".repeat(4_001), {}, begun);
    expect(said(turn)).toEqual(["message.too-long"]);
  });
});

describe("the first reply", () => {
  it("names the company (A5, C1), once", () => {
    expect(said(decided("嗨"))[0]).toBe("greet.opening");
    expect(said(decided("嗨", {}, begun))).not.toContain("greet.opening");
  });

  it("in danger is what to do, without a greeting", () => {
    const turn = decided("失火了", { danger: "fire", dangerLikely: 1 });
    expect(said(turn)).toEqual(["emergency.advice.fire"]);
    expect(turn.outbox[0]?.danger).toBeDefined();
  });
});
