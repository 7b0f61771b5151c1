import type { Content } from "../content/content.ts";
import type { Community } from "../records/community.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import { namesIn } from "../understanding/community-names.ts";
import type { Interpretation, Match } from "../understanding/interpretation.ts";
import type { Asked, Move, MoveKind } from "../understanding/move.ts";

/** What is known of a message beside what its parts do. */
interface Known {
  readonly asked: Asked;
  readonly meaning: Interpretation;
  readonly content: Content;
  readonly community: Community;
}

/** Meant so surely that it counts before what a question would make of it. */
export function isPlain({ decision, confidence }: Match): boolean {
  return decision === "act" && confidence >= PLAIN;
}
const PLAIN = 0.85;

/**
 * What was learnt of moves, beside what is known of the message otherwise: its intent, its values,
 * its marks. A surely read part stays what it is.
 */
export function settledMoves(moves: readonly Move[], known: Known): readonly Move[] {
  const [only] = moves;
  const alone = only && moves.length === 1 && only.likely < 1 ? settledAlone(only, known) : null;
  if (alone) return [alone];
  const settled = moves
    // 🙏 behind a request asks for it, and thanks for nothing.
    .filter(({ kind, text }) => kind !== "thanks" || moves.length === 1 || /\p{L}/u.test(text))
    .map((move, n) => settledPart(move, n, known));
  return withPerson(raisedAfterAll(settled, known), known);
}

/**
 * What is a matter is told in one of the parts, though all seem to say who and where, or that
 * somebody is angry: 「你們管不管啊，電梯壞三天了」.
 */
function raisedAfterAll(moves: readonly Move[], known: Known): readonly Move[] {
  const { asked, content, community } = known;
  const { match } = known.meaning;
  const isOne = BEGINS.has(asked) && match.decision === "act" && OPENS.has(match.intent);
  if (!isOne || moves.some(({ kind }) => !WHO_TELLS.has(kind))) return moves;
  const holdsOne = ({ text }: Move): boolean =>
    content.understanding.mattersIn(text, community.country).length > 0;
  const told = isPlain(match) ? moves.findIndex((one) => one.kind === "tell" && holdsOne(one)) : -1;
  const vented = moves.findLastIndex(
    (one) => VENTS.has(one.kind) && one.likely < SURELY_FELT && holdsOne(one),
  );
  const at = told === -1 ? vented : told;
  return moves.map((move, n) => (n === at ? { ...move, kind: "raise", likely: 1 } : move));
}
const VENTS: ReadonlySet<MoveKind> = new Set<MoveKind>(["anger", "worry"]);
const SURELY_FELT = 0.9;
const OPENS: ReadonlySet<string> = new Set(["repair", "complaint", "suggestion", "outage-info"]);
const WHO_TELLS: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "tell",
  "greet",
  "thanks",
  "call-back",
  ...VENTS,
]);

/** The whole message does one thing: it is what its intent says, where that is plain. */
function settledAlone(only: Move, known: Known): Move | null {
  const { asked, content } = known;
  const { match } = known.meaning;
  if (isValue(only, known)) return null;
  // 「不亮」 in answer to "which unit?" refuses nothing.
  if (VAGUE.has(only.kind) && isTrouble(match, content)) return { ...only, kind: "describe" };
  // 「好 謝啦」 once all is done thanks; before, it agrees.
  if (only.kind === "agree")
    return DONE.has(asked) && match.intent === "thanks" ? { ...only, kind: "thanks" } : null;
  if (!isPlain(match)) return null;
  // Thanks are thanks after any question, and how it goes is asked once it is done.
  if (match.intent === "thanks") return { ...only, kind: "thanks", likely: 1 };
  if (only.likely >= LIKELY) return null;
  if (match.intent === "ticket-status" && DONE.has(asked)) return { ...only, kind: "status" };
  const isNews = content.dialogFor.has(match.intent) && !ON_RECORD.has(match.intent);
  return HARDLY.has(only.kind) && isNews
    ? { ...only, kind: BEGINS.has(asked) ? "raise" : "describe" }
    : null;
}

