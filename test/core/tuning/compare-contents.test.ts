import { describe, expect, test } from "vitest";
import {
  compileContent,
  readContent,
  type Compiled,
} from "../../../src/core/content/check/compile.ts";
import type { ContentFile } from "../../../src/core/content/content.ts";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import {
  compareContents,
  losesProtected,
  type Comparison,
} from "../../../src/core/tuning/compare-contents.ts";
import { checkTalks } from "../../../src/core/tuning/play-case.ts";
import type { Stage, Talk, TalkStep } from "../../../src/core/tuning/play-talk.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import { FEATURES } from "../../../src/features.ts";
import { changed, REQUIRED_PHRASES_FILE, SMALL_CONTENT } from "../content/small-content.ts";

function contentOf(files: readonly ContentFile[]): Compiled {
  const read = readContent([...files, REQUIRED_PHRASES_FILE], "1", FEATURES.names);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return compileContent(read.value, trainModel(read.value.lessons));
}

const MORNING = Date.parse("2026-11-23T10:00:00+08:00");
const CASES = { path: "intents/cases.yml", text: "cases:\n  repair: [馬桶一直冒泡, 水龍頭漏水]\n" };

/** A resident who writes that, half a minute after the other. */
function talkOf(...texts: readonly string[]): Talk {
  const steps = texts.map((text, n): TalkStep => ({
    kind: "resident",
    at: MORNING + n * 30_000,
    text,
    pressed: null,
    attachments: [],
    person: "p",
    to: "desk",
  }));
  return {
    community: DEFAULT_COMMUNITY.id,
    channel: "web",
    conversation: "c",
    person: "p",
    language: null,
    known: {},
    amongOthers: undefined,
    steps,
  };
}

function stageWith(content: Compiled): Stage<Compiled> {
  const around = { features: FEATURES, announcements: [], burstMs: 0 };
  return { ...around, content, community: DEFAULT_COMMUNITY };
}

