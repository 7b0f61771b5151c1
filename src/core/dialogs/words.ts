import { fullName } from "../courtesy/address.ts";
import { namesIn } from "../understanding/community-names.ts";
import type { Colleague } from "../records/community.ts";
import type { Matter } from "../records/matter.ts";
import { normalise } from "../text/normalise.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { Move, MoveKind } from "../understanding/move.ts";
import { withStaffsNames } from "./names.ts";
import type { Utterance } from "./utterance.ts";

/** These are about the matter; all else is about the conversation, or is answered. */
const ABOUT_IT: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "raise",
  "describe",
  "tell",
  "correct",
  "change",
  "call-back",
  "colleague",
  "deadline",
  "hurry",
  "threat",
  "worry",
  "grief",
  "illness",
  "anger",
  "praise",
]);

/**
 * What of a message is kept as said of a matter: without who, where to call and the courtesy around
 * it, and without what merely asks for the service (我要報修).
 */
export function wordsToKeep(plan: TurnPlan, utterance: Utterance, matter: Matter | null): string {
  const { text, moves } = utterance;
  const told = utterance.meaning.entities.name;
  const name = told === null ? "" : fullName(told).toLowerCase();
  const isFirst = (matter?.notes.length ?? 0) === 0;
  const kept: { words: string; start: number; end: number; whole: boolean }[] = [];
  for (const move of moves) {
    const isKept = ABOUT_IT.has(move.kind) || isTalkative(move) || (isFirst && move.kind === "ask");
    if (!isKept) continue;
    const words = AS_SAID.has(move.kind) ? move.text.trim() : mattersOf(plan, move.text);
    if (MISTAKEN.test(words)) continue;
    if (isColleagueAlone(plan, words) || isPlaceAlone(utterance, words)) continue;
    const isWhole = words === move.text.trim();
    const isName = name !== "" && name.includes(words.toLowerCase());
    const tells = TWO_LETTERS.test(words) && !isName && (move.kind !== "tell" || tellsMore(words));
    const last = kept.at(-1);
    // Parts that follow each other stand as they were written.
    if (isWhole && last?.whole && (tells || /\d/.test(move.text))) {
      last.words = utterance.meaning.text.slice(last.start, move.end).trim();
      last.end = move.end;
    } else if (tells) kept.push({ words, start: move.start, end: move.end, whole: isWhole });
  }
  const joined = kept.map(({ words }) => words).join(/\p{Script=Han}/u.test(text) ? "，" : ", ");
  return joined === "" ? "" : withStaffsNames(joined, plan.world.community);
}

/** All that was said, where none of it seemed to be about a matter: 「昨天報的燈不用來了」 */
export function wordsAtLeast(plan: TurnPlan, { text }: Utterance): string {
  const words = mattersOf(plan, text);
  return TWO_LETTERS.test(words) ? withStaffsNames(words, plan.world.community) : "";
}

/** The clauses of a text that say what it is about, without the words around who, where and whom to call. */
function mattersOf({ world: { content, community } }: TurnPlan, text: string): string {
  const bare = new Set([...content.dialogs.values()].flatMap(({ bare = [] }) => bare).map(core));
  const clauses = content.understanding
    .mattersIn(text, community.country)
    .filter((clause) => core(clause) !== "" && !bare.has(core(clause)));
  return clauses
    .map((clause) =>
      clause.replace(INTRODUCED, "").replace(LIVED_IN, "").replace(GREETED, "").trim(),
    )
    .filter((clause) => clause !== "")
    .join(/\p{Script=Han}/u.test(text) ? "，" : ", ");
}

/** 「我姓呂電話是零九八七…」 in one breath with what is wrong. */
const INTRODUCED =
  /(?:我(?:們|们)?)?(?:姓|叫)\p{Script=Han}{1,3}(?:電話|电话|手機|手机)(?:是|號碼是|号码是)?[\p{Script=Han}\d\s-]*$|(?:電話|电话|手機|手机)(?:是|號碼是|号码是|:|：)?\s?[零一二三四五六七八九〇○洞拐\d][零一二三四五六七八九〇○洞拐\d\s-]{6,}.*$/u;
