import { describe, expect, it } from "vitest";
import type { Told } from "./literal-frame.ts";
import { decide } from "../../../src/core/dialogs/decide.ts";
import { meant, taken, written } from "../literal-message.ts";
import { NOW, literalTicket, literalWorld, said, showing } from "../literal-world.ts";
import { COMPLETE, LEAK, answered, content, frameOf, wang } from "./literal-frame.ts";

describe("the way back", () => {
  it("is one answer at a time, and says so where there is none", () => {
    const turn = answered(frameOf(LEAK, "unit"), "", [{ control: { kind: "back" } }]);
    expect(said(turn)).toEqual(["back.done", "place.ask"]);
    expect(turn.conversation.frame?.slots).toEqual({ issue: "漏水" });
    const first = answered(frameOf({}, "issue"), "", [{ control: { kind: "back" } }]);
    expect(said(first)).toEqual(["back.nothing", "issue.again"]);
  });

  it("to the beginning forgets the matter, not who they are", () => {
    const known = { name: wang };
    const turn = answered(frameOf(LEAK, "unit"), "", [{ control: { kind: "restart" } }], { known });
    expect(said(turn)).toEqual(["restart.frame", "issue.ask"]);
    expect(turn.conversation.frame).toMatchObject({ slots: {}, answered: [] });
    expect(turn.conversation.known).toEqual(known);
  });

  it("out of it drops the matter", () => {
    const turn = answered(frameOf(LEAK, "unit"), "", [{ control: { kind: "cancel" } }]);
    expect(said(turn)).toEqual(["cancel.done", "anything-else"]);
    expect(turn.conversation).toMatchObject({ frame: null, stack: [] });
    expect(turn.tickets).toEqual([]);
  });
});

describe("a matter that was interrupted", () => {
  const stack = [frameOf(LEAK, "unit", 2)];

  it("is taken up where it was, with what was told meanwhile (B11)", () => {
    const read = frameOf(COMPLETE, "read-back");
    const turn = answered(read, "對", [{ answer: "yes" }], { stack });
    expect(said(turn).slice(0, 3)).toEqual(["repair.done", "frame.resumed", "read-back.opening"]);
    expect(turn.conversation).toMatchObject({ stack: [], frame: { slots: COMPLETE } });
  });

  it("is not asked again for what they would rather not say", () => {
    const done = frameOf({ ...COMPLETE, name: null }, "read-back");
    const turn = answered(done, "對", [{ answer: "yes" }], { stack });
    expect(turn.conversation.frame?.slots.name).toBeNull();
  });

  it("that only waited is called by its own words, where they are few", () => {
    const phrases = showing(["issue", "intent"]);
    const next = (issue: string): string | undefined =>
      said(
        decide(
          literalWorld({
            content: { ...content, phrases },
            conversation: {
              newestAt: 1,
              last: { text: "", choices: [] },
              frame: frameOf(COMPLETE, "read-back"),
              stack: [frameOf({ issue }, null)],
            },
          }),
          written("對"),
          meant("對", { answer: "yes" }),
          NOW,
        ),
      )[2 - 1];
    expect(next("燈壞了")).toBe("matters.next issue:燈壞了 intent:intent.repair");
    expect(next("燈".repeat(40))).toContain("issue:");
    expect(next("燈".repeat(41))).toBe("matters.next intent:intent.repair");
  });
});

it("a dialog that was deleted under its conversation goes to a person", () => {
  const turn = answered({ ...frameOf(LEAK, "unit"), dialog: "gone" }, "1203");
  expect(said(turn)).toEqual(["person.coming"]);
  expect(turn.conversation.frame).toBeNull();
});

describe("a change that is wanted", () => {
  const change: Told = [{ match: taken("ticket-change") }];

  it("while nothing is on record is one of what was just told", () => {
    expect(said(answered(frameOf(LEAK, "unit"), "改一下", change))).toEqual(["correction.which"]);
    expect(said(answered(frameOf({}, "issue"), "改一下", change))).not.toContain(
      "correction.which",
    );
  });

  it("of what is on record is a matter of its own", () => {
    const turn = decide(
      literalWorld({
        content,
        conversation: {
          newestAt: 1,
          last: { text: "", choices: [] },
          frame: frameOf(LEAK, "unit"),
        },
        tickets: [literalTicket("T1")],
      }),
      written("改一下"),
      meant("改一下", { match: taken("ticket-change") }),
      NOW,
    );
    expect(said(turn)[0]).toBe("out-of-scope");
  });
});