function compared(
  live: Compiled,
  draft: Compiled,
  talks: readonly Talk[],
  dangers: readonly string[] = [],
): Comparison {
  const [was, is] = [stageWith(live), stageWith(draft)];
  const steps = compareContents(live, draft, {
    talks: talks.map((talk) => ({ talk, was, is })),
    visits: [],
    dangers,
    cases: { was, is },
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Without a phrase of repair's. */
function less(phrase: string, cases: ContentFile): readonly ContentFile[] {
  return [...changed("intents/repair.yml", `    - ${phrase}\n`, ""), cases];
}

/** The first wording of a phrase in other words. */
function reworded(from: string, to: string): Compiled {
  return contentOf([...changed("dialogs/phrases/phrases.yml", from, to), CASES]);
}

const NONE = { count: 0, samples: [] };
const BUBBLES = {
  text: "馬桶一直冒泡",
  was: { intent: null, decision: "ask" },
  is: { intent: "repair", decision: "act" },
};

describe("a draft beside what is in use", () => {
  const live = contentOf([...SMALL_CONTENT, CASES]);
  const filed = talkOf("水龍頭漏水", "廚房，我是王小明", "不用了", "對");

  test("gains what it understands besides, among conversations and among cases", () => {
    const more = changed("intents/repair.yml", "- 冷氣壞了", "- 冷氣壞了\n    - 馬桶一直冒泡");
    const draft = contentOf([...more, CASES]);
    const comparison = compared(live, draft, [talkOf("馬桶一直冒泡", "浴室", "不用了", "對")]);
    const gained = { count: 1, samples: [BUBBLES] };
    expect(comparison).toMatchObject({
      talks: {
        played: 1,
        otherwise: 1,
        // It is answered otherwise since it is understood.
        reworded: NONE,
        opened: { count: 1, samples: [{ text: "對", kind: "repair" }] },
        unopened: NONE,
      },
      messages: 4,
      gained,
      lost: NONE,
      changed: NONE,
      cases: { tried: 2, gained, lost: NONE, unmet: NONE },
    });
    expect(losesProtected(comparison)).toBe(false);
  });

  test("loses what it understands no more, with its ticket; a case or a danger among them is protected", () => {
    const less = changed("intents/repair.yml", "    - 水龍頭漏水\n", "");
    const comparison = compared(live, contentOf([...less, CASES]), [filed]);
    expect(comparison).toMatchObject({
      talks: { otherwise: 1, unopened: { count: 1, samples: [{ kind: "repair" }] } },
      lost: { count: 1, samples: [{ text: "水龍頭漏水" }] },
      cases: { lost: { count: 1 } },
    });
    expect(losesProtected(comparison)).toBe(true);
    const calm: Compiled = {
      ...live,
      // Whatever is said to it, it hears that.
      matcher: { ...live.matcher, read: () => live.matcher.read("謝謝", "謝謝") },
    };
    const dangers = live.model.examples.flatMap(({ text, danger }) => (danger ? [text] : []));
    const unseen = compared(live, calm, [], dangers);
    expect(unseen.dangers.tried).toBeGreaterThan(0);
    expect(unseen.dangers.lost.count).toBeGreaterThan(0);
    expect(losesProtected(unseen)).toBe(true);
  });

  test("loses a conversation that must open a ticket where a reply in it is understood no more", () => {
    const talks = "talks:\n  repair: [[水龍頭漏水, 廚房，我是王小明, 不用了, 對]]\n";
    const cases = { ...CASES, text: `${CASES.text}${talks}` };
    const [was, is] = [[...SMALL_CONTENT, cases], less("水龍頭漏水", cases)].map(contentOf);
    if (was === undefined || is === undefined) throw new Error("two contents");
    expect(checkTalks(was, stageWith(was))).toEqual([]);
    const comparison = compared(was, is, []);
    expect(comparison.cases).toMatchObject({ tried: 3, lost: { count: 2 } });
    expect(comparison.cases.lost.samples[1]).toEqual({
      text: "水龍頭漏水／廚房，我是王小明／不用了／對",
      was: { intent: "repair", decision: "act" },
      is: { intent: null, decision: "ask" },
    });
    expect(losesProtected(comparison)).toBe(true);
    expect(checkTalks(is, stageWith(is))).toMatchObject([
      { file: "intents/cases.yml", line: 4, rule: "case-lost" },
    ]);
  });

  test("answers in other words, which are shown beside those of now, without who was meant", () => {
    const draft = reworded("- 請別客氣。", "- 不客氣[，{you}]。");
    const name = { surname: "王", given: "小明", form: "先生" };
    const { talks, ...found } = compared(live, draft, [{ ...talkOf("謝謝"), known: { name } }]);
    expect(found).toMatchObject({ gained: NONE, lost: NONE, changed: NONE });
    const sample = { text: "謝謝", was: "好的\n請別客氣。", is: "好的\n不客氣，○○。" };
    expect(talks).toMatchObject({ otherwise: 1, reworded: { count: 1, samples: [sample] } });
  });

  test("says otherwise what is said when a conversation is left", () => {
    const [file] = [REQUIRED_PHRASES_FILE];
    const text = file.text.replace("matter.left: { zh: 好的", "matter.left: { zh: 還在嗎");
    const read = readContent([...SMALL_CONTENT, CASES, { ...file, text }], "2", FEATURES.names);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const draft = compileContent(read.value, live.model);
    const { talks } = compared(live, draft, [talkOf("水龍頭漏水")]);
    expect(talks.reworded).toEqual({
      count: 1,
      samples: [{ text: "水龍頭漏水", was: "好的", is: "還在嗎" }],
    });
  });

  test("is not played again where all that a conversation asked of it is the same", () => {
    let readings = 0;
    const matcher: Compiled["matcher"] = {
      ...live.matcher,
      read(...said) {
        readings += 1;
        return live.matcher.read(...said);
      },
    };
    const counted: Compiled = { ...live, matcher };
    const unasked = reworded("請問哪一天方便？", "哪一天您方便呢？");
    const asked = reworded("請問是家裡還是公共區域？", "是在家裡嗎？");
    const otherwise = ({ phrases }: Compiled): number => {
      const draft: Compiled = { ...live, matcher, phrases };
      return compared(counted, draft, [filed, talkOf("水龍頭漏水")]).talks.otherwise;
    };
    expect(otherwise(unasked)).toBe(0);
    const once = readings;
    expect(otherwise(unasked)).toBe(0);
    expect(readings).toBe(once);
    expect(otherwise(asked)).toBe(2);
    expect(readings).toBeGreaterThan(once);
  });
});
