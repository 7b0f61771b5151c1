import { describe, expect, test } from "vitest";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import { planSeed } from "../../src/core/seed/plan.ts";
import { changedSeed, NOW, SMALL_SEED } from "./small-seed.ts";

function linesOf(text: string): readonly string[] {
  const planned = planSeed({ path: "seed.yml", text }, NOW);
  return planned.ok ? [] : planned.error.map(formatProblem);
}

test("a seed without a mistake has no problems", () => {
  expect(linesOf(SMALL_SEED)).toEqual([]);
});

/** What is wrong, the file that is, and the lines that say so. */
type Mistakes = Record<string, readonly [text: string, ...lines: string[]]>;

function describeMistakes(title: string, mistakes: Mistakes): void {
  describe(title, () => {
    test.each(Object.entries(mistakes))("%s", (_, [text, ...lines]) => {
      expect(linesOf(text)).toEqual(lines);
    });
  });
}

describeMistakes("files that can't be read", {
  "nothing at all": ["", "seed.yml:1:1  empty  The file is empty."],
  "no communities": [
    "communities: []\n",
    'seed.yml:1:14  empty  "communities" is empty. Write something, or remove it.',
  ],
  "a list at the top": [
    "- id: main\n",
    'seed.yml:1:1  wrong-type  The file should be a group of "key: value" lines.',
  ],
  "broken YAML": [
    changedSeed("{ zh: 春和", "{ zh: [春和"),
    "seed.yml:3:60  bad-indent  Flow sequence in block collection must be sufficiently indented and end with a ]. Let the keys of one group begin in the same column.",
  ],
  "JSON with a comma too many": [
    '{ "communities": [{ "id": "main",, }] }',
    'seed.yml:1:34  unexpected-token  YAML can\'t read what follows in this line. Put quotes around a text that begins with one of { [ * & ! or holds ": ".',
  ],
});

describeMistakes("fields", {
  "a misspelt key": [
    changedSeed("residents:", "resident:"),
    'seed.yml:9:5  unknown-key  "resident" is not known here. Did you mean "residents"?',
  ],
  "a field missing": [
    changedSeed("        person: p1\n", ""),
    'seed.yml:10:9  missing  "person" is missing here.',
  ],
  "a phone without quotes": [
    changedSeed('"+886200000001"', "+886200000001"),
    'seed.yml:14:16  wrong-type  "phone" should be a text. Put it in quotes: "+886200000001".',
  ],
  "a phone without its country": [
    changedSeed("+886200000001", "0200000001"),
    'seed.yml:14:16  bad-form  "0200000001" has the wrong form. Expected: the number with its country, in quotes: "+886200000001".',
  ],
  "a unit's number without quotes": [
    changedSeed('number: "1203" }\n      - { id', "number: 1203 }\n      - { id"),
    'seed.yml:5:32  wrong-type  "number" should be a text. Put it in quotes: "1203".',
  ],
  "a unit's part with its word": [
    changedSeed("{ building: A, number", "{ building: A棟, number"),
    'seed.yml:5:21  bad-form  "A棟" has the wrong form. Expected: the bare part in capitals, such as "A" or "1203", without 棟, 樓 or 室.',
  ],
  "a language that we don't speak": [
    changedSeed("language: zh-Hant", "language: zh-TW"),
    'seed.yml:15:19  unknown-value  "language" can\'t be "zh-TW". Known: zh-Hant, zh-Hans, en.',
  ],
  "an amount with a point": [
    changedSeed("amount: 240000", "amount: 2400.50"),
    'seed.yml:19:38  wrong-type  "amount" should be a whole number.',
  ],
  "a month that is none": [
    changedSeed("2026-10", "2026-13"),
    'seed.yml:18:17  bad-form  "2026-13" has the wrong form. Expected: a month such as 2026-10, or last-month.',
  ],
  "a currency that is none": [
    changedSeed("        period", "        currency: NT$\n        period"),
    'seed.yml:18:19  bad-form  "NT$" has the wrong form. Expected: a currency such as TWD.',
  ],
  "a day that is written otherwise": [
    changedSeed("        period", "        paid: 10/12\n        period"),
    'seed.yml:18:15  bad-form  "10/12" has the wrong form. Expected: a day such as 2026-10-12.',
  ],
  "a day that is no day": [
    changedSeed("        period", "        paid: 2026-02-30\n        period"),
    "seed.yml:18:15  wrong-value  2026-02-30 is no day of the calendar.",
  ],
  "a ticket's code of another form": [
    changedSeed("7K3M-Q2XD", "leak"),
    'seed.yml:21:13  bad-form  "leak" has the wrong form. Expected: a ticket\'s code such as 7K3M-Q2XD.',
  ],
  "a community's id in capitals": [
    changedSeed("id: main", "id: Main"),
    'seed.yml:2:9  bad-form  "Main" has the wrong form. Expected: lower-case letters, digits and hyphens.',
  ],
  "a country that we don't serve": [
    changedSeed("    units:", "    country: JP\n    units:"),
    'seed.yml:4:14  unknown-value  "country" can\'t be "JP". Known: TW, CN, HK.',
  ],
  "an hour that is none": [
    changedSeed("    units:", '    officeHours: [{ from: "9", to: "18:00" }]\n    units:'),
    'seed.yml:4:27  bad-form  "9" has the wrong form. Expected: a time of day such as 09:00.',
  ],
});