function settledPart(move: Move, n: number, known: Known): Move {
  const { meaning, content } = known;
  const { corrects, match } = meaning;
  if (isValue(move, known)) return { ...move, kind: corrects ? "correct" : "tell", likely: 1 };
  // 「掰掰，我去旅行囉」 takes leave, and tells where to.
  if (match.intent === "farewell" && isPlain(match) && RAISED.has(move.kind) && move.likely < PLAIN)
    return { ...move, kind: "leave" };
  const said = SAID[move.kind];
  if (said && move.likely < 1 && !said.test(move.text))
    return { ...move, kind: ASKS.test(move.text) ? "ask" : "describe" };
  // Where nothing was asked hardly anybody asks why.
  if (move.kind === "ask-why" && BEGINS.has(known.asked) && move.likely < PLAIN)
    return { ...move, kind: "ask" };
  // 「夜班保安態度很差」 praises nobody.
  if (move.kind === "praise" && match.intent === "complaint" && isPlain(match))
    return { ...move, kind: "raise" };
  if (move.kind === "colleague" && !isOfStaff(move, known)) return { ...move, kind: "describe" };
  // Nothing was said yet that could be said again: 「搞什麼，車位又被占」.
  if (move.kind === "ask-again" && known.asked === "nothing" && isTrouble(match, content))
    return { ...move, kind: "describe" };
  // Praise and a first question change nothing that is on record.
  const isNews = isTrouble(match, content) && !ON_RECORD.has(match.intent);
  if (move.kind === "change" && isNews && move.likely < PLAIN) return { ...move, kind: "raise" };
  // 「打錯了，是3棟1105」 begins nothing anew.
  if (AFRESH.has(move.kind) && corrects) return { ...move, kind: "correct" };
  if (move.kind === "language" && (!LANGUAGE.test(move.text) || NOT_SPOKEN.test(move.text)))
    return { ...move, kind: "raise" };
  // 「已經快半個月了」 in answer to what is read back agrees to nothing.
  const isRead = move.kind === "agree" && known.asked === "read-back" && move.likely < PLAIN;
  if (isRead && !AGREES.test(move.text))
    return { ...move, kind: ASKS.test(move.text) ? "ask" : "describe" };
  // 「係1207至啱」
  if (move.kind === "agree" && RATHER.test(move.text)) return { ...move, kind: "correct" };
  if (move.kind === "agree" && BUT.test(move.text)) return { ...move, kind: "disagree" };
  // 「上禮拜就說過了」 tells how long it lasts already, and asks for nothing.
  if (move.kind === "status" && move.likely < PLAIN && !ASKS_HOW_IT_GOES.test(move.text))
    return { ...move, kind: "describe" };
  if (PROGRESS.test(move.text) && ASKING.has(move.kind) && move.likely < PLAIN)
    return { ...move, kind: "status", likely: 1 };
  // What is plainly a fault asks for no progress.
  if (move.kind === "status" && move.likely < 1 && isNews) return { ...move, kind: "raise" };
  // "no wait, it's the kitchen window"
  const isMarked = /^\s*[?？]/.test(meaning.text.slice(move.end));
  if (isMarked && RAISED.has(move.kind) && move.likely < PLAIN) return { ...move, kind: "ask" };
  if (RAISED.has(move.kind) && move.likely < LIKELY && ASKS_AT_LAST.test(move.text))
    return { ...move, kind: "ask" };
  if (move.kind === "ask" && move.likely < PLAIN && !ASKS.test(move.text))
    return { ...move, kind: "describe" };
  const isMended = corrects && n > 0 && (TOLD.has(move.kind) || VAGUE.has(move.kind));
  return isMended ? { ...move, kind: "correct" } : move;
}

