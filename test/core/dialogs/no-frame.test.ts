import { describe, expect, it } from "vitest";
import type { Match } from "../../../src/core/understanding/interpretation.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import { decide } from "../../../src/core/dialogs/decide.ts";
import { meant, taken, written } from "../literal-message.ts";
import { NOW, alerted, literalWorld, said, showing } from "../literal-world.ts";
import { answered, choicesOf, content, frame, last, unit, waiting, wang } from "./literal-reply.ts";

describe("what is not understood", () => {
  it("is asked for again, then offered what most come for, then goes to a person (B5)", () => {
    const turns = [0, 1, 2].map((misses) => answered("嗯嗯", {}, { misses }));
    expect(turns.map(said)).toEqual([
      ["not-understood.again"],
      ["not-understood.choices"],
      ["not-understood.person", "person.coming"],
    ]);
    expect(turns.map(choicesOf)).toEqual([
      [],
      ["intent:repair", "intent:fee-inquiry", "person"],
      [],
    ]);
    expect(turns.map(({ conversation }) => conversation.misses)).toEqual([1, 2, 0]);
    expect(turns[1]?.conversation.pending).toEqual({
      kind: "which",
      intents: ["repair", "fee-inquiry"],
      text: "嗯嗯",
      photos: [],
    });
  });

  it("while a person is waited for is only asked for again", () => {
    expect(said(answered("嗯嗯", {}, { misses: 5, ...waiting }))).toEqual(["not-understood.again"]);
  });
});

describe("what may be one of several", () => {
  const ranked = ["parcel", "out-of-scope", "unnamed", "repair", "parking", "fee-inquiry"].map(
    (intent) => ({ intent, score: 0.4, phrase: "" }),
  );
  const unsure = (intent: string): Match => ({
    ...taken(intent, 0.5),
    decision: "confirm",
    ranked,
  });

  it("is asked for, three at most, and none that can't be named (B8)", () => {
    const photos = [{ id: null, name: "a.jpg", type: "image/jpeg" }];
    const turn = answered("那個", { match: unsure("parcel") }, {}, { attachments: photos });
    expect(said(turn)).toEqual(["which"]);
    expect(choicesOf(turn)).toEqual(["intent:parcel", "intent:repair", "intent:parking", "person"]);
    expect(turn.conversation.pending).toMatchObject({ kind: "which", text: "那個", photos });
    expect(turn.transcript[0]?.understood).toMatchObject({
      intent: "parcel",
      decision: "confirm",
      ranked: ranked.slice(0, 5),
    });
  });

  it("is not offered where it is most like what is none of ours, or like nothing", () => {
    expect(said(answered("那個", { match: unsure("out-of-scope") }))).toEqual([
      "not-understood.again",
    ]);
    const nothing = { ...unsure("parcel"), ranked: [] };
    expect(said(answered("那個", { match: nothing }))).toEqual(["not-understood.again"]);
  });

  const which = {
    kind: "which",
    intents: ["repair", "fee-inquiry"],
    text: "廚房漏水",
    photos: [],
  } as const;
  const pending = { ...which, intents: [...which.intents], photos: [] };

  it("is the one that is pressed, with the words that were written before", () => {
    const turn = answered("", {}, { pending, misses: 1 }, { choice: "intent:repair" });
    expect(said(turn)).toEqual(["place.ask"]);
    expect(turn.conversation).toMatchObject({
      frame: { intent: "repair", slots: { issue: "廚房漏水" } },
      pending: null,
      misses: 0,
    });
    expect(turn.transcript[0]?.understood).toMatchObject({ intent: "repair", decision: "act" });
  });

  it("is asked once more where the answer is a yes; who they are is kept meanwhile", () => {
    const yes = answered("對", { answer: "yes" }, { pending });
    expect([said(yes), choicesOf(yes)]).toEqual([
      ["which"],
      ["intent:repair", "intent:fee-inquiry", "person"],
    ]);
    const named = answered(
      "我姓王",
      { entities: content.understanding.answers("我姓王", "TW") },
      { pending },
    );
    expect(said(named)).toEqual(["which"]);
    expect(named.conversation.known).toEqual({ name: wang });
    expect(said(answered("繳費", { match: taken("fee-inquiry") }, { pending }))).toEqual([
      "fees.office",
    ]);
  });
});