describeMistakes("settings", {
  "a time zone that is none": [
    changedSeed("    units:", "    zone: Asia/Taipeh\n    units:"),
    'seed.yml:4:11  wrong-value  There is no time zone "Asia/Taipeh". Expected: an IANA time zone such as Asia/Taipei.',
  ],
  "no office days": [
    changedSeed("    units:", "    officeDays: []\n    units:"),
    'seed.yml:4:17  empty  "officeDays" is empty. Without office hours nobody would ever answer.',
  ],
  "no office hours": [
    changedSeed("    units:", "    officeHours: []\n    units:"),
    'seed.yml:4:18  empty  "officeHours" is empty. Without office hours nobody would ever answer.',
  ],
  "office hours that run backwards": [
    changedSeed("    units:", '    officeHours: [{ from: "18:00", to: "09:00" }]\n    units:'),
    "seed.yml:4:19  wrong-value  Office hours from 18:00 to 09:00 don't follow what comes before. Expected: later and later times of one day.",
  ],
  "a community twice": [
    `${SMALL_SEED}  - { id: main, company: { zh: 春和, en: Chunhe }, hosts: [a.example] }\n`,
    "seed.yml:26:11  duplicate  The community main stands in line 2 already. Keep one of the two.",
  ],
  "a host twice": [
    changedSeed("    units:", "    hosts: [a.example]\n    units:") +
      "  - { id: two, company: { zh: 春和, en: Chunhe }, hosts: [a.example] }\n",
    "seed.yml:27:57  duplicate  The host a.example stands in line 4 already. Keep one of the two.",
  ],
});

describeMistakes("units", {
  "a unit without floor and number": [
    changedSeed(', floor: "1", sub: "2"', ', sub: "2"'),
    'seed.yml:6:9  missing  A "number" or a "floor" is missing here.',
  ],
  "a unit twice": [
    changedSeed(
      "{ building: B, floors: 1-2",
      "{ building: A, floors: 12, doors: [3] }\n      - { building: B, floors: 1-2",
    ),
    "seed.yml:8:9  duplicate  The unit A-1203 stands in line 5 already. Keep one of the two.",
  ],
  "a unit twice under two names": [
    changedSeed(
      "{ id: shop, ",
      '{ id: lobby, building: A, floor: "1", sub: "2" }\n      - { id: shop, ',
    ),
    "seed.yml:7:9  duplicate  The unit lobby stands in line 6 already. Keep one of the two.",
  ],
  "floors that run backwards": [
    changedSeed("floors: 1-2", "floors: 10-1"),
    'seed.yml:8:32  wrong-value  "10-1" are no floors. Expected: floors from and to, such as 1-10, 200 at most.',
  ],
  "floors in words": [
    changedSeed("floors: 1-2", "floors: one to ten"),
    'seed.yml:8:32  bad-form  "one to ten" has the wrong form. Expected: floors from and to, such as 1-10.',
  ],
  "doors and subs at once": [
    changedSeed("doors: [1, 2]", "doors: [1, 2], subs: [1]"),
    'seed.yml:8:9  wrong-value  A row needs just one of "doors", "subs" and "flats".',
  ],
  "neither doors nor subs nor flats": [
    changedSeed(", doors: [1, 2]", ""),
    'seed.yml:8:9  wrong-value  A row needs just one of "doors", "subs" and "flats".',
  ],
});

