import { describe, expect, it } from "vitest";
import type { Asked } from "../../../src/core/understanding/move.ts";
import type { Match } from "../../../src/core/understanding/interpretation.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { hearing, taken, type Does } from "../literal-message.ts";
import { alerted, literalTicket, MINUTE, NOW, said } from "../literal-world.ts";
import {
  choicesOf,
  filedAs,
  heard,
  LEAK,
  matterIn,
  matterOf,
  none,
  photo,
  shown,
  unit,
  wang,
  within,
  type Heard,
} from "./literal-talk.ts";

/** Brings something up. */
const raised = (text: string, intent: string, how: Heard = {}): Turn =>
  heard(text, { does: "raise", ...how, meaning: { match: taken(intent), ...how.meaning } });
const waiting = { owner: { kind: "waiting", epoch: 4 } } as const;
const kindsOf = ({ conversation }: Turn): readonly string[] =>
  conversation.matters.map(({ kind, state }) => `${kind} ${state}`);

describe("what is brought up", () => {
  it("begins its matter with what the words tell already", () => {
    const turn = raised("水管漏水", "repair", {
      conversation: { misses: 1, known: { unit: unit("1203") } },
    });
    expect(said(turn)).toEqual(["contact.ask"]);
    expect(turn.conversation.misses).toBe(0);
    expect(matterIn(turn)).toMatchObject({
      kind: "repair",
      state: "telling",
      notes: [{ text: "水管漏水", by: "p1", at: NOW }],
    });
    expect(turn.tickets).toEqual([]);
  });

  it("B14 is on record at once where nothing must be agreed, and then asked for what is missing", () => {
    const turn = raised("管理費怎麼這麼高", "fee-inquiry");
    expect(turn.tickets.map(({ kind }) => kind)).toEqual(["fee-inquiry"]);
    expect(said(turn)).toEqual(["fees.done", "details.ask"]);
    expect(alerted(turn)).toEqual(["staff: staff.ticket"]);
    const known = { unit: unit("1203"), name: wang };
    expect(said(raised("管理費", "fee-inquiry", { conversation: { known } }))).toEqual([
      "fees.done",
      "anything-else",
    ]);
  });

  it("is asked for nothing beyond the matter itself where it only praises", () => {
    const turn = raised("保全大哥很熱心", "praise");
    expect(said(turn)[0]).toBe("praise.done");
    expect(turn.tickets).toHaveLength(1);
  });

  it("of an emergency without a danger is read as what it sounds like next", () => {
    const ranked = [
      { intent: "emergency", score: 0.6, phrase: "" },
      { intent: "repair", score: 0.3, phrase: "" },
    ];
    const turn = raised("救命水龍頭又滴了", "emergency", {
      meaning: { match: { ...taken("emergency"), decision: "confirm", ranked } },
    });
    expect(kindsOf(turn)).toEqual(["repair telling"]);
  });

  it("as none of ours is declined: why, an apology, and another way (B20)", () => {
    const turn = heard("明天天氣如何", { meaning: { match: taken("out-of-scope") } });
    expect(said(turn)).toEqual(["out-of-scope"]);
    expect(turn.tickets).toEqual([]);
  });
});

