import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/core/simulated/facts.ts";
import type { Played } from "../play.ts";
import type { Breach } from "../violation.ts";
import { violationsIn } from "./invariants.ts";
import {
  BEGINS,
  literalConversation,
  literalResident,
  literalTicket,
  literalWish,
  piece,
  saying,
  told,
} from "./literal-conversation.ts";

const PARTS = { building: "A", entrance: null, floor: null, number: "1203", sub: null };
const UNIT: Fact = { slot: "unit", words: "A棟1203", unit: PARTS };
const NAME: Fact = { slot: "name", words: "王太太", surname: "王" };
const PHONE: Fact = { slot: "phone", words: "0912345678", digits: "912345678" };
const TAP = literalWish();
const LIGHT = literalWish({ topic: "light", kinds: ["complaint"] });
const raiseTap = piece("raise", "廚房水龍頭一直滴水", { wish: TAP, kept: ["水龍頭"] });
const raiseLight = piece("raise", "樓上每天拖椅子", { wish: LIGHT, kept: ["樓上"] });
const filed = literalTicket({
  issue: "廚房水龍頭一直滴水",
  place: "廚房",
  unit: PARTS,
  name: "王太太",
  phone: "+886912345678",
});
const ASK_UNIT = saying("repair.where.ask");
const NOTED = saying("issue.noted");
const DUE = "2026-11-23T06:40:00.000Z";
const promised = (kept: boolean | null) => [{ text: "今天14:40", due: DUE, kept }];

const p1 = literalResident("p1", { wish: TAP });
const opening = [p1, [raiseTap], ASK_UNIT] as const;
const contact = [p1, [told(UNIT), told(NAME), told(PHONE)], NOTED] as const;
const good = (more: Partial<Played> = {}): Played =>
  literalConversation([opening, contact], { tickets: [filed], ...more });

