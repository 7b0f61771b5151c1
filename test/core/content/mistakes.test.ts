import { describe, expect, test } from "vitest";
import { checkContent } from "../../../src/core/content/check/check-content.ts";
import type { ContentFile } from "../../../src/core/content/content.ts";
import { formatProblem } from "../../../src/core/content/check/problem.ts";
import { MOVES } from "../../../src/core/understanding/move.ts";
import { FEATURES } from "../../../src/features.ts";
import { changed, SMALL_CONTENT, withFile } from "./small-content.ts";

const REPAIR = "dialogs/repair.yml";
const ANSWERS = "dialogs/answers.yml";
const PHRASES = "dialogs/phrases/phrases.yml";
const INTENT = "intents/repair.yml";

const QUOTE = 'Put quotes around a text that begins with one of { [ * & ! or holds ": ".';
const DELETE = "Delete it.";
const LITERAL = "For the character itself write a backslash before it.";
const SAME_BLANKS = "All wordings of a phrase need the same blanks outside of […].";

function linesOf(files: readonly ContentFile[], required: readonly string[] = []): string[] {
  return checkContent(files, { ...FEATURES.names, phrases: required }).problems.map(formatProblem);
}

function without(path: string): readonly ContentFile[] {
  return SMALL_CONTENT.filter((file) => file.path !== path);
}

/** The small content with the answer `thanks` said in these wordings. */
function thanks(zh: string, en: string, more = ""): readonly ContentFile[] {
  const dialogs = withFile("dialogs/phrases/more.yml", `more:\n  zh: ${zh}\n  en: ${en}\n${more}`);
  const answers = changed(ANSWERS, "say: thanks", "say: more");
  return [
    ...dialogs.filter(({ path }) => path !== ANSWERS && path !== PHRASES),
    ...answers.filter(({ path }) => path === ANSWERS),
    ...changed(PHRASES, "thanks:\n", "intent.thanks:\n").filter(({ path }) => path === PHRASES),
  ];
}

/** What is wrong, the content in which it is, and the lines that tell of it. */
type Mistakes = Readonly<Record<string, readonly [readonly ContentFile[], ...string[]]>>;

function describeMistakes(title: string, mistakes: Mistakes): void {
  describe(title, () => {
    test.each(Object.entries(mistakes))("%s", (_, [files, ...lines]) => {
      expect(linesOf(files)).toEqual(lines);
    });
  });
}

describeMistakes("nothing is wrong", {
  "in content without a mistake": [SMALL_CONTENT],
  "with a byte order mark and Windows line ends": [
    SMALL_CONTENT.map(({ path, text }) => ({
      path,
      text: `\uFEFF${text.replaceAll("\n", "\r\n")}`,
    })),
  ],
  "with a phrase that other wordings address, or don't": [
    thanks("請別客氣[，{you}]。", "Not at all."),
  ],
  "with brackets that are meant as such": [thanks(String.raw`請按 \[1\] \{2\} \\`, "Press 1.")],
  "with a question whether something is clear": [thanks("請問清不清楚？", "Is it clear?")],
});