/** "the drain smells it's Tower B 1905", "a fountain in the lobby it's 1405" */
const LIVED_IN =
  /[\s,]+(?:it'?s|i'?m (?:in|at)|we'?re (?:in|at)) (?:(?:tower|block|blk|unit|flat|apt|room)\s?)?(?:[a-z]\s?-?\s?)?\d[\w-]*$/iu;
const GREETED =
  /^(?:喂|您好|你好|請問|请问|不好意思|那個|那个|我想請問一下|我想请问一下|就是|呀|啊|喎|嗯|[，,\s])+/u;

/** Their times and names are what it is about. */
const AS_SAID: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "change",
  "deadline",
  "colleague",
  "call-back",
]);

/** 😀, a colleague's name alone and 報修 tell nothing of a matter. */
export function isNothing(plan: TurnPlan, utterance: Utterance): boolean {
  const words = wordsAtLeast(plan, utterance);
  return words === "" || isColleagueAlone(plan, utterance.text) || isPlaceAlone(utterance, words);
}

/** In so many words a hardly heard yes or no tells something as well. */
function isTalkative({ kind, text, likely }: Move): boolean {
  return SHRUGS.has(kind) && likely < SURE && [...core(text)].length >= TALKATIVE;
}
const SHRUGS: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "agree",
  "disagree",
  "decline",
  "unknown",
  "whatever",
  "chat",
  "postpone",
]);
const SURE = 0.8;
const TALKATIVE = 7;

/** 「打錯了」 is said of the words before it. */
const MISTAKEN =
  /^(?:[啊呃欸哎喔噢]*\s*)?(?:等等|等一下|等陣)?\s*(?:我|我剛剛|我刚刚)?(?:[打寫写說说講讲][錯错][了咗]?字?)?[了啦咗喔呀]*$|^(?:oops|typo|oops typo|sorry|my bad|wait|明白|收到)\P{L}*$/iu;

/** 「王主任」 alone says nothing of a matter. */
function isColleagueAlone({ world: { community } }: TurnPlan, words: string): boolean {
  const named = namesIn(words, community).staff?.words.replaceAll(" ", "");
  return named !== undefined && named === normalise(words).replaceAll(" ", "");
}

/** 「公設」 is where it is. */
function isPlaceAlone({ meaning: { entities }, moves }: Utterance, words: string): boolean {
  if (moves.length > 1) return false;
  const letters = (text: string): string => text.replace(/\P{L}/gu, "");
  return entities.place !== null && letters(entities.place.words) === letters(words);
}

/** 太太 behind a name tells nothing more; a plate does. */
function tellsMore(words: string): boolean {
  return /\d/.test(words) || [...words].length > 4;
}

/** The colleague whom a text names. */
export function colleagueIn({ world: { community } }: TurnPlan, text: string): Colleague | null {
  return namesIn(text, community).staff?.of ?? null;
}

/** A bare 1203 or a smiley says nothing of what is wrong. */
const TWO_LETTERS = /\p{L}.*\p{L}|\p{Script=Han}/u;

/** A request without its politeness: 請問我想要報修一下，謝謝 → 报修. */
export function core(text: string): string {
  return normalise(text)
    .replace(
      /\b(hi|hello|please|pls|can|could|you|i|to|want|would|like|need|a|some|the|my|is|me|help|with|for)\b/g,
      "",
    )
    .replace(
      /[\p{P}\p{S}\s]|请问|请|麻烦|帮忙|帮我|我想要|我想|我要|要|想|你好|您好|谢谢|一下|了|吗|呢|吧|啊|喔|哦|你们|我们|我家|家里/gu,
      "",
    );
}
