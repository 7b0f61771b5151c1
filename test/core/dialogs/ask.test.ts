import { describe, expect, it } from "vitest";
import type { Slots } from "../../../src/core/records/ticket.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { literalDialogs, repairDialog, taken, type Does } from "../literal-message.ts";
import { said } from "../literal-world.ts";
import {
  choicesOf,
  heard,
  kitchen,
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

const PHONE = "+886912345678";
const HOME: Slots = { ...LEAK, unit: unit("1203") };
/** In which home it is was asked so often. */
const unitAsked = (text: string, how: Heard = {}, times = 1): Turn =>
  within(matterOf(LEAK, "unit", { asked: { unit: times } }), text, how);
/** Who they are and where to call was asked. */
const contactAsked = (text: string, how: Heard = {}): Turn =>
  within(matterOf(HOME, "name", { asked: { unit: 1, contact: 1 } }), text, how);
const slotsIn = (turn: Turn): Readonly<Record<string, unknown>> =>
  Object.fromEntries(matterIn(turn)?.facts.map(({ slot, value }) => [slot, value]) ?? []);

describe("what is asked", () => {
  it("B3 is what is missing: what, then where, then who and how to reach them", () => {
    const begun = heard("我要報修", { does: "raise", meaning: { match: taken("repair") } });
    expect(said(begun).at(-1)).toBe("unit.ask");
    const nothing = within(matterOf({}, "issue", { asked: { issue: 1 } }), "那個", {
      does: "agree",
    });
    expect(said(nothing)).toEqual(["slot.go-ahead"]);
    expect(said(unitAsked("1203")).at(-1)).toBe("contact.ask");
  });

  it("B11 is nothing that was told already, of whatever matter", () => {
    const raise = { does: "raise", meaning: { match: taken("repair") } } as const;
    const known = heard("水管漏水", {
      ...raise,
      conversation: { known: { unit: unit("1203"), name: wang, phone: PHONE } },
    });
    expect(said(known)[0]).toBe("read-back.opening");
    const half = heard("水管漏水", { ...raise, conversation: { known: { unit: unit("1203") } } });
    expect(said(half)).toEqual(["contact.ask"]);
    const told = heard("水管漏水", {
      does: "raise",
      meaning: { match: taken("repair"), entities: { ...none, unit: unit("1203"), phone: PHONE } },
    });
    expect(said(told)).toEqual(["contact.ask"]);
    expect(told.conversation.known).toEqual({ unit: unit("1203"), phone: PHONE });
  });

  it("is who and where to call together, and once (C5)", () => {
    const parts = { content: shown(["parts"]) };
    expect(said(unitAsked("1203", parts)).at(-1)).toBe("contact.ask parts:part.name和part.phone");
    expect(said(contactAsked("王太太 0912"))).toContain("read-back.phone");
    const half = contactAsked("王太太");
    expect(said(half)).not.toContain("contact.again");
    expect(said(half)).toContain("read-back.opening");
    const english = unitAsked("1203", {
      ...parts,
      conversation: { language: "en" },
      meaning: { language: null },
    });
    expect(said(english).at(-1)).toBe("contact.ask parts:part.name and part.phone");
  });

  it("is put twice at most, in other words, and then goes on without it", () => {
    const more = [1, 2].map((times) => said(unitAsked("還在滴", {}, times)));
    expect(more).toEqual([
      ["issue.noted", "unit.again"],
      ["issue.noted", "contact.ask"],
    ]);
  });

  it("depends on what was told: what stands in the lobby has no unit", () => {
    const lobby = heard("大廳燈不亮", {
      does: "raise",
      meaning: {
        match: taken("repair"),
        entities: { ...none, place: { area: "public", words: "大廳" } },
      },
    });
    expect(said(lobby)).toEqual(["contact.ask"]);
    const stairs = heard("樓梯燈不亮", {
      does: "raise",
      meaning: {
        match: taken("repair"),
        entities: { ...none, place: { area: "public", words: "樓梯" } },
      },
    });
    expect(said(stairs)).toEqual(["unit.ask"]);
    const slots = repairDialog.slots.map((each) =>
      each.slot === "unit" ? { ...each, when: { place: "home" } } : each,
    );
    const dialogs = new Map([["repair", { ...repairDialog, slots }]]);
    const content = { ...literalDialogs, dialogs };
    const matter = matterOf({ issue: "漏水" }, "issue");
    expect(said(within(matter, "還在滴", { content }))).toEqual(["issue.noted", "contact.ask"]);
    const home = matterOf({ issue: "漏水", place: kitchen }, "issue");
    expect(said(within(home, "還在滴", { content }))).toEqual(["issue.noted", "unit.ask"]);
  });

  it("offers to leave out what may be left out", () => {
    expect(choicesOf(unitAsked("還在滴"))).toEqual([]);
    expect(choicesOf(unitAsked("1203"))).toEqual(["skip"]);
    const passed = contactAsked("", { message: { choice: "skip" } });
    expect(said(passed).slice(0, 2)).toEqual(["slot.declined", "read-back.opening"]);
  });

  it("comes with a form where two or more plain fields are missing", () => {
    const { form } = unitAsked("還在滴").outbox[0] ?? {};
    expect(form?.fields.map(({ slot }) => slot)).toEqual(["unit", "name", "phone"]);
    expect(form).toMatchObject({ title: "form.open", send: "form.send", close: "form.close" });
    expect(contactAsked("0912").outbox[0]?.form).toBeUndefined();
  });
});

describe("an answer", () => {
  it("is put in its place with what was told beside it, and is known from then on", () => {
    const turn = unitAsked("1203", { meaning: { entities: { ...none, name: wang } } });
    expect(slotsIn(turn)).toEqual({ place: kitchen, unit: unit("1203"), name: wang });
    expect(turn.conversation.known).toEqual({ unit: unit("1203"), name: wang });
    expect(turn.transcript).toHaveLength(1);
  });

  it("in a form takes each field by itself", () => {
    const message = { form: { unit: "1203", name: "王太太", issue: "不漏了" } };
    const turn = unitAsked("房號: 1203\n稱呼: 王太太", { does: "tell", message });
    expect(slotsIn(turn)).toEqual({ place: kitchen, unit: unit("1203"), name: wang });
    expect(matterIn(turn)?.notes.map(({ text }) => text)).not.toContain("不漏了");
  });

  it("for a name is not a colleague's", () => {
    const turn = contactAsked("林主任", {
      does: "tell",
      community: { staff: [{ name: "林主任", aliases: [] }] },
    });
    expect(slotsIn(turn)["name"]).toBeUndefined();
  });

  it("that declines leaves out all that was asked in that breath, once and for all", () => {
    for (const does of ["decline", "unknown", "whatever", "disagree"] as const) {
      const turn = contactAsked("不方便", { does });
      expect(said(turn).slice(0, 2)).toEqual(["slot.declined", "read-back.opening"]);
      expect(slotsIn(turn)).toMatchObject({ name: null, phone: null });
    }
    const number = contactAsked("不要叫名字，打 0912", {
      does: [
        { kind: "decline", text: "不要叫名字" },
        { kind: "tell", text: "0912" },
      ],
      meaning: { entities: { ...none, phone: PHONE } },
    });
    expect(slotsIn(number)).toMatchObject({ name: null, phone: PHONE });
  });

  it("of yes is a yes to 'may I have it?': the number itself is still to come", () => {
    const turn = contactAsked("好", { does: "agree" });
    expect(said(turn)).toEqual(["slot.go-ahead"]);
    expect(matterIn(turn)).toMatchObject({ open: "name", asked: { contact: 1 } });
  });

  it("that is none is not met with 'I didn't understand': it is kept, and something else is asked", () => {
    const turn = unitAsked("還在滴");
    expect(matterIn(turn)?.notes.map(({ text }) => text)).toEqual(["漏水", "還在滴"]);
    expect(said(turn).some((key) => key.startsWith("not-understood"))).toBe(false);
  });

  it("B19 with photos is thanked for, and they are kept", () => {
    const turn = unitAsked("1203", { message: { attachments: [photo] } });
    expect(said(turn)).toEqual(["photo.thanks", "contact.ask"]);
    expect(slotsIn(turn)["photo"]).toEqual([photo]);
    expect(turn.transcript[0]?.attachments).toEqual([photo]);
    const sticker = { ...photo, name: "sticker.webp" };
    expect(said(unitAsked("1203", { message: { attachments: [sticker] } }))).not.toContain(
      "photo.thanks",
    );
  });
});

describe("what a reply does instead of answering", () => {
  it.each<[Does, readonly string[], string | null]>([
    ["ask-why", ["why.unit"], "unit"],
    ["ask-again", ["unit.explain"], "unit"],
    ["postpone", ["wait.granted"], "unit"],
    ["hurry", ["hurry.first", "unit.again"], "unit"],
    ["cancel", ["cancel.done", "anything-else"], null],
    ["person", ["matter.filed-so-far", "person.coming"], null],
    ["leave", ["matter.filed-so-far", "farewell.closing"], null],
  ])("%s", (does, words, open) => {
    const turn = unitAsked("那個啊", { does });
    expect(said(turn)).toEqual(words);
    expect(matterIn(turn)?.open).toBe(open);
  });

  it("why names what it is about, the question that stands else", () => {
    const about = (text: string): readonly string[] => said(unitAsked(text, { does: "ask-why" }));
    expect(about("為什麼要電話")).toEqual(["why.phone"]);
    expect(about("為什麼")).toEqual(["why.unit"]);
  });
});