describeMistakes("a file that YAML can't read", {
  "a tab as indentation": [
    changed(REPAIR, "  - slot: place", "\t- slot: place"),
    `${REPAIR}:5:1  tab-as-indent  Tabs are not allowed as indentation. Indent with two spaces.`,
  ],
  "a line indented too little": [
    changed(REPAIR, "    ask: repair.place", "   ask: repair.place"),
    `${REPAIR}:6:1  missing-char  Sequence item without - indicator.`,
  ],
  "a quote that is not closed": [
    changed(REPAIR, "opening: repair.opening", 'opening: "repair.opening'),
    `${REPAIR}:17:1  missing-char  Missing closing "quote.`,
  ],
  "a text that begins with a blank": [
    thanks("{company}，您好", "Hello"),
    `dialogs/phrases/more.yml:2:16  unexpected-token  YAML can't read what follows in this line. ${QUOTE}`,
  ],
  "a text that begins with an optional part": [
    thanks("[{you}，]您好", "Hello"),
    `dialogs/phrases/more.yml:2:13  unexpected-token  YAML can't read what follows in this line. ${QUOTE}`,
  ],
  "a text with a colon": [
    thanks("您好", "Note: call us"),
    `dialogs/phrases/more.yml:3:7  block-as-implicit-key  YAML takes this text for a key and its value. ${QUOTE}`,
  ],
  "a text that begins with a star": [
    thanks("您好", "*now*"),
    `dialogs/phrases/more.yml:3:7  alias  "*now*" is an alias to YAML, no text. ${QUOTE}`,
  ],
  "a text that begins with an ampersand": [
    thanks("您好", "&now please"),
    `dialogs/phrases/more.yml:3:12  alias  "&now" is an anchor to YAML, no text. ${QUOTE}`,
  ],
  "a text that begins with an exclamation mark": [
    thanks("您好", "!now please"),
    `dialogs/phrases/more.yml:3:7  tag-resolve-failed  YAML takes this for a tag. ${QUOTE}`,
  ],
  "a key that stands twice": [
    changed(REPAIR, "opens: read-back", "opens: read-back\nopens: at-once"),
    `${REPAIR}:14:1  duplicate-key  "opens" stands in line 13 already. Keep one of the two.`,
  ],
  "a second document": [
    changed(REPAIR, "opens: read-back", "---\nopens: read-back"),
    `${REPAIR}:13:1  multiple-docs  A second document begins here. Remove the line ---.`,
  ],
  "an escaped bracket in double quotes": [
    thanks(String.raw`"\[好"`, "Hello"),
    `dialogs/phrases/more.yml:2:8  bad-dq-escape  Invalid escape sequence \\[. Use single quotes, in which a backslash is a backslash.`,
  ],
  "a NUL": [
    changed(INTENT, "冷氣壞了", "冷氣\0壞了"),
    `${INTENT}:5:9  invisible-character  There is an invisible character here (U+0000). ${DELETE}`,
  ],
  "a NUL behind an escape": [
    changed(INTENT, "冷氣壞了", String.raw`"冷氣\0壞了"`),
    `${INTENT}:5:7  invisible-character  The text holds an invisible character (U+0000). ${DELETE}`,
  ],
  "half a character": [
    changed(INTENT, "冷氣壞了", String.raw`"冷氣\uD800壞了"`),
    `${INTENT}:5:7  invisible-character  The text holds an invisible character (U+D800). ${DELETE}`,
  ],
  "nothing at all": [withFile(INTENT, ""), `${INTENT}:1:1  empty  The file is empty.`],
  "comments alone": [withFile(INTENT, "# later\n"), `${INTENT}:1:1  empty  The file is empty.`],
  "a file of five megabytes": [
    withFile(INTENT, "- 冷氣\n".repeat(1_000_000)),
    `${INTENT}:1:1  too-big  The file has 5,000,000 characters, more than 2,000,000. Split it into several files.`,
  ],
  "brackets without end": [
    withFile(INTENT, `intent: ${"[".repeat(100_000)}`),
    `${INTENT}:1:41  too-deep  Lists and groups are nested too deep here. Close brackets, and indent by two spaces.`,
  ],
  "a staircase of keys": [
    withFile(INTENT, Array.from({ length: 1_000 }, (_, n) => `${" ".repeat(n)}a:\n`).join("")),
    `${INTENT}:102:1  too-deep  Lists and groups are nested too deep here. Close brackets, and indent by two spaces.`,
  ],
});

test("an alias bomb is refused before it is unfolded", () => {
  const levels = Array.from(
    { length: 30 },
    (_, n) => `k${n + 1}: &k${n + 1} [${`*k${n},`.repeat(9)}]`,
  );
  const bomb = ["k0: &k0 [x]", ...levels].join("\n");
  const [first] = linesOf(withFile(INTENT, bomb));
  expect(first).toBe(`${INTENT}:1:9  alias  "&k0" is an anchor to YAML, no text. ${QUOTE}`);
});