describe("an intent", () => {
  it("that needs no dialog is answered, and one without an answer is none of ours", () => {
    expect(said(answered("管理費", { match: taken("fee-inquiry") }))).toEqual(["fees.office"]);
    expect(said(answered("天氣", { match: taken("out-of-scope") }))).toEqual(["out-of-scope"]);
  });

  it("begins its dialog with what the words tell already", () => {
    const turn = answered("水管漏水", { match: taken("repair") }, { misses: 1, known: { unit } });
    expect(said(turn)).toEqual(["place.ask"]);
    expect(turn.conversation).toMatchObject({
      misses: 0,
      frame: { dialog: "repair", slots: { issue: "水管漏水", unit }, answered: [] },
    });
  });

  it("of an emergency without a danger is one of no kind", () => {
    const turn = answered("救命", { match: taken("emergency") });
    expect(said(turn)[0]).toBe("emergency.advice.other");
    expect(turn.tickets[0]?.danger).toBe("other");
  });
});

describe("who they are, said without a matter", () => {
  const entities = content.understanding.answers("我姓王", "TW");

  it("is known from then on (A5)", () => {
    const turn = answered("我姓王", { entities }, { misses: 1 });
    expect(said(turn)).toEqual(["greet.named"]);
    expect(turn.conversation).toMatchObject({ known: { name: wang }, misses: 0, pending: null });
    expect(said(answered("1203"))).toEqual(["greet.named"]);
    expect(answered("1203").conversation.known).toEqual({ unit });
    expect(answered("0912").conversation.known).toEqual({ phone: "+886912" });
  });

  it("beside a matter is no introduction", () => {
    const turn = answered("我姓王，那個", { entities });
    expect([said(turn), turn.conversation.known]).toEqual([["not-understood.again"], {}]);
    const pending = { kind: "anything-else" } as const;
    expect(answered("我姓王", { entities }, { pending }).conversation.pending).toBeNull();
  });

  it("was asked for, and is heard in a bare word; a matter comes first", () => {
    const pending = { kind: "who" } as const;
    const named = answered("我姓王", {}, { pending });
    expect([said(named), named.conversation.pending]).toEqual([["greet.named"], null]);
    expect(named.conversation.known).toEqual({ name: wang });
    const matter = answered("我姓王", { match: taken("repair") }, { pending });
    expect(said(matter)).toEqual(["issue.ask"]);
    expect(said(answered("管理費", { match: taken("fee-inquiry") }, { pending }))).toEqual([
      "fees.office",
    ]);
  });
});

describe("您還有別的事嗎 (A12)", () => {
  const pending = { kind: "anything-else" } as const;

  it("answered yes goes on, answered no says farewell, but to nobody who waits for a person", () => {
    const yes = answered("有", { answer: "yes" }, { pending });
    expect([said(yes), yes.conversation.pending]).toEqual([["anything-else.yes"], null]);
    const no = answered("沒有", { answer: "no" }, { pending });
    expect([said(no), no.conversation.pending]).toEqual([["farewell.closing"], null]);
    expect(said(answered("沒有", { answer: "no" }, { pending, ...waiting }))).toEqual([
      "person.still-waiting",
    ]);
  });

  it("a yes to nothing is met with an offer", () => {
    expect(said(answered("好", { answer: "yes" }))).toEqual(["offer-help"]);
  });
});