describe("a conversation", () => {
  it("is as it should be", () => expect(violationsIn(good())).toEqual([]));

  const cases: readonly (readonly [Breach, string, () => Played])[] = [
    ["lost", "nothing was filed", () => good({ tickets: [] })],
    [
      "wrong-kind",
      "it was filed as praise",
      () => good({ tickets: [{ ...filed, kind: "praise" }] }),
    ],
    ["filed-twice", "two tickets", () => good({ tickets: [filed, { ...filed, id: "AAAA-0002" }] })],
    [
      "filed-though-withdrawn",
      "it works again",
      () => {
        const who = literalResident("p1", { wish: TAP, withdrawn: true });
        return literalConversation(
          [
            [who, [raiseTap], ASK_UNIT],
            [who, [told(UNIT), told(NAME), told(PHONE)], NOTED],
          ],
          { tickets: [filed] },
        );
      },
    ],
    [
      "change-lost",
      "a cancellation that nobody sees",
      () => {
        const who = literalResident("p1", { wish: TAP }, { wish: TAP, about: "cancel" });
        const cancels = piece("return", "剛剛報的要取消", { wish: TAP });
        return literalConversation(
          [
            [who, [raiseTap, told(UNIT), told(NAME), told(PHONE)], NOTED],
            [who, [cancels], NOTED],
          ],
          { tickets: [filed] },
        );
      },
    ],
    [
      "no-person",
      "nobody was called",
      () =>
        literalConversation([opening, contact, [p1, [piece("person", "找真人")], NOTED]], {
          tickets: [filed],
        }),
    ],
    ["fact-missing", "no phone", () => good({ tickets: [{ ...filed, phone: null }] })],
    [
      "fact-wrong",
      "another door",
      () => good({ tickets: [{ ...filed, unit: { ...PARTS, number: "1205" } }] }),
    ],
    [
      "words-lost",
      "since when",
      () =>
        literalConversation(
          [
            opening,
            contact,
            [p1, [piece("describe", "已經三天了", { wish: TAP, kept: ["已經三天了"] })], NOTED],
          ],
          { tickets: [filed] },
        ),
    ],
    ["invented", "a room of nobody's", () => good({ tickets: [{ ...filed, place: "書房陽台" }] })],
    [
      "foreign-words",
      "the desk's own words",
      () => good({ tickets: [{ ...filed, issue: `${filed.issue} 請問是哪一戶呢` }] }),
    ],
    [
      "foreign-words",
      "another's name",
      () => {
        const p2 = literalResident("p2", { wish: LIGHT });
        const lin: Fact = { slot: "name", words: "林先生", surname: "林" };
        const other = literalTicket({
          id: "AAAA-0002",
          kind: "complaint",
          issue: "樓上每天拖椅子",
          name: "林先生",
        });
        return literalConversation([opening, [p2, [raiseLight, told(lin)], NOTED], contact], {
          tickets: [{ ...filed, name: "林先生" }, other],
        });
      },
    ],
    [
      "question-left",
      "a question, and on it went",
      () =>
        literalConversation([opening, contact, [p1, [piece("ask", "要收費嗎")], NOTED]], {
          tickets: [filed],
        }),
    ],
    [
      "question-left",
      "another question was answered",
      () => {
        const wish = literalWish({ topic: "gym", ends: "answer", hears: ["健身"] });
        const asks = piece("raise", "健身房開到幾點", { wish, kept: ["健身房"] });
        return literalConversation([[literalResident("p1", { wish }), [asks], "池水是恆溫的。"]]);
      },
    ],
    [
      "asked-though-told",
      "the unit was told",
      () =>
        literalConversation([[p1, [raiseTap, told(UNIT), told(NAME), told(PHONE)], ASK_UNIT]], {
          tickets: [filed],
        }),
    ],
    [
      "same-question-twice",
      "in the same words",
      () =>
        literalConversation([opening, [p1, [piece("feel", "很趕")], ASK_UNIT], contact], {
          tickets: [filed],
        }),
    ],
    [
      "goodbye-missed",
      "that was all",
      () =>
        literalConversation(
          [opening, contact, [p1, [piece("leave", "沒有了")], saying("offer-help")]],
          { tickets: [filed] },
        ),
    ],
    [
      "too-many-questions",
      "five of them",
      () =>
        literalConversation(
          [
            opening,
            ...["快", "急", "趕", "喂"].map(
              (word) => [p1, [piece("feel", word)], ASK_UNIT] as const,
            ),
            contact,
          ],
          { tickets: [filed] },
        ),
    ],
    [
      "time-without-promise",
      "till when?",
      () =>
        literalConversation([opening, [contact[0], contact[1], "最晚今天14:40回覆您。"]], {
          tickets: [filed],
        }),
    ],
    [
      "promise-without-timer",
      "the time passed",
      () => good({ tickets: [{ ...filed, promises: promised(null) }] }),
    ],
    [
      "wrong-language",
      "in English",
      () =>
        literalConversation(
          [opening, [contact[0], contact[1], "Noted, I have added that as well."]],
          { tickets: [filed] },
        ),
    ],
    [
      "wrong-language",
      "in the other script",
      () =>
        literalConversation([opening, [contact[0], contact[1], "好的，这一点也一并记下来了。"]], {
          tickets: [filed],
        }),
    ],
    [
      "no-reply",
      "nothing came",
      () => literalConversation([opening, [contact[0], contact[1], ""]], { tickets: [filed] }),
    ],
    ["fault", "something was logged", () => good({ faults: ["message-quarantined"] })],
  ];

  it.each(cases)("%s: %s", (breach, _how, conversation) => {
    expect(violationsIn(conversation()).map((one) => one.breach)).toContain(breach);
  });

  it("may tell the time that is promised, and keep it", () => {
    const lines = [opening, [contact[0], contact[1], "最晚今天14:40回覆您。"]] as const;
    const tickets = [{ ...filed, promises: promised(false) }];
    expect(violationsIn(literalConversation(lines, { tickets }))).toEqual([]);
    expect(BEGINS).toBeLessThan(Date.parse(DUE));
  });
});