describeMistakes("a file that is not what it should be", {
  "a list for a group": [
    withFile(INTENT, "- a\n- b\n"),
    `${INTENT}:1:1  wrong-type  The file should be a group of "key: value" lines.`,
  ],
  "a misspelt key": [
    changed(INTENT, "description:", "discription:"),
    `${INTENT}:2:1  unknown-key  "discription" is not known here. Did you mean "description"?`,
  ],
  "a key of one's own": [
    changed(REPAIR, "resolve: {", "resolve: { colour: red, "),
    `${REPAIR}:15:12  unknown-key  "colour" is not known here. Known: days.`,
  ],
  "the name of a prototype": [
    changed(REPAIR, "opens:", "__proto__: { opens: at-once }\nopens:"),
    `${REPAIR}:13:1  bad-form  "__proto__" cannot be a key. Choose another name.`,
  ],
  "the name of something that all objects have": [
    changed(REPAIR, "opens:", "constructor: x\nopens:"),
    `${REPAIR}:13:1  unknown-key  "constructor" is not known here. Known: dialog, for, opening, slots, opens, answer, resolve, class, department, bare, done, noted.`,
  ],
  "a text with a comma inside braces": [
    changed(PHRASES, "en: When would suit you?", "en: Yes, When?"),
    `${PHRASES}:17:42  unknown-key  "When?" is not known here. If it is part of a text with a comma, put quotes around that text.`,
  ],
  "a key that is missing at the top": [
    changed(REPAIR, "opens: read-back\n", ""),
    `${REPAIR}:1:1  missing  "opens" is missing here.`,
  ],
  "a key that is missing further in": [
    changed(REPAIR, "minutes: 10, ", ""),
    `${REPAIR}:14:1  missing  "minutes" is missing here.`,
  ],
  "a phrase without English": [
    changed(PHRASES, "\n  en: You're welcome[, {you}].", ""),
    `${PHRASES}:3:1  missing  "en" is missing here.`,
  ],
  "a key without a value": [
    changed(REPAIR, "opens: read-back", "opens:"),
    `${REPAIR}:13:1  empty  "opens" is empty. Write something, or remove it.`,
  ],
  "an empty text": [
    thanks('""', "Hello"),
    `dialogs/phrases/more.yml:2:7  empty  "zh" is empty. Write something, or remove it.`,
  ],
  "an empty list": [
    thanks("[]", "Hello"),
    `dialogs/phrases/more.yml:2:7  empty  "zh" is empty. Write something, or remove it.`,
  ],
  "a text for a list": [
    changed("intents/thanks.yml", "[謝謝, 感謝您]", "謝謝"),
    `intents/thanks.yml:4:7  wrong-type  "zh" should be a list. Put each item on a line of its own that begins with "- ".`,
  ],
  "a phone number without quotes": [
    changed(INTENT, "冷氣壞了", "0912345678"),
    `${INTENT}:5:7  wrong-type  An item of "zh" should be a text. Put it in quotes: "0912345678".`,
  ],
  "a truth value without quotes": [
    thanks("好", "true"),
    `dialogs/phrases/more.yml:3:7  wrong-type  "en" should be a text. Put it in quotes: "true".`,
  ],
  "a blank without quotes": [
    thanks("{company}", "Hello"),
    `dialogs/phrases/more.yml:2:7  wrong-type  "zh" should be a text. Put quotes around a text that begins with { or [.`,
  ],
  "a number among wordings": [
    thanks("[好, 12]", "Hello"),
    `dialogs/phrases/more.yml:2:11  wrong-type  An item of "zh" should be a text. Put it in quotes: "12".`,
  ],
  "a number in quotes": [
    changed(REPAIR, "days: 2", 'days: "2"'),
    `${REPAIR}:15:18  wrong-type  "days" should be a number. Write it without quotes.`,
  ],
  "a day and a half": [
    changed(REPAIR, "days: 2", "days: 1.5"),
    `${REPAIR}:15:18  wrong-type  "days" should be a whole number.`,
  ],
  "no days": [
    changed(REPAIR, "days: 2", "days: 0"),
    `${REPAIR}:15:18  too-small  "days" is less than 1.`,
  ],
  "too many days": [
    changed(REPAIR, "days: 2", "days: 61"),
    `${REPAIR}:15:18  too-big  "days" is more than 60.`,
  ],
  "yes for true": [
    changed(REPAIR, "optional: true", "optional: yes"),
    `${REPAIR}:12:15  wrong-type  "optional" should be true or false. Write true or false, without quotes.`,
  ],
  "a misspelt choice": [
    changed(REPAIR, "opens: read-back", "opens: readback"),
    `${REPAIR}:13:8  unknown-value  "opens" can't be "readback". Did you mean "read-back"?`,
  ],
  "a choice that is not offered": [
    changed(REPAIR, "opens: read-back", 'opens: "whenever"'),
    `${REPAIR}:13:8  unknown-value  "opens" can't be "whenever". Known: read-back, at-once.`,
  ],
  "a misspelt slot": [
    changed(REPAIR, "slot: issue", "slot: isue"),
    `${REPAIR}:7:11  unknown-slot  There is no slot "isue". Did you mean "issue"?`,
  ],
  "an unknown danger": [
    changed("intents/emergency-rules.yml", "danger: gas", "danger: gaz"),
    `intents/emergency-rules.yml:5:13  unknown-value  "danger" can't be "gaz". Did you mean "gas"?`,
  ],
  "a sentence for a phrase key": [
    changed(REPAIR, "ask: repair.issue", "ask: Repair Issue"),
    `${REPAIR}:8:10  bad-form  "Repair Issue" has the wrong form. Expected: a phrase key such as repair.issue.`,
  ],
  "a phrase called by a sentence": [
    withFile("dialogs/phrases/more.yml", "More Words: { zh: 好, en: All right }\n"),
    `dialogs/phrases/more.yml:1:1  bad-form  "More Words" cannot be a key. Expected: a phrase key such as repair.issue.`,
  ],
  "an answer that says and does": [
    changed(ANSWERS, "{ say: thanks }", "{ say: thanks, do: help }"),
    `${ANSWERS}:2:26  unknown-key  "do" can't stand beside the others. Keep one of them.`,
  ],
  "an answer that says, misspelt": [
    changed(ANSWERS, "{ say: thanks }", "{ sya: thanks }"),
    `${ANSWERS}:2:13  unknown-key  "sya" is not known here. Did you mean "say"?`,
  ],
  "an answer that does what nobody can": [
    changed(ANSWERS, "{ say: thanks }", "{ do: hlep }"),
    `${ANSWERS}:2:17  unknown-answer  There is no answer "hlep". Did you mean "help"?`,
  ],
  "a phrase of a whole page": [
    changed(INTENT, "冷氣壞了", "冷".repeat(401)),
    `${INTENT}:5:7  too-big  An item of "zh" is more than 400 characters.`,
  ],
  "a phrase that can't be seen": [
    changed(INTENT, "冷氣壞了", '"\u200B"'),
    `${INTENT}:5:7  empty  The text has nothing that can be read.`,
  ],
});