describe("a matter that a danger interrupted", () => {
  const resting = {
    pending: { kind: "resume" } as const,
    stack: [frame, { ...frame, asked: null }],
  };

  it("is taken up, or dropped for the one before it", () => {
    const yes = answered("好", { answer: "yes" }, resting);
    expect(said(yes)).toEqual(["matters.next", "place.ask"]);
    expect([yes.conversation.stack.length, yes.conversation.pending]).toEqual([1, null]);
    const no = answered("不用", { answer: "no" }, resting);
    expect(said(no)).toEqual(["frame.resumed", "place.ask"]);
    expect([no.conversation.stack, no.conversation.pending]).toEqual([[], null]);
  });

  it("is what other words are about, unless they plainly mean something else", () => {
    expect(said(answered("廚房", {}, resting))).toEqual(["matters.next", "place.ask"]);
    expect(said(answered("修", { match: taken("repair") }, resting))[0]).toBe("matters.next");
    expect(said(answered("管理費", { match: taken("fee-inquiry") }, resting))).toEqual([
      "fees.office",
    ]);
  });
});

describe("a message", () => {
  it("of many words hears that all of it arrived (C1)", () => {
    const long = (length: number): readonly string[] =>
      said(answered("漏".repeat(length), { match: taken("fee-inquiry") }));
    expect(long(401)).toEqual(["message.arrived", "fees.office"]);
    expect(long(400)).toEqual(["fees.office"]);
    expect(long(4_000)).toEqual(["message.arrived", "fees.office"]);
    expect(long(4_001)).toEqual(["message.too-long"]);
  });

  it("that is late or to a person is kept; in danger staff are told its words", () => {
    const owner = { kind: "staff", epoch: 1, ...namedStaff("林主任") } as const;
    const turn = decide(
      literalWorld({
        content: { ...content, phrases: showing(["text"]) },
        conversation: { newestAt: 1, last, owner },
      }),
      written("失火了"),
      meant("失火了", { danger: "fire", dangerLikely: 1 }),
      NOW,
    );
    expect(alerted(turn)).toEqual(["staff: staff.danger-said text:失火了"]);
    expect(turn.transcript).toHaveLength(1);
  });

  it("of several matters serves the first and keeps the others", () => {
    const entities = content.understanding.answers("", "TW");
    const matters = ["repair", "fee-inquiry"].map((intent) => ({
      text: intent,
      match: taken(intent),
      entities,
    }));
    const turn = answered("漏水，還有管理費", { matters });
    expect(said(turn)).toEqual(["fees.office", "place.ask"]);
    const within = answered("漏水，還有管理費", { matters }, { frame });
    expect(said(within)).toEqual(["fees.office", "issue.added", "place.ask"]);
  });

  it("without a word asks what its photos show", () => {
    const attachments = [{ id: null, name: "a.jpg", type: "image/jpeg" }];
    const turn = answered("", {}, {}, { attachments });
    expect(said(turn)).toEqual(["photo.thanks", "photo.what"]);
    expect(choicesOf(turn)).toEqual(["intent:repair", "person"]);
    expect(said(answered(""))).toEqual(["not-understood.again"]);
    const repair = answered("水管漏水", { match: taken("repair") }, {}, { attachments });
    expect(said(repair)).toEqual(["photo.thanks", "place.ask"]);
    const pressed = answered("", {}, {}, { attachments, choice: "intent:fee-inquiry" });
    expect(said(pressed)).toEqual(["fees.office"]);
  });

  it("is greeted by name of the company where it is the first", () => {
    const first = { last: null, newestAt: 0 };
    expect(said(answered("管理費", { match: taken("fee-inquiry") }, first))).toEqual([
      "greet.opening",
      "fees.office",
    ]);
    expect(said(answered("管理費", { match: taken("fee-inquiry") }, { last: null }))).toEqual([
      "fees.office",
    ]);
    const greeted = { ...first, said: { "greet.first": 1 } };
    expect(said(answered("管理費", { match: taken("fee-inquiry") }, greeted))).toEqual([
      "fees.office",
    ]);
  });
});
