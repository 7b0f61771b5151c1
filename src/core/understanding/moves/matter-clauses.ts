import { corrects } from "../entities/entities.ts";
import type { Span } from "../interpretation.ts";
import { toReading } from "../../text/normalise.ts";

/** Where one clause ends and the next begins. */
const CLAUSE = /[^\n，,。；;!！?？]+/g;

/** Words that only carry an answer: who, where, when, which number. */
const CARRIERS = new RegExp(
  [
    "先生|太太|小姐|女士|老师|教授|医生|医师|业主|住户|租客|师奶|生|太",
    "我的|我是|我系|我叫|我姓|敝姓|小姓|免贵|姓|名字|名|叫|称呼|我家|我们家|地址|住址|门牌号|我这里|这里是|这里|我住|住在|住|我",
    "联络|联系|手机|电话|号码|分机|打|请|可以|方便|在家|有人|都|时间|时段|上门|过来|以后|之后|前|后|左右",
    "别墅|透天|独栋|店面|商铺|底商|铺|楼|栋|幢|座|室|号|单元|单位|房|门牌|户|层|期|区|之|的|是|系|在|喺|呢度|度|咗|了|喔|哦|啦|呀|吧|为|给",
    "\\b(?:hi|hello|i'?m|am|this is|it'?s|my|name|is|the|mobile|phone|tel|number|no|call|reach|contact|address|addr|me|on|at|in|by|from|of|for|and|or|to|unit|flat|house|villa|shop|apartment|apt|room|block|blk|tower|building|floor|fl|live|home|someone|will|be|we'?re|are|available|free|any|anytime|please|mr|mrs|ms|miss|dr|prof|professor|here)\\b",
  ].join("|"),
  "g",
);

/** A message with what it tells of who, where and when. */
export interface ReadText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** A stretch of a message. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The clauses that say what the matter is, in a message or in stretches of one, without those that
 * only tell who, where, when or a number: 「廚房漏水，我是1203的王太太」 → 廚房漏水; none when nothing of
 * it was said.
 */
export function mattersIn(read: ReadText, within?: readonly Stretch[]): readonly string[] {
  return matterClauses(read, within).map(({ start, end }) => read.text.slice(start, end).trim());
}

/**
 * What a message is about, for comparing: its matter's clauses without units and phones, whosever
 * they are; 「A棟1203浴室漏水」 → 浴室漏水. Empty when nothing of it was said.
 */
export function matterAlone(read: ReadText, within?: readonly Stretch[]): string {
  return matterClauses(read, within)
    .map((clause) => {
      const numbers = read.spans.filter((span) => isNumber(span, clause));
      return without(read.text, clause, numbers).trim();
    })
    .filter((words) => words !== "")
    .join("，");
}

/**
 * Units and phones say where and whom to call, never what it is; but a floor in the middle of a
 * clause is a part of the story: 「老鼠跑到三樓」.
 */
const isNumber = (span: Span, clause: Stretch): boolean =>
  span.kind === "phone" ||
  (span.kind === "unit" &&
    span.strength !== "name" &&
    (Object.keys(span.parts).some((part) => part !== "floor") || span.start === clause.start));

function matterClauses({ text, spans }: ReadText, within?: readonly Stretch[]): readonly Stretch[] {
  const { folded } = toReading(text);
  const told = spans.filter(
    (span) => span.whose === "writer" && TELLS.has(span.about) && !span.answer && !corrects(span),
  );
  return (within ?? [{ start: 0, end: text.length }])
    .flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(CLAUSE)].map(({ 0: words, index }) => ({
        start: start + index,
        end: start + index + words.length,
      })),
    )
    .filter((clause) => text.slice(clause.start, clause.end).trim() !== "")
    .filter((clause) => !isPersonal(clause, folded, told));
}

/** Who, where, when and which number; a place says of what. */
const TELLS: ReadonlySet<Span["about"]> = new Set(["home", "person", "call", "visit"]);

/** Whether a clause says nothing but who, where, when or a number. */
function isPersonal(clause: Stretch, folded: string, told: readonly Span[]): boolean {
  if (!told.some(({ start, end }) => start < clause.end && clause.start < end)) return false;
  const words = without(folded, clause, told)
    .replace(/[a-z]?\d[\d\s-]*[a-z]?\b|\b[a-z]\b/g, " ")
    .replace(CARRIERS, " ")
    .replace(/[^\p{L}]/gu, "");
  return words.length <= 1;
}

/** A stretch of a text, a space for each span in it. */
function without(text: string, { start, end }: Stretch, spans: readonly Stretch[]): string {
  const inside = spans
    .filter((span) => span.start < end && start < span.end)
    .toSorted((one, other) => one.start - other.start);
  let from = start;
  let rest = "";
  for (const span of inside) {
    if (span.start > from) rest += text.slice(from, span.start) + " ";
    from = Math.max(from, span.end);
  }
  return rest + text.slice(from, end);
}