describeMistakes("files that don't fit one another", {
  "a file in a folder of its own": [
    withFile("dialogs/more/x.yml", "a: b"),
    "dialogs/more/x.yml:1:1  misplaced-file  Nothing reads this file. Content lies in intents/, intents/moves/, dialogs/, dialogs/phrases/, dialogs/situations/ and dialogs/knowledge/ themselves.",
  ],
  "a file with the other ending": [
    withFile("dialogs/x.yaml", "a: b"),
    "dialogs/x.yaml:1:1  misplaced-file  Nothing reads this file. Let its name end in .yml.",
  ],
  "no control words": [
    without("intents/control-words.yml"),
    "intents/control-words.yml:1:1  missing-file  This file is missing.",
  ],
  "nothing out of scope": [
    without("intents/out-of-scope.yml"),
    "intents/out-of-scope.yml:1:1  missing-file  This file is missing.",
  ],
  "an intent in a file of another name": [
    changed(INTENT, "intent: repair", "intent: repairs"),
    `${INTENT}:1:9  wrong-name  The intent "repairs" is in a file called repair.yml. Give both the same name.`,
  ],
  "a dialog in a file of another name": [
    changed(REPAIR, "dialog: repair", "dialog: repairs"),
    `${REPAIR}:1:9  wrong-name  The dialog "repairs" is in a file called repair.yml. Give both the same name.`,
  ],
  "a dialog for a misspelt intent": [
    changed(REPAIR, "for: [repair]", "for: [repair, thank]"),
    `${REPAIR}:2:15  unknown-intent  There is no intent "thank". Did you mean "thanks"?`,
  ],
  "an answer for no intent": [
    changed(ANSWERS, "  thanks", "  weather: { do: help }\n  thanks"),
    `${ANSWERS}:2:3  unknown-intent  There is no intent "weather". Write intents/weather.yml, or remove this.`,
  ],
  "an intent that is served twice": [
    changed(ANSWERS, "  thanks", "  repair: { do: help }\n  thanks"),
    `${ANSWERS}:2:3  served-twice  "repair" is served by the dialog "repair" at ${REPAIR}:2 already. Remove one of the two.`,
  ],
  "an intent that nothing serves": [
    without(REPAIR),
    `${INTENT}:1:9  unserved-intent  No dialog and no answer serves "repair". Add it to "for" of a dialog, or to dialogs/answers.yml.`,
  ],
  "a phrase in two intents, in either script": [
    changed(INTENT, "冷氣壞了", "感谢您"),
    `intents/thanks.yml:4:12  repeated-phrase  "感謝您" means "repair" at ${INTENT}:5 already. Keep it in the one that it means.`,
  ],
  "a phrase that stands twice": [
    changed(INTENT, "my light is broken", "The tap is  leaking"),
    `${INTENT}:9:7  warning repeated-phrase  "The tap is  leaking" stands at ${INTENT}:8 already. Remove it.`,
  ],
  "a control word with two meanings": [
    changed("intents/control-words.yml", "[取消, cancel]", "[跳過, cancel]"),
    'intents/control-words.yml:7:10  repeated-control  "跳過" means "cancel" at intents/control-words.yml:3 already. Keep it in the one that it means.',
  ],
  "a slot that depends on what can't be chosen": [
    changed(REPAIR, "place: home", "place: hoem"),
    `${REPAIR}:11:20  unknown-choice  "place" is never "hoem". Did you mean "home"?`,
  ],
  "a slot that is asked for twice": [
    changed(REPAIR, "slot: issue", "slot: place"),
    `${REPAIR}:7:11  repeated-slot  The slot "place" stands at ${REPAIR}:5 already. A dialog asks for each slot once.`,
  ],
  "a slot that depends on a later one": [
    changed(REPAIR, "  - slot: place\n    ask: repair.place\n", ""),
    `${REPAIR}:9:20  too-early  Whether "when" is asked depends on "place", which is not asked before it. Move the slot "place" above it.`,
  ],
  "an emergency that waits for answers": [
    changed("dialogs/emergency.yml", "opens: at-once", "opens: read-back"),
    "dialogs/emergency.yml:6:8  emergency-waits  An emergency's ticket opens before any question. Write opens: at-once.",
  ],
});

