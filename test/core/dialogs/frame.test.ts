import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Conversation, Frame } from "../../../src/core/records/conversation.ts";
import type { Inbound } from "../../../src/core/records/message.ts";
import type { Slots } from "../../../src/core/records/ticket.ts";
import type { Unit } from "../../../src/core/records/unit.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { entitiesOf } from "../../../src/core/understanding/entities/entities.ts";
import { hearing, literalDialogs, meant, taken, written } from "../literal-message.ts";
import { alerted, literalTicket, literalWorld, NOW, said, showing } from "../literal-world.ts";

const unit = (number: string): Unit => ({
  building: "A",
  entrance: null,
  floor: null,
  number,
  sub: null,
});
const wang = { surname: "王", given: null, form: "太太" };
const kitchen = { area: "home", words: "廚房" } as const;
const understanding = hearing({
  "1203": { unit: unit("1203") },
  "1205": { unit: unit("1205") },
  王太太: { name: wang },
  "0912": { phone: "+886912345678" },
  廚房: { place: kitchen },
});
const content = { ...literalDialogs, understanding };
const none = entitiesOf([], { asked: false });

const LEAK: Slots = { issue: "漏水", place: kitchen };
const COMPLETE: Slots = { ...LEAK, unit: unit("1203"), name: wang };
const frameOf = (slots: Slots, what: string | null, times = 1): Frame => ({
  dialog: "repair",
  intent: "repair",
  slots,
  asked: what === null ? null : { what, times },
  answered: Object.keys(slots),
});
type Told = readonly [meaning?: Partial<Interpretation>, message?: Partial<Inbound>];

/** What a message does to a frame under way. */
const answered = (
  frame: Frame | null,
  text: string,
  [meaning = {}, message = {}]: Told = [],
  change: Partial<Conversation> = {},
): Turn =>
  decide(
    literalWorld({
      content,
      conversation: { newestAt: 1, last: { text: "before", choices: [] }, frame, ...change },
    }),
    written(text, message),
    meant(text, meaning),
    NOW,
  );
const choicesOf = ({ outbox }: Turn): unknown => outbox[0]?.choices.map(({ value }) => value);
const now = ({ conversation }: Turn): unknown => conversation.frame?.asked;

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
