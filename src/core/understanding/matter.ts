import type { Community } from "../community.ts";
import { readEntities } from "./entities/entities.ts";
import { normalise } from "./normalise.ts";

/** Where one clause ends and the next begins. */
const CLAUSE_END = /[\n，,。；;!！?？]+/;

/** Words that only carry an answer: who, where, when, which number. */
const CARRIERS = new RegExp(
  [
    "先生|太太|小姐|女士|老师|教授|医生|医师|业主|住户|租客|师奶|生|太",
    "我的|我是|我系|我叫|我姓|敝姓|小姓|免贵|姓|名字|名|叫|称呼|我家|我们家|我这里|这里是|这里|我住|住在|住|我",
    "联络|联系|手机|电话|号码|分机|打|请|可以|方便|在家|有人|都|时间|时段|上门|过来|以后|之后|前|后|左右",
    "别墅|透天|独栋|店面|商铺|底商|铺|楼|栋|幢|座|室|号|单元|单位|房|门牌|户|层|期|区|之|的|是|系|在|喺|呢度|度|咗|了|喔|哦|啦|呀|吧|为|给",
    "\\b(?:hi|hello|i'?m|i am|this is|it'?s|my|name|is|the|mobile|phone|tel|number|no|call|reach|contact|me|on|at|in|by|from|of|for|and|or|to|unit|flat|house|villa|shop|apartment|apt|room|block|blk|tower|building|floor|fl|live|home|someone|will|be|we'?re|are|available|free|any|anytime|please|mr|mrs|ms|miss|dr|prof|professor|here)\\b",
  ].join("|"),
  "g",
);

/**
 * The clauses that say what the matter is, without those that only tell who, where, when or a
 * number. 「廚房漏水，我是1203的王太太」 → 廚房漏水. All of them when nothing else was said.
 */
export function matterOf(text: string, country: Community["country"]): readonly string[] {
  const clauses = clausesOf(text);
  if (clauses.length < 2) return clauses;
  const kept = mattersIn(text, country);
  return kept.length === 0 ? clauses : kept;
}

/** The clauses that say what the matter is; none when nothing of it was said. */
export function mattersIn(text: string, country: Community["country"]): readonly string[] {
  const clauses = clausesOf(text);
  // What the whole doesn't tell, a clause of it doesn't either, but for a bare number.
  return tellsWho(text, country)
    ? clauses.filter((clause) => !isPersonal(clause, country))
    : clauses;
}

function clausesOf(text: string): readonly string[] {
  return text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}

function tellsWho(text: string, country: Community["country"]): boolean {
  const { unit, name, phone, when } = readEntities(text, { asked: false, country });
  return unit !== null || name !== null || phone !== null || when !== null || /\p{N}/u.test(text);
}

/** Whether a clause says nothing but who, where, when or a number. */
function isPersonal(clause: string, country: Community["country"]): boolean {
  const { unit, name, phone, when } = readEntities(clause, { asked: false, country });
  if (unit === null && name === null && phone === null && when === null) return false;
  const building = unit?.building ?? "";
  const told = [name?.surname, name?.given, name?.form, when, building.length > 2 ? building : null]
    .filter((part) => typeof part === "string")
    .map(normalise)
    .reduce((rest, part) => rest.replace(part, " "), normalise(clause));
  const rest = told
    .replace(/[a-z]?\d[\d\s-]*[a-z]?\b|\b[a-z]\b/g, " ")
    .replace(CARRIERS, " ")
    .replace(/[^\p{L}]/gu, "");
  return rest.length <= 1;
}