describeMistakes("the phrase catalogue", {
  "a misspelt phrase": [
    changed(REPAIR, "done: repair.done", "done: repair.dnoe"),
    `${REPAIR}:16:7  unknown-phrase  "repair.dnoe" is not in the phrase catalogue. Did you mean "repair.done"?`,
  ],
  "a misspelt question": [
    changed(REPAIR, "ask: repair.issue", "ask: repair.isue"),
    `${REPAIR}:8:10  unknown-phrase  "repair.isue" is not in the phrase catalogue. Did you mean "repair.issue"?`,
  ],
  "a question that is not put again": [
    changed(PHRASES, "repair.issue.again", "repair.issue.agian"),
    `${REPAIR}:8:10  unknown-phrase  "repair.issue.again" is not in the phrase catalogue. Write it beside "repair.issue.ask".`,
  ],
  "an answer in words that nobody wrote": [
    changed(ANSWERS, "say: thanks", "say: farewell"),
    `${ANSWERS}:2:18  unknown-phrase  "farewell" is not in the phrase catalogue. Write it in a file of dialogs/phrases/.`,
  ],
  "an intent without a name to offer it by": [
    changed(PHRASES, "intent.repair", "intent.thanks"),
    `${REPAIR}:2:7  unknown-phrase  "intent.repair" is not in the phrase catalogue. Write it in a file of dialogs/phrases/.`,
  ],
  "a phrase in two files": [
    withFile("dialogs/phrases/more.yml", "thanks: { zh: 好, en: All right }\n"),
    `${PHRASES}:3:1  repeated-key  The phrase "thanks" stands at dialogs/phrases/more.yml:1 already. Remove one of the two.`,
  ],
  "a phrase that nothing says": [
    withFile("dialogs/phrases/more.yml", "more: { zh: 好, en: All right }\n"),
    'dialogs/phrases/more.yml:1:1  warning unused-phrase  Nothing says "more". Remove it, or name it.',
  ],
  "B21: a time where nothing keeps it": [
    changed(REPAIR, "opening: repair.opening", "opening: repair.done"),
    `${REPAIR}:3:10  time-without-promise  "repair.done" tells a time, {due}, and nothing keeps it here (handbook B21). Say it without a time.`,
  ],
  "a blank that nothing fills there": [
    thanks("單號{ticket}", "Ticket {ticket}"),
    `${ANSWERS}:2:18  unfilled-blank  "more" needs {ticket}, which nothing fills here. Filled here: {company}, {hello}, {you}, {police}, {fire}, {ambulance}, {helpline}, {office}.`,
  ],
  "a blank in one language only": [
    changed(PHRASES, "This is ticket {ticket}. A colleague", "A colleague of {company}"),
    `${PHRASES}:22:7  different-blanks  {ticket} is missing, which the first wording has; {company} is not in the first wording. ${SAME_BLANKS}`,
  ],
  "misspelt and unknown blanks": [
    thanks("您好，{compny}", "Hello {colour}"),
    'dialogs/phrases/more.yml:2:10  unknown-blank  Nothing fills {compny}. Did you mean "company"?',
    "dialogs/phrases/more.yml:3:13  unknown-blank  Nothing fills {colour}. Known: ambulance, bot, changed, channel, choices, class, colleague, company, count, cues, danger, day, draft, due, fire, gained, hello, helpline, intent, issue, items, language, limit, link, lost, minutes, name, notes, now, office, one, other, parcel-number, parts, phone, photos, place, plate, police, reason, since, sorry, staff, status, text, ticket, unit, version, when, why, wish, you.",
  ],
  "braces and brackets that are not closed": [
    thanks("您好，{company", "Hello[, {you}][, {you}"),
    `dialogs/phrases/more.yml:2:10  blank  This { is not closed. ${LITERAL}`,
    `dialogs/phrases/more.yml:3:21  optional-part  This [ is not closed. ${LITERAL}`,
  ],
  "braces and brackets that close nothing": [
    thanks("您好}", "Hello[, {you}]]"),
    `dialogs/phrases/more.yml:2:9  blank  This } closes nothing. ${LITERAL}`,
    `dialogs/phrases/more.yml:3:21  optional-part  This ] closes nothing. ${LITERAL}`,
  ],
  "an optional part within another, and one that is always there": [
    thanks("好[a[{you}]]", "Hello[, you]"),
    `dialogs/phrases/more.yml:2:10  optional-part  This [ stands inside […]. ${LITERAL}`,
    `dialogs/phrases/more.yml:3:12  optional-part  Nothing in this […] is filled in, so it would never be left out. ${LITERAL}`,
  ],
  "a backslash for a new line": [
    thanks(String.raw`您好\n再見`, "Hello"),
    String.raw`dialogs/phrases/more.yml:2:9  backslash  "\n" means nothing here. For a new line use a | block; for a backslash write two.`,
  ],
  "a text of which YAML takes a part for a comment": [
    thanks("單號", "Ticket #A1"),
    'dialogs/phrases/more.yml:3:14  warning comment-in-text  "#A1" is a comment to YAML, not part of the text. Put quotes around the whole text.',
  ],
  "Simplified among Traditional": [
    thanks("您好，请问", "Hello"),
    'dialogs/phrases/more.yml:2:10  simplified-character  "请", "问" is Simplified, and zh is Traditional. Write it in Traditional; Simplified is derived.',
  ],
  "Traditional among Simplified": [
    thanks("您好，請", "Hello", "  zh-Hans: 您好，請\n"),
    'dialogs/phrases/more.yml:4:15  warning traditional-character  "請" is Traditional, and zh-Hans is Simplified.',
  ],
});