describeMistakes("what refers to something", {
  "a resident of a unit that isn't there": [
    changedSeed("unit: A-1203", "unit: A-1204"),
    'seed.yml:13:15  unknown-unit  There is no unit A-1204. Did you mean "A-1203"?',
  ],
  "a unit that resembles none": [
    changedSeed("unit: A-1203", "unit: penthouse"),
    "seed.yml:13:15  unknown-unit  There is no unit penthouse. List it under units or unitsOf.",
  ],
  "a bill of a unit that isn't there": [
    changedSeed('unit: { building: A, number: "1203" }', 'unit: { building: Z, floor: "9" }'),
    "seed.yml:17:15  unknown-unit  There is no unit Z-9. List it under units or unitsOf.",
  ],
  "a resident twice": [
    changedSeed(
      "    bills:",
      "      - { channel: terminal, person: p1, name: { surname: 林 } }\n    bills:",
    ),
    "seed.yml:16:9  duplicate  The resident p1 on terminal stands in line 10 already. Keep one of the two.",
  ],
  "a bill twice": [
    changedSeed(
      "    tickets:",
      "      - { unit: A-1203, period: 2026-10, items: [{ name: 管理費, amount: 1 }] }\n    tickets:",
    ),
    "seed.yml:20:9  duplicate  A bill of A-1203 for 2026-10 stands in line 17 already. Keep one of the two.",
  ],
  "a ticket twice": [
    `${SMALL_SEED}      - { id: 7K3M-Q2XD, kind: repair, resident: p1, issue: 燈不亮, openedMinutesAgo: 9 }\n`,
    "seed.yml:26:15  duplicate  The ticket 7K3M-Q2XD stands in line 21 already. Keep one of the two.",
  ],
  "a ticket of a resident who isn't there": [
    changedSeed("resident: p1", "resident: p12"),
    'seed.yml:23:19  unknown-resident  There is no resident p12. Did you mean "p1"?',
  ],
  "a ticket of a resident on another channel": [
    changedSeed("resident: p1", "resident: { channel: web, person: p1 }"),
    "seed.yml:23:19  unknown-resident  There is no resident p1 on web. List them as a resident.",
  ],
  "a resident on two channels": [
    changedSeed(
      "    bills:",
      "      - { channel: web, person: p1, name: { surname: 陳 } }\n    bills:",
    ),
    "seed.yml:24:19  wrong-value  p1 is a resident on several channels. Write { channel: terminal, person: p1 }.",
  ],
  "a ticket answered before it was opened": [
    `${SMALL_SEED}        answered: { staff: 小方, minutesAgo: 5 }\n`,
    "seed.yml:26:44  wrong-value  It was answered 5 minutes ago, before what came earlier. At most 4 fit here.",
  ],
  "a ticket resolved and cancelled": [
    `${SMALL_SEED}        resolved: { staff: 小方, minutesAgo: 2, text: 修好了 }\n        cancelled: { minutesAgo: 1 }\n`,
    "seed.yml:27:20  wrong-value  A resolved ticket can't be cancelled as well.",
  ],
});

test("all problems of a file are told at once, top to bottom", () => {
  const text = changedSeed("unit: A-1203", "unit: A-1230").replace("resident: p1", "resident: p2");
  expect(linesOf(text)).toEqual([
    'seed.yml:13:15  unknown-unit  There is no unit A-1230. Did you mean "A-1203"?',
    'seed.yml:23:19  unknown-resident  There is no resident p2. Did you mean "p1"?',
  ]);
});