/** Who plainly wants a person is heard, in whatever words. */
function withPerson(moves: readonly Move[], { meaning: { match } }: Known): readonly Move[] {
  const isWanted = match.intent === "talk-to-human" && isPlain(match);
  const isHeard = moves.some(({ kind }) => kind === "person" || kind === "supervisor");
  const isElse = moves.some(({ kind, likely }) => likely >= PLAIN && !BESIDE.has(kind));
  if (!isWanted || isHeard || isElse) return moves;
  // The words that tell nothing else are those that ask for one.
  const asking = moves.findLastIndex(({ kind }) => ASKS_FOR_ONE.has(kind));
  const at = asking === -1 ? moves.length - 1 : asking;
  return moves.map((move, n) => (n === at ? { ...move, kind: "person" } : move));
}
/** What is said beside it, and takes nothing of it back. */
const BESIDE: ReadonlySet<MoveKind> = new Set([
  "ask",
  "describe",
  "raise",
  "tell",
  "thanks",
  "greet",
]);
const ASKS_FOR_ONE: ReadonlySet<MoveKind> = new Set(["ask", "describe", "raise"]);

const isTrouble = ({ decision, confidence, intent }: Match, { kinds }: Content): boolean =>
  decision === "act" && confidence >= LIKELY && isMatter(kinds, intent);

/** A firm that works for them, or a tenant, is none of our colleagues. */
function isOfStaff({ text }: Move, { community }: Known): boolean {
  return STAFF.test(text) || namesIn(text, community).staff !== null;
}
const STAFF =
  /主任|[經经]理|主管|總幹事|总干事|[總总][務务]|管家|管理[員员處处室]|保[全安]|警[衛卫]|[師师]傅|清[潔洁]|櫃[台檯]|柜台|[隊队][長长]|助理|姑娘|物[業业]|同事|工[程務务]|[財财][務务]|\b(?:manager|supervisor|guard|security|office|technician|cleaner|reception|concierge|staff|colleague|director|engineer|mr|ms|mrs|miss)\b/i;

/** 「謝先生」 thanks nobody: it is all name, unit or number, but for the words around. */
function isValue({ text, start, end }: Move, { meaning, content, community }: Known): boolean {
  const told = meaning.spans.filter(
    (span) =>
      (VALUES.has(span.kind) || (span.kind === "time" && span.about === "visit")) &&
      !span.answer &&
      start <= span.start &&
      span.end <= end,
  );
  // "Mr" and "Mrs Chan" of "Mr & Mrs Chan"
  const isWithin = meaning.spans.some(
    (span) => VALUES.has(span.kind) && !span.answer && span.start <= start && end <= span.end,
  );
  const covered = told.reduce((sum, span) => sum + span.end - span.start, 0);
  return (
    isWithin ||
    covered >= text.length * MOSTLY ||
    (covered >= text.length * PARTLY &&
      content.understanding.mattersIn(text, community.country).length === 0)
  );
}
const VALUES: ReadonlySet<string> = new Set(["unit", "name", "phone"]);
const MOSTLY = 0.75;
const PARTLY = 0.4;

/** What nobody does without a word for it. */
const SAID: Partial<Readonly<Record<MoveKind, RegExp>>> = {
  "ask-bot":
    /[機机]器|真人|人工|智能|AI|自[動动]|活人|真的人|是人|人定|\b(?:bot|robot|human|person|real|machine|computer|automat\w*|chatgpt)\b/i,
  cancel:
    /取消|[不唔毋]用|唔使|不必|不需|不要|唔要|免了|算[了啦咗啊喇數数]|撤|作[廢废]|[不唔]報|[不唔]报|好返|好了|沒事|没事|冇事|搞[定掂]|弄好|修好|[搵找]返|找[到着著]|解[決决]|別|别|\b(?:cancel|never ?mind|need|forget|scrap|drop|withdraw|close|sorted|fixed|found|ignore|scratch|stop|gone)\b/i,
  change:
    /[改換换延推挪移調调]|提[前早]|提早|取消|[不唔]用|唔使|早[點点]|晚[點点]|遲|迟|另[約约外]|[約约]|先[不別别]|暫|暂|\b(?:change|resched\w*|move|instead|postpone|earlier|later|other day|another|not|bring|push|delay|swap|update)\b/i,
  postpone:
    /等|慢|晚[點点]|遲|迟|稍|先忙|待會|待会|回頭|回头|再[說说]|改天|想[想下]|\b(?:wait|moment|later|minutes?|mins?|secs?|seconds?|busy|hold|hang|brb|tomorrow|think|check|get back)\b/i,
};
/** A question has a word or a mark that asks. */
const ASKS =
  /[?？嗎吗麼么呢]|[幾几]|多[少久遠远大長长]|哪|邊|边|點[樣样算解搞整]|[怎咋]|[什甚乜咩啥]|誰|谁|[可能會会是要使有行得好係]唔?[不唔沒没冇]|可以(?=.*[嗎吗嘛麼么])|能否|係咪|有冇|得唔得|為何|为何|問|问|\b(?:what|when|where|who|whom|how|which|why)\b|(?:^|[,;.]\s*|\b(?:and|but|so|ok|hi|please)\s+)(?:can|could|is|are|am|do|does|did|may|should|will|would|any)\b/i;