/** The small content with messages of which each part does something. */
const moves = (text: string): readonly ContentFile[] => withFile("intents/moves/more.yml", text);

describeMistakes("moves", {
  "that are right": [moves("moves:\n  read-back: ['(agree) 對，(ask) 多久？']\n")],
  "at a point that there is not": [
    moves("moves:\n  readback: [(agree) 對]\n"),
    'intents/moves/more.yml:2:3  unknown-key  "readback" is not known here. Did you mean "read-back"?',
  ],
  "that do what nothing does": [
    moves("moves:\n  any: [(agre) 對]\n"),
    `intents/moves/more.yml:2:9  wrong-value  Begin with what its first part does: ${MOVES.map((kind) => `(${kind})`).join(" ")}.`,
  ],
  "without a word that does it": [
    moves("moves:\n  any: ['(agree) (ask) 多久？']\n"),
    "intents/moves/more.yml:2:9  wrong-value  Each (move) is followed by the words that do it.",
  ],
  "that are none": [
    moves("moves:\n  any: []\n"),
    'intents/moves/more.yml:2:8  empty  "any" is empty. Write something, or remove it.',
  ],
});

/** The small content with situations. */
const situations = (text: string): readonly ContentFile[] =>
  withFile("dialogs/situations/fire.yml", text);

