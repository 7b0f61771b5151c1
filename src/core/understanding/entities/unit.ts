import { toReading } from "../normalise.ts";
import type { Unit } from "../interpretation.ts";
import { withoutOtherNumbers } from "./not-units.ts";
import type { Asked } from "./reader.ts";
import { findUnitGroups } from "./unit-grammar.ts";
import type { UnitGroup } from "./unit-grammar.ts";

/**
 * The resident's own unit, its parts canonical; null when none is named. Prices, dates, phones,
 * parking spaces and other people's units are none. When a unit was asked for, a bare 1203, 12樓
 * or 12-3 counts too.
 */
export function readUnit(text: string, { asked, country }: Asked): Unit | null {
  const { folded } = toReading(text);
  const message = folded.trim();
  if (asked) {
    const whole = bareAnswer(message.replace(ANSWER_WRAPPING, ""));
    if (whole !== null) return whole;
  }
  const searched = withoutOtherNumbers(folded, country);
  const groups = findUnitGroups(searched).filter(
    (group) => group.strength !== "none" && !isForeign(group, folded) && !isPlace(group, folded),
  );
  const own = groups.find((group) => isOwn(group, folded));
  if (own !== undefined) return own.unit;
  const strong = groups.find((group) => group.strength === "strong");
  if (strong !== undefined) return strong.unit;
  const weak = groups[0];
  if (weak === undefined) return null;
  return asked || opensMessage(weak, folded) ? weak.unit : null;
}

/** 我家是…, 是, it's …: what may stand around a bare answer. */
const ANSWER_WRAPPING =
  /^(?:(?:我|我们|我家|我屋企|住|住在|在|是|系|在|it'?s|it is|i'?m|i am|we'?re|in|at|unit|flat|no\.?)\s*)+|[\s。.,!~]*(?:号|室|喔|哦|啦|呀|的|谢谢|thanks|please)?[\s。.,!~]*$/g;

/** Forms too bare to be trusted unless a unit was asked for, and only as the whole answer. */
function bareAnswer(answer: string): Unit | null {
  const floorAndSub = /^(\d{1,2})-(\d{1,2})$/.exec(answer);
  if (floorAndSub !== null) {
    return { ...NOTHING, floor: floorAndSub[1] ?? null, sub: floorAndSub[2] ?? null };
  }
  if (/^(?:\d{1,4}|\d{1,4}(?!f)[a-z]|(?!b\d$)[a-z]\d{1,2})$/.test(answer)) {
    return { ...NOTHING, number: answer.toUpperCase() };
  }
  return null;
}

const NOTHING: Unit = { building: null, entrance: null, floor: null, number: null, sub: null };

const OTHERS_BEFORE =
  /(?:楼上|楼下|隔壁|隔离|对面|对门|邻居|邻舍|upstairs|downstairs|next\s*-?door|neighbou?rs?|above|below|opposite|people|person|guy|man|woman|family|tenants?|resident|friend|朋友|亲戚|不是|不住|唔系|\bnot)\s*(?:的|那|嗰|户|家|间|邻居|住户|单位|is|at|in|from|of|the|unit|flat|room|apt|no\.?|[(#,:-]|\s)*$/;
const OTHERS_AFTER =
  /^\s*(?:号|室)?\s*(?:的|那|嗰)?\s*(?:邻居|住户|那户|那家|人家|户|业主|租客|小孩|狗|太吵|很吵|好吵|在吵|又吵|一直吵|半夜|每天|装修|漏到我|漏下来|滴下来|滴到我|'s\b|neighbou?r|people|guy|tenant|resident|is\s+(?:so\s+|too\s+|very\s+)?(?:noisy|loud)|keeps|above|below|upstairs|next door)/;
const OWN_BEFORE =
  /(?:我家|我们家|我屋企|我们|我是|我系|我住|住在|住|我这|我在|本户|自家|这里是|这边是|帮|替|代|\bmy\s+(?:unit|flat|apartment|apt|place|home|address|room)\s*(?:is|:|number is)?|\bi'?m|\bi am|\bi live|\bwe live|\bwe'?re|\bwe are|\bthis is|\bhere is|\bit'?s|\b(?:calling|writing|resident|here) from|地址|单位|房号|门牌)\s*(?:的|是|在|:|：|,|，|in|at|on|from|the|unit|flat|no\.?|\s)*$/;
const PUBLIC_AFTER =
  /^\s*(?:的|那边|那里|那个|那部|的那|外面|'s)?\s*(?:电梯|走廊|楼梯|梯间|大厅|大堂|公共|楼道|逃生|屋顶|顶楼|停车|垃圾|门厅|消防|对讲|lift|elevator|lobby|corridor|hall|stair|landing|rubbish|bin|trash)/;
/** A number that opens the message is the sender's unit, unless it is about a ticket. */
const ABOUT_TICKET =
  /单|取消|进度|查|案|ticket|tickt|order|cancel|status|case|parcel|包裹|件|plate|车|支|股/;

function isForeign(group: UnitGroup, folded: string): boolean {
  const before = folded.slice(0, group.start);
  if (OTHERS_BEFORE.test(before.slice(-24))) return true;
  return OTHERS_AFTER.test(folded.slice(group.end)) && !isOwn(group, folded);
}

const isOwn = (group: UnitGroup, folded: string): boolean =>
  OWN_BEFORE.test(folded.slice(Math.max(0, group.start - 30), group.start));

/** 「A棟12樓走廊」 says where something is, not where somebody lives. */
const isPlace = (group: UnitGroup, folded: string): boolean =>
  group.unit.number === null && PUBLIC_AFTER.test(folded.slice(group.end));

function opensMessage(group: UnitGroup, folded: string): boolean {
  return (
    group.unit.number !== null &&
    /^[\s\p{P}]*(?:你好|您好|hi|hello|早安|早)?[\s\p{P}]*$/u.test(folded.slice(0, group.start)) &&
    /^\s*[\p{Script=Han},:;-]|^\s+[a-z]/u.test(folded.slice(group.end)) &&
    !ABOUT_TICKET.test(folded)
  );
}