describe("several matters", () => {
  const matters = (["repair", "fee-inquiry"] as const).map((intent) => ({
    text: intent === "repair" ? "水管漏水" : "管理費怎麼這麼高",
    match: taken(intent),
    entities: none,
  }));
  const both: Does = matters.map(({ text }) => ({ kind: "raise", text }));
  const text = "水管漏水，還有管理費怎麼這麼高";

  it("of one message are each begun, and the resident hears that none is forgotten", () => {
    const turn = heard(text, { does: both, meaning: { matters }, content: shown(["count"]) });
    expect(said(turn)[0]).toBe("matters.noted count:2");
    expect(kindsOf(turn)).toEqual(["repair telling", "fee-inquiry filed"]);
    expect(said(turn).at(-1)).toBe("unit.ask");
    expect(turn.conversation.matters.map(({ notes }) => notes.map((one) => one.text))).toEqual([
      ["水管漏水"],
      ["管理費怎麼這麼高"],
    ]);
  });

  it("B11 are asked for a unit once: what was told of one holds for the other", () => {
    const lamp = matterOf({ issue: "燈不亮" }, null, { id: "m2" });
    const turn = within(matterOf(LEAK, "unit", { asked: { unit: 1 } }), "1203", {
      conversation: { matters: [lamp, matterOf(LEAK, "unit", { asked: { unit: 1 } })] },
    });
    expect(said(turn)).not.toContain("unit.ask");
  });

  it("that comes up in the middle of another is one where it plainly is, else more of it", () => {
    const asked = matterOf(LEAK, "unit", { asked: { unit: 1 } });
    const fee = (confidence: number): Turn =>
      within(asked, "管理費怎麼這麼高", {
        does: "raise",
        meaning: { match: taken("fee-inquiry", confidence) },
      });
    expect(kindsOf(fee(0.85))).toEqual(["repair telling", "fee-inquiry filed"]);
    expect(said(fee(0.85))).toEqual(["matters.also", "fees.done", "unit.again"]);
    expect(kindsOf(fee(0.84))).toEqual(["repair telling"]);
    expect(matterIn(fee(0.84))?.notes).toHaveLength(2);
  });

  it("and an answer in one message are both heard", () => {
    const turn = within(matterOf(LEAK, "unit", { asked: { unit: 1 } }), "1203，管理費怎麼這麼高", {
      does: [
        { kind: "tell", text: "1203" },
        { kind: "raise", text: "管理費怎麼這麼高" },
      ],
      meaning: { match: taken("fee-inquiry"), entities: { ...none, unit: unit("1203") } },
    });
    expect(kindsOf(turn)).toEqual(["repair telling", "fee-inquiry filed"]);
    expect(turn.conversation.known.unit).toEqual(unit("1203"));
    expect(said(turn).at(-1)).toBe("contact.ask");
  });

  it("of one kind are one visit where they are alike, and two where they are not", () => {
    const filed = filedAs("T1", { notes: [{ text: "廚房漏水", by: "p1", at: NOW }] });
    const more = (said: string): Turn =>
      within(filed, said, {
        does: [{ kind: "raise", text: said, announced: true }],
        meaning: { match: taken("repair") },
        tickets: [literalTicket("T1")],
      });
    expect(kindsOf(more("還有浴室也漏水"))).toEqual(["repair filed"]);
    expect(more("還有浴室也漏水").tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(kindsOf(more("另外對講機沒聲音"))).toEqual(["repair filed", "repair telling"]);
  });

  it("that are done leave first: eight are kept in mind, and what is open stays", () => {
    const done = Array.from({ length: 8 }, (_, n) => filedAs(`T${n}`, { id: `m${n + 1}` }));
    const open = matterOf(LEAK, "unit", { id: "m9", asked: { unit: 1 } });
    const turn = raised("管理費怎麼這麼高", "fee-inquiry", {
      conversation: { matters: [open, ...done.slice(1)] },
    });
    expect(turn.conversation.matters).toHaveLength(8);
    expect(turn.conversation.matters.map(({ id }) => id)).toContain("m9");
  });
});

describe("what is on record a moment ago", () => {
  const tickets = [literalTicket("T1")];

  it("grows with what is told of it, and staff see so", () => {
    const turn = within(filedAs("T1"), "滴到插座旁邊", { tickets });
    expect(said(turn)).toEqual(["issue.added"]);
    expect(alerted(turn)).toEqual(["staff: staff.added"]);
    expect(turn.tickets[0] && ticketState(turn.tickets[0]).slots.issue).toBe("漏水\n滴到插座旁邊");
  });

  it("is spoken of for two hours", () => {
    const touchedAt = NOW - 120 * MINUTE;
    const late = within(filedAs("T1", { touchedAt }), "滴到插座旁邊", { tickets });
    expect(late.tickets).toEqual([]);
    const just = within(filedAs("T1", { touchedAt: touchedAt + 1 }), "滴到插座旁邊", { tickets });
    expect(just.tickets).toHaveLength(1);
  });

  it("is heard as the answer to its question as long, and no longer", () => {
    const places: Asked[] = [];
    const moves = (_text: string, asked: Asked) => {
      places.push(asked);
      return [];
    };
    for (const hours of [1, 3]) {
      const touchedAt = NOW - hours * 60 * MINUTE;
      const fee = filedAs("T1", { open: "unit", touchedAt });
      within(fee, "想借打氣筒", { tickets, content: { understanding: { ...hearing({}), moves } } });
    }
    expect(places).toEqual(["unit", "nothing"]);
  });

  it("is not told what another matter tells", () => {
    const place = { area: "home", words: "主臥" } as const;
    const leak = matterOf({ issue: "漏水" }, null, { state: "filed", ticket: "T1" });
    const text = "另外主臥的冷氣不冷了";
    const turn = within(leak, text, {
      does: [{ kind: "raise", text, announced: true }],
      meaning: { match: taken("repair"), entities: { ...none, place } },
      tickets,
    });
    expect(kindsOf(turn)).toEqual(["repair filed", "repair telling"]);
    expect([turn.tickets, said(turn)]).toEqual([[], ["unit.ask"]]);
  });

  it("takes the answer to the one question that was put with it", () => {
    const fee = matterOf({ issue: "管理費" }, "unit", {
      kind: "fee-inquiry",
      dialog: "fees",
      state: "filed",
      ticket: "T1",
      asked: { details: 1 },
    });
    const told = within(fee, "1203", { tickets });
    expect(told.tickets[0]?.events.at(-1)).toMatchObject({ slots: { unit: unit("1203") } });
    expect(said(told)).not.toContain("details.again");
    const declined = within(fee, "不用", { does: "decline", tickets });
    expect(said(declined)).toEqual(["slot.declined"]);
    expect(declined.tickets).toEqual([]);
  });
});

describe("what is not understood", () => {
  it("B5 is asked for again, and the second time goes to a colleague word for word, with a time (B13)", () => {
    const again = heard("有些事情");
    expect(said(again)).toEqual(["not-understood.again"]);
    expect(again.conversation).toMatchObject({
      misses: 1,
      pending: { kind: "again", text: "有些事情" },
    });
    const twice = heard("反正就是那個", { conversation: again.conversation });
    expect(twice.tickets.map(({ kind }) => kind)).toEqual(["leave-message"]);
    expect(said(twice)[0]).toBe("message.done");
    const [ticket] = twice.tickets;
    expect(ticket && ticketState(ticket).slots.issue).toContain("有些事情");
    expect(ticket && ticketState(ticket).slots.issue).toContain("反正就是那個");
    expect(twice.timers.map(({ kind }) => kind)).toContain("answer-due");
  });

  it("says still too little to be asked about", () => {
    expect(said(heard("欸"))).toEqual(["anything-else.yes"]);
  });

  it("is left to whoever is waited for", () => {
    expect(said(heard("有些事情", { conversation: waiting }))).toEqual(["person.still-waiting"]);
  });
});

describe("B8 what may be one of two", () => {
  const ranked = ["repair", "out-of-scope", "unnamed", "fee-inquiry", "praise"].map((intent) => ({
    intent,
    score: 0.4,
    phrase: "",
  }));
  const unsure = (change: Partial<Match> = {}): Match => ({
    ...taken("repair", 0.42),
    decision: "confirm",
    ranked,
    ...change,
  });
  const content = shown(["one", "other"], ["intent.repair", "intent.fee-inquiry", "intent.praise"]);

  it("is asked, never guessed, and none is offered that can't be named", () => {
    const turn = heard("那個那個", {
      meaning: { match: unsure() },
      message: { attachments: [photo] },
      content,
    });
    expect(said(turn).at(-1)).toBe("which one:intent.repair other:intent.fee-inquiry");
    expect(choicesOf(turn)).toEqual(["intent:repair", "intent:fee-inquiry", "person"]);
    expect(turn.conversation.pending).toMatchObject({
      kind: "which",
      text: "那個那個",
      photos: [photo],
    });
    expect(turn.transcript[0]?.understood?.ranked).toEqual(ranked);
  });

  it("is not asked about where it is like nothing", () => {
    const nothing = heard("那個那個", { meaning: { match: unsure({ ranked: [] }) }, content });
    expect(said(nothing)).toEqual(["not-understood.again"]);
    const far = heard("那個那個", { meaning: { match: unsure({ confidence: 0.39 }) }, content });
    expect(said(far)).toEqual(["not-understood.again"]);
  });

  const pending = {
    kind: "which" as const,
    intents: ["repair", "fee-inquiry"],
    text: "廚房那個",
    photos: [],
  };

  it("is the one that is pressed, with the words that were written before", () => {
    const turn = heard("", {
      conversation: { pending, misses: 1 },
      message: { choice: "intent:repair" },
    });
    expect(matterIn(turn)).toMatchObject({ kind: "repair", notes: [{ text: "廚房那個" }] });
    expect(turn.conversation).toMatchObject({ pending: null, misses: 0 });
    expect(turn.transcript[0]?.understood).toMatchObject({ intent: "repair", decision: "act" });
  });

  it("is the one that the next words are most like", () => {
    const plain = heard("我是說費用", {
      meaning: { match: taken("fee-inquiry") },
      conversation: { pending },
    });
    expect(kindsOf(plain)).toEqual(["fee-inquiry filed"]);
  });

  it("is none where they want something else", () => {
    expect(said(heard("真人", { does: "person", conversation: { pending } }))).toEqual([
      "matter.filed-so-far",
      "person.coming",
    ]);
  });
});

describe("who they are, said without a matter", () => {
  it("is known from then on (A5)", () => {
    const named = heard("我姓王", {
      does: "tell",
      meaning: { entities: { ...none, name: wang } },
      conversation: { pending: { kind: "who" } },
    });
    expect(said(named)).toEqual(["greet.named"]);
    expect(named.conversation.known).toEqual({ name: wang });
    expect(heard("1203").conversation.known).toEqual({ unit: unit("1203") });
    expect(heard("0912").conversation.known).toEqual({ phone: "+886912345678" });
  });

  it("B3 is asked of whom we don't know, and not of whom we do", () => {
    const stranger = heard("你好", { does: "greet" });
    expect([said(stranger), stranger.conversation.pending]).toEqual([
      ["greet.first"],
      { kind: "who" },
    ]);
    const known = heard("你好", { does: "greet", conversation: { known: { name: wang } } });
    expect(said(known)).toEqual(["greet.known"]);
  });
});

describe("您還有別的事嗎 (A12)", () => {
  const pending = { kind: "anything-else" } as const;

  it("answered yes goes on, answered no says farewell, but to nobody who waits for a person", () => {
    const yes = heard("有", { does: "agree", conversation: { pending } });
    expect(said(yes)).toEqual(["anything-else.yes"]);
    const no = heard("沒有了", { does: "leave", conversation: { pending } });
    expect([said(no), no.conversation.pending]).toEqual([["farewell.closing"], null]);
    const waits = heard("沒有了", { does: "leave", conversation: { pending, ...waiting } });
    expect(said(waits)).toEqual(["person.left"]);
  });

  it("a yes to nothing is met with a word", () => {
    expect(said(heard("好", { does: "agree" }))).toEqual(["acknowledged"]);
  });
});

describe("a message", () => {
  it("of many words hears that all of it arrived (C1)", () => {
    const long = (length: number): readonly string[] => said(raised("漏".repeat(length), "repair"));
    expect(long(401)).toEqual(["message.arrived", "unit.ask"]);
    expect(long(400)).toEqual(["unit.ask"]);
    expect(long(4_000)).toEqual(["message.arrived", "unit.ask"]);
    expect(long(4_001)).toEqual(["message.too-long"]);
  });

  it("that is late or to a person is kept; in danger staff are told its words", () => {
    const owner = { kind: "staff", epoch: 1, ...namedStaff("林主任") } as const;
    const turn = heard("失火了", {
      meaning: { danger: "fire", dangerLikely: 1 },
      conversation: { owner },
      content: shown(["text"]),
    });
    expect(alerted(turn)).toEqual(["staff: staff.danger-said text:失火了"]);
    expect(turn.transcript).toHaveLength(1);
  });

  it("without a word asks what its photos show, and takes them along with the answer", () => {
    const sent = { message: { attachments: [photo] } };
    const turn = heard("", sent);
    expect(said(turn)).toEqual(["photo.thanks", "photo.what"]);
    const told = raised("水管漏水", "repair", { conversation: turn.conversation });
    expect(matterIn(told)?.facts).toContainEqual(
      expect.objectContaining({ slot: "photo", value: [photo] }),
    );
    const repair = raised("水管漏水", "repair", sent);
    expect(said(repair)).toEqual(["photo.thanks", "unit.ask"]);
  });

  it.each([
    ["audio/ogg", ["voice.thanks", "voice.what"]],
    ["video/mp4", ["video.thanks", "voice.what"]],
    ["application/pdf", ["file.thanks", "file.what"]],
  ])("without a word is thanked for as %s, which isn't called a photo", (type, keys) => {
    expect(said(heard("", { message: { attachments: [{ ...photo, type }] } }))).toEqual(keys);
  });

  it("is greeted by name of the company where it is the first", () => {
    const first = { last: null, newestAt: 0 };
    const said1 = (conversation: Heard["conversation"]): string | undefined =>
      said(raised("管理費", "fee-inquiry", { ...(conversation && { conversation }) }))[0];
    expect(said1(first)).toBe("greet.opening");
    expect(said1({ last: null })).toBe("fees.done");
    expect(said1({ ...first, said: { "greet.first": 1 } })).toBe("fees.done");
  });
});