describeMistakes("situations", {
  "that are right": [
    situations(
      "lift:\n  in: [fire]\n  says: [搭電梯]\n  zh: 不要搭，打 {fire}。\n  en: Call {fire}.\n",
    ),
  ],
  "in a danger that there is not": [
    situations("lift:\n  in: [fires]\n  says: [搭電梯]\n  zh: 不要搭。\n  en: No lift.\n"),
    `dialogs/situations/fire.yml:2:8  unknown-value  An item of "in" can't be "fires". Did you mean "fire"?`,
  ],
  "whose example means another as well": [
    situations(
      "lift:\n  says: [搭電梯]\n  zh: 不要搭。\n  en: No lift.\nroof:\n  says: [搭电梯]\n  zh: 不要。\n  en: No.\n",
    ),
    'dialogs/situations/fire.yml:6:10  repeated-example  "搭电梯" means "lift" at dialogs/situations/fire.yml:2 already. Keep it in the one that it means.',
  ],
  "with a blank that nothing fills": [
    situations("lift:\n  says: [搭電梯]\n  zh: 不要搭，{unit}。\n  en: No lift at {unit}.\n"),
    'dialogs/situations/fire.yml:1:1  unfilled-blank  "situation.lift" needs {unit}, which nothing fills here. Filled here: {company}, {hello}, {you}, {police}, {fire}, {ambulance}, {helpline}, {office}.',
  ],
});

