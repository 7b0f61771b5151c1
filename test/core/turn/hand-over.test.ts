import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { literalDialogs, meant, taken, written } from "../literal-message.ts";
import { alerted, literalWorld, said, NOW, showing } from "../literal-world.ts";

const UNIT = { building: "A", entrance: null, floor: "12", number: "1203", sub: null };
const name = { surname: "王", given: null, form: "太太" };
/** The resident asks for a human being, by a control word or in other words. */
const wanted = (conversation: Partial<Conversation> = {}, word = true): Turn =>
  decide(
    literalWorld({
      content: { ...literalDialogs, phrases: showing(["unit", "name", "issue", "text", "status"]) },
      conversation: { newestAt: 1, last: { text: "", choices: [] }, ...conversation },
    }),
    written("叫人來"),
    meant("叫人來", word ? { control: { kind: "person" } } : { match: taken("talk-to-human") }),
    NOW,
  );

describe("who wants a person", () => {
  it.each([true, false])("waits for one, and staff hear what is known", (word) => {
    const frame = {
      dialog: "repair",
      intent: "repair",
      slots: { issue: "漏水", name },
      asked: { what: "place", times: 1 },
      answered: ["issue"],
    };
    const pending = { kind: "who" } as const;
    const turn = wanted({ known: { unit: UNIT }, frame, misses: 2, pending }, word);
    expect(turn.conversation).toMatchObject({
      owner: { kind: "waiting", epoch: 1 },
      misses: 0,
      pending: null,
    });
    expect(said(turn)).toEqual(["person.coming"]);
    expect(turn.outbox[0]?.choices).toEqual([]);
    expect(alerted(turn)).toEqual([
      "staff: staff.person-wanted unit:A棟12樓1203室 name:王太太 issue:漏水 text:叫人來 status:zh-Hant",
    ]);
    expect(turn.outbox.at(-1)).toMatchObject({ ticket: null, urgent: true });
    expect(turn.transcript[0]?.understood?.intent).toBe("talk-to-human");
  });

  it("and waits already is told so, and staff are not called twice", () => {
    const turn = wanted({ owner: { kind: "waiting", epoch: 3 } });
    expect([said(turn), alerted(turn)]).toEqual([["person.still-waiting"], []]);
    expect(turn.conversation.owner).toEqual({ kind: "waiting", epoch: 3 });
  });
});
