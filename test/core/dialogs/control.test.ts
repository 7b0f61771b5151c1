import { describe, expect, it } from "vitest";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type {
  Control,
  Interpretation,
  Match,
} from "../../../src/core/understanding/interpretation.ts";
import { taken } from "../literal-message.ts";
import { NOW, literalTicket, said } from "../literal-world.ts";
import { answered, choicesOf, frame, waiting } from "./literal-reply.ts";

describe("a control word", () => {
  const steered = (
    kind: Exclude<Control["kind"], "language">,
    change: Partial<Conversation> = {},
    tickets: readonly Ticket[] = [],
  ): Turn => answered(kind, { control: { kind } }, change, {}, tickets);
  const intentOf = ({ transcript }: Turn): unknown => transcript[0]?.understood?.intent;

  it("that has nothing to steer says so", () => {
    expect(said(steered("back"))).toEqual(["back.nothing"]);
    expect(said(steered("skip"))).toEqual(["offer-help"]);
    expect(said(steered("cancel"))).toEqual(["cancel.nothing"]);
    expect(said(steered("repeat", { last: null }))).toEqual(["offer-help"]);
    expect([steered("back"), steered("skip"), steered("cancel")].map(intentOf)).toEqual([
      "start-over",
      "deny",
      "start-over",
    ]);
  });

  it("repeats what was said last, with its choices", () => {
    const turn = steered("repeat");
    expect([said(turn), choicesOf(turn), intentOf(turn)]).toEqual([["before"], ["yes"], "repeat"]);
  });

  it("calls off the person who is waited for", () => {
    const turn = steered("cancel", waiting);
    expect(said(turn)).toEqual(["cancel.person"]);
    expect(turn.conversation.owner).toEqual({ kind: "bot", epoch: 5 });
  });

  it("cancels what is on record, where there is anything", () => {
    const over = literalTicket("T1", { kind: "cancelled", at: NOW, by: "resident" });
    expect(said(steered("cancel", {}, [literalTicket("T1")]))).toEqual(["out-of-scope"]);
    expect(said(steered("cancel", {}, [over]))).toEqual(["cancel.nothing"]);
  });

  it("begins anew, and drops what waits", () => {
    const pending = { kind: "who" } as const;
    const plain = steered("restart", { pending });
    expect([said(plain), plain.conversation.pending]).toEqual([["restart.fresh"], null]);
    const matter = steered("restart", { frame });
    expect([plain, matter, steered("back", { frame })].map(intentOf)).toEqual(
      Array(3).fill("start-over"),
    );
    expect(steered("cancel", { pending }).conversation.pending).toBeNull();
    const dropped = steered("restart", { stack: [frame] });
    expect([said(dropped), dropped.conversation.stack]).toEqual([
      ["cancel.done", "restart.fresh"],
      [],
    ]);
  });

  it("changes the language, and puts the question once more, uncounted", () => {
    const language = { control: { kind: "language", language: "en" } } as const;
    const turn = answered("english", language, { frame });
    expect(said(turn)).toEqual(["language.changed", "place.ask"]);
    expect(turn.conversation.language).toBe("en");
    expect(said(answered("english", language))).toEqual(["language.changed", "offer-help"]);
  });
});

describe("what a reply does instead of answering", () => {
  const does = (act: Interpretation["act"], what = "place", times = 1, match?: Match): Turn =>
    answered(
      "那個啊",
      { act, ...(match ? { match } : {}) },
      {
        frame: { ...frame, asked: { what, times } },
      },
    );

  it.each([
    ["cancel", ["cancel.done", "anything-else"]],
    ["person", ["person.coming"]],
    ["skip", ["slot.needed", "place.again"]],
    ["no", ["slot.needed", "place.again"]],
    ["repeat", ["place.explain"]],
    ["why", ["why.place", "place.ask"]],
    ["wait", ["wait.granted"]],
    ["yes", ["place.again"]],
  ] as const)("%s", (act, words) => {
    expect(said(does(act))).toEqual(words);
  });

  it("is counted where they ask for a moment", () => {
    expect(does("wait").conversation.frame?.asked).toEqual({ what: "place", times: 2 });
  });

  it("comes after what is plainly a matter of its own", () => {
    expect(said(does("yes", "place", 1, taken("fee-inquiry")))).toEqual([
      "fees.office",
      "place.ask",
    ]);
    expect(said(does("yes", "place", 1, taken("fee-inquiry", 0.84)))).toEqual(["place.again"]);
    expect(said(does("person", "place", 1, taken("talk-to-human")))).toEqual(["person.coming"]);
    expect(said(does("cancel", "place", 1, taken("ticket-change")))[0]).toBe("cancel.done");
  });
});