const DONE: ReadonlySet<Asked> = new Set<Asked>(["anything-else", "answered", "details"]);
/** What is hardly heard as these may be the matter itself: 「樓上每天半夜都很吵」, "repair please". */
const HARDLY: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "worry",
  "anger",
  "correct",
  "leave",
  "tell",
  "congratulate",
  "apology",
  "chat",
  "illness",
]);
const BEGINS: ReadonlySet<Asked> = new Set<Asked>(["nothing", "anything-else", "answered"]);
/** 「都對但是地址錯了」 agrees to nothing. */
const BUT =
  /(?<![沒没冇無无不])[錯错](?!過|过)|(?:但|不過|不过|只是|可是).*(?:改|不[對对是])|\b(?:but|except|wrong)\b/i;
const AGREES =
  /^\P{L}*(?:[對对好嗯恩係系啱行中無无]|是(?=的|啊|喔|呀|\P{L}|$)|[沒没冇]|ok|y|sure|fine|right|correct|go|please|great|perfect|good|looks|all|that|confirm|了解|謝|谢|[麻辛]|就這樣|就这样|照|都|[送登])|[沒没冇][錯错]|[無无][誤误]|正[確确]|可以|同意|[確确][認认]|\b(?:yes|ok|okay|right|correct|confirm\w*)\b/iu;
const RATHER = /\d.*(?:才[對对是]|至[啱係])/;
const NOT_SPOKEN = /[不唔](?:會|会|太會|識|识|懂)|\b(?:don'?t|doesn'?t|not|can'?t|my english)\b/i;
const LANGUAGE =
  /[英中國国粵粤台臺][語语文話话]|普通[話话]|白話|廣東話|广东话|[繁簡简][體体中]|[英中]翻|講英|讲英|\b(?:english|chinese|mandarin|cantonese|simplified|traditional|language|engl?)\b/i;
const ASKS_HOW_IT_GOES =
  /[進进]度|[進进]展|如何了|怎[麼么]?[樣样]了|查|到哪|到邊|成點|點樣|消息|狀況|状况|好了[嗎吗沒没]|來了?[嗎吗沒没]|[?？嗎吗麼么呢未]|幾時|几时|什[麼么]時候|什么时候|多久|\b(?:status|update|progress|how|when|news|yet)\b/i;
const PROGRESS =
  /^\P{L}*(?:(?:請問|请问|我的?|那)\P{L}*)?(?:[處处]理)?[進进][度展]|\b(?:status|progress)\b/iu;
const ASKING: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "ask",
  "describe",
  "raise",
  "tell",
  "leave",
]);
const ASKS_AT_LAST =
  /(?:嗎|吗|呢|什麼|甚麼|什么|咩|啥|多少|幾點|几点|怎[麼么]?[樣样]|怎[麼么][辦办]|如何|點樣|点样|點算)\P{L}*$/u;
const LIKELY = 0.6;
const AFRESH: ReadonlySet<MoveKind> = new Set<MoveKind>(["restart", "back"]);
const ON_RECORD: ReadonlySet<string> = new Set(["ticket-status", "ticket-change", "outage-info"]);
const VAGUE: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "decline",
  "disagree",
  "unknown",
  "whatever",
  "chat",
  "postpone",
  "leave",
]);
const RAISED: ReadonlySet<MoveKind> = new Set<MoveKind>(["raise", "describe"]);
const TOLD: ReadonlySet<MoveKind> = new Set<MoveKind>(["describe", "tell", "raise", "disagree"]);
