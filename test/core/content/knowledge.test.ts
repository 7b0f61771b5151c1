import { expect, test } from "vitest";
import { checkContent } from "../../../src/core/content/check/check-content.ts";
import type { ContentFile } from "../../../src/core/content/content.ts";
import { formatProblem } from "../../../src/core/content/check/problem.ts";
import { FEATURES } from "../../../src/features.ts";
import { SMALL_CONTENT } from "./small-content.ts";

const POOL = "dialogs/knowledge/pool.yml";
const POOL_FILE = `for: { communities: [main] }
entries:
  pool-hours:
    about: repair
    asked: [泳池幾點開, pool hours]
    answer: { zh: "依{source}，泳池 07:00 開放。", en: "By the {source}, the pool opens at 07:00." }
    source: { zh: 住戶手冊第6條, en: Handbook 6 }
    valid: { from: "2026-05-01", until: "2026-10-31" }
    for: { buildings: [Z] }
`;

const linesOf = (files: readonly ContentFile[]): string[] =>
  checkContent([...SMALL_CONTENT, ...files], { ...FEATURES.names, phrases: [] }).problems.map(
    formatProblem,
  );
/** The file with one change. */
const pool = (from = "", to = ""): readonly ContentFile[] => {
  expect(POOL_FILE).toContain(from);
  return [{ path: POOL, text: POOL_FILE.replace(from, () => to) }];
};

test.each<[string, readonly ContentFile[], ...string[]]>([
  ["nothing is wrong, and nobody needs to know the building", pool()],
  [
    "a language is missing",
    pool('en: "By the {source}, the pool opens at 07:00." }', "}"),
    `${POOL}:6:5  missing  "en" is missing here.`,
  ],
  [
    "a blank that nothing fills",
    pool("依{source}", "依{sorce}"),
    `${POOL}:6:21  unknown-blank  Nothing fills {sorce}. Did you mean "source"?`,
  ],
  [
    "a time that nobody promised",
    pool("依{source}", "依{source}，{due}前"),
    `${POOL}:6:30  unknown-blank  Nothing fills {due}. Known: ambulance, company, emergency.answer, ` +
      "emergency.resolve, fire, hello, helpline, important.resolve, major.resolve, minor.resolve, " +
      "office, office-hours, police, repair.answer, repair.resolve, source, you.",
  ],
  [
    "a Simplified character in the answer",
    pool("開放", "开放"),
    `${POOL}:6:39  simplified-character  "开" is Simplified, and zh is Traditional. Write it in Traditional; Simplified is derived.`,
  ],
  [
    "a Simplified character in the source",
    pool("住戶", "住户"),
    `${POOL}:7:20  simplified-character  "户" is Simplified, and zh is Traditional. Write it in Traditional; Simplified is derived.`,
  ],
  [
    "it ends before it begins",
    pool('until: "2026-10-31"', 'until: "2026-04-30"'),
    `${POOL}:8:41  ends-before  It ends on 2026-04-30, before it begins on 2026-05-01. Turn the two round.`,
  ],
  [
    "a day that no calendar has",
    pool('until: "2026-10-31"', 'until: "2027-02-29"'),
    `${POOL}:8:41  no-such-day  There is no 2027-02-29. Look at a calendar.`,
  ],
  [
    "an intent that there isn't",
    pool("about: repair", "about: repairs"),
    `${POOL}:4:12  unknown-intent  There is no intent "repairs". Did you mean "repair"?`,
  ],
  [
    "the same id in two files",
    [
      ...pool(),
      {
        path: "dialogs/knowledge/a.yml",
        text: POOL_FILE.replace("[泳池幾點開, pool hours]", "[池子開了嗎]"),
      },
    ],
    `${POOL}:3:3  repeated-key  The entry "pool-hours" stands at dialogs/knowledge/a.yml:3 already. Remove one of the two.`,
  ],
  [
    "the same question in two entries",
    [
      ...pool(),
      {
        path: "dialogs/knowledge/z.yml",
        text: POOL_FILE.replace("pool-hours:", "pool-times:"),
      },
    ],
    `dialogs/knowledge/z.yml:5:13  repeated-question  "泳池幾點開" means "pool-hours" at ${POOL}:5 already. Keep it in the one that answers it.`,
    `dialogs/knowledge/z.yml:5:20  repeated-question  "pool hours" means "pool-hours" at ${POOL}:5 already. Keep it in the one that answers it.`,
  ],
])("%s", (_, files, ...lines) => {
  expect(linesOf(files)).toEqual(lines);
});