const FAMILIAR = 'familiar-you  "你": Residents are always addressed as 您 (handbook A13). Say: ';
const SPITEFUL = "It sounds spiteful (handbook B16).";

describeMistakes("words that residents are not spoken to with", {
  "that are never said": [
    thanks("[您好, 你好你]", "Hello", "  zh-Hans: 你好\n"),
    `dialogs/phrases/more.yml:2:12  ${FAMILIAR}您`,
    `dialogs/phrases/more.yml:2:14  ${FAMILIAR}您`,
    `dialogs/phrases/more.yml:4:12  ${FAMILIAR}您`,
  ],
  "that may be meant": [
    thanks("好的，隨您便。", "Suit yourself."),
    `dialogs/phrases/more.yml:2:10  warning spite  "隨您便": ${SPITEFUL}`,
    `dialogs/phrases/more.yml:3:7  warning spite  "Suit yourself": ${SPITEFUL}`,
  ],
  "that are quoted, or mean something else": [thanks("迷你倉的「你」", "Hello")],
  "in the answer to a question": [
    withFile(
      "dialogs/knowledge/pool.yml",
      "entries:\n  pool:\n    about: repair\n    asked: [泳池]\n    answer: { zh: 你好, en: Hello }\n    source: { zh: 手冊, en: Handbook }\n",
    ),
    `dialogs/knowledge/pool.yml:5:19  ${FAMILIAR}您`,
  ],
  "in a danger": [
    situations("lift:\n  says: [搭電梯]\n  zh: 你隨您便\n  en: Suit yourself.\n"),
    `dialogs/situations/fire.yml:3:7  ${FAMILIAR}您`,
  ],
});

/** The small content with one manner. */
const manner = (rest: string): readonly ContentFile[] =>
  withFile("dialogs/courtesy.yml", `manners:\n  familiar-you:\n    rule: A13\n${rest}`);

describeMistakes("manners", {
  "that name a phrase that is not there": [
    manner("    why: courtesy.familiar-yuo\n    says: [你]\n"),
    'dialogs/courtesy.yml:4:10  unknown-phrase  "courtesy.familiar-yuo" is not in the phrase catalogue. Did you mean "courtesy.familiar-you"?',
  ],
  "that anything has": [
    manner("    why: courtesy.familiar-you\n    says: [(你|)(們|)$]\n"),
    "dialogs/courtesy.yml:5:12  wrong-value  Brackets come in pairs, and something is left without what is optional: (a|b), (a|).",
  ],
  "whose brackets are not in pairs": [
    manner("    why: courtesy.familiar-you\n    says: [(你|妳]\n"),
    "dialogs/courtesy.yml:5:12  wrong-value  Brackets come in pairs, and something is left without what is optional: (a|b), (a|).",
  ],
});

test("a phrase that the code says must be there", () => {
  expect(linesOf(SMALL_CONTENT, ["thanks", "repair.openning"])).toEqual([
    'dialogs/phrases:1:1  missing-phrase  The phrase "repair.openning" is missing, and the desk has to say it. Did you mean "repair.opening"?',
  ]);
});

test("all mistakes are told at once, by file and line", () => {
  const files = [
    ...changed(REPAIR, "ask: repair.issue", "ask: repair.isue").filter((f) => f.path !== INTENT),
    ...changed(INTENT, "description:", "discription:").filter((f) => f.path === INTENT),
  ].map((file) =>
    file.path === PHRASES ? { ...file, text: file.text.replaceAll("請別客氣。", "你好") } : file,
  );
  expect(linesOf(files)).toEqual([
    `dialogs/phrases/phrases.yml:5:7  ${FAMILIAR}您`,
    'dialogs/repair.yml:8:10  unknown-phrase  "repair.isue" is not in the phrase catalogue. Did you mean "repair.issue"?',
    'intents/repair.yml:2:1  unknown-key  "discription" is not known here. Did you mean "description"?',
  ]);
});
