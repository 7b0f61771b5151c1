import type { UnitGroup } from "./unit-grammar.ts";
import { startsWithPublicPlace } from "./place.ts";

/** How much of the text around a group is looked at. */
const BEFORE = 48;
const AFTER = 40;

/** 「A棟12樓走廊」 says where something is, not where somebody lives. */
export function isPlace(group: UnitGroup, folded: string): boolean {
  if ((group.parts.number ?? group.parts.sub) !== undefined)
    return OF_PLACE.test(textBehind(group, folded));
  if (PLACE_BEFORE.test(textBefore(group, folded))) return true;
  const after = textBehind(group, folded);
  const joined = /^\s*(?:的|嘅|那边|那里|那个|那部|部|外面|'s)?\s*/.exec(after)?.[0] ?? "";
  return startsWithPublicPlace(after.slice(joined.length)) || PUBLIC_AFTER.test(after);
}

/** Between two commas or spaces of Chinese, or the whole message but for a greeting. */
export const isClause = (group: UnitGroup, folded: string): boolean =>
  CLAUSE_BEFORE.test(textBefore(group, folded)) && CLAUSE_BEHIND.test(textBehind(group, folded));

/** Whether a group says anew what was said wrongly before: 打錯了，是…; I meant …. */
export const isCorrection = (group: UnitGroup, folded: string): boolean =>
  CORRECTS_BEFORE.test(textBefore(group, folded)) || NOT_ANOTHER.test(textBehind(group, folded));

/** What stands before a group, as much as is looked at. */
export const textBefore = ({ start }: UnitGroup, folded: string): string =>
  folded.slice(Math.max(0, start - BEFORE), start);
/** What stands behind a group, as much as is looked at. */
export const textBehind = ({ end }: UnitGroup, folded: string): string =>
  folded.slice(end, end + AFTER);

const PLACE_BEFORE =
  /(?:走廊|电梯|升降机|大堂|大厅|楼梯|梯间|停车场|停[在咗]喺?)[在喺是,]?\s?$|\b(?:lifts?|elevators?|stairs|stairwell|corridor|hallway|lobby|entrance|landing|bin|rubbish)\b[^,.;!?]{0,12}\b(?:in|at|on|of|to)\s(?:the\s)?$/;
const PUBLIC_AFTER =
  /^\s?(?:的|嘅|嗰|那|那边|那里|那个|那部|的那|外面|'s)?\s?(?:电梯|走廊|楼梯|梯间|大厅|大堂|(?<!^ )门口|公共|楼道|逃生|屋顶|顶楼|停车|垃圾|门厅|消防|对讲|教室|有人|gym|library|front door|back door|lift|elevator|lobby|corridor|hall|stair|landing|rubbish|bin|trash|parking|car ?park)/;
/** room 3 of the clubhouse */
const OF_PLACE =
  /^\s(?:of|in|at|on)\s(?:the|our)\s(?:club ?house|gym|library|lobby|car ?park|basement|podium|pool|school|hotel|office)\b/;
const CORRECTS_BEFORE =
  /(?:(?:打错|写错|说错|讲错|按错|错)了?,?|不对|唔系|更正|应该[是系]|改成|才对|\bmeant\b|\bi mean\b|\bno,? wait\b|\bcorrection\b|\bsorry\b|\bscratch that\b|\bactually\b|\bshould be\b|\bnot\b[^,.;]{0,20},)[^\d]{0,16}$/;
/** 是11樓不是12樓, 1203 not 1302 */
const NOT_ANOTHER =
  /^\s?(?:室|号|pls|please)?,?\s?(?:(?:而|并)?不是|唔系|not\s(?:flat\s|unit\s|the\s)?)\s?[a-z]?(?:\d|[一二三四五六七八九十廿])/;
/** A space among Chinese divides like a comma, but not behind 到, 按, 第. */
const CLAUSE_BEFORE =
  /(?:^|[,.;:!?。、()]\s?|\s[–—-]\s|[–—]|你好|您好|\bhi|\bhello|早安|[区期]|(?![到在至从往去按约有的给花付收第等共和跟每了写转算汇于换搬从购买乘除加减叫是剩])\p{Script=Han}\s)(?:就是|即系)?\s?$/u;
const CLAUSE_BEHIND =
  /^(?:的(?=[,;。]))?\s?(?:$|[,.;:!?。、()–—]|-\s)|^\s(?=\p{Script=Han}|here\b|speaking\b)|^(?:这[边里儿]|呢[度边])/u;
