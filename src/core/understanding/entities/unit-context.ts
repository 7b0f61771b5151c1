import type { UnitGroup } from "./unit-grammar.ts";
import { startsWithPublicPlace } from "./place.ts";

/** How much of the text around a group is looked at. */
const BEFORE = 48;
const AFTER = 40;

/** The unit of whoever is spoken about: upstairs, next door, somebody's; and 「不是1203」. */
export function isForeign(group: UnitGroup, folded: string): boolean {
  const before = textBefore(group, folded);
  if (I_AM_THE.test(before)) return false;
  if (OTHERS_BEFORE.test(before.slice(-24)) || FORMERLY.test(before.slice(-24))) return true;
  return OTHERS_AFTER.test(textAfter(group, folded)) && !isOwn(group, folded);
}

/** Said to be the resident's: 我住…, I'm in…. */
export function isOwn(group: UnitGroup, folded: string): boolean {
  const before = textBefore(group, folded);
  if (OWN_BEFORE.test(before) || /^\s?住(?!户)/.test(textAfter(group, folded))) return true;
  const about = (OWN_FURTHER_BEFORE.exec(before) ?? OPENS_WITH_NAME.exec(before))?.[1];
  return about !== undefined && !ELSEWHERE.test(about);
}

/** 「A棟12樓走廊」 says where something is, not where somebody lives. */
export function isPlace(group: UnitGroup, folded: string): boolean {
  if (group.parts.number !== undefined) return false;
  if (PLACE_BEFORE.test(textBefore(group, folded))) return true;
  const after = textAfter(group, folded);
  const joined = /^\s*(?:的|嘅|那边|那里|那个|那部|部|外面|'s)?\s*/.exec(after)?.[0] ?? "";
  return startsWithPublicPlace(after.slice(joined.length)) || PUBLIC_AFTER.test(after);
}

/** Between two commas, or the whole message but for a greeting. */
export function isClause(group: UnitGroup, folded: string): boolean {
  return (
    /(?:^|[,.;:!?。、()]\s?|\s[–—-]\s|[–—]|你好|您好|\bhi|\bhello|早安)\s?$/.test(
      textBefore(group, folded),
    ) && /^\s?(?:$|[,.;:!?。、()–—]|-\s)/.test(textAfter(group, folded))
  );
}

/** Whether a group says anew what was said wrongly before: 打錯了，是…; I meant …. */
export const isCorrection = (group: UnitGroup, folded: string): boolean =>
  CORRECTS_BEFORE.test(textBefore(group, folded));

const textBefore = ({ start }: UnitGroup, folded: string): string =>
  folded.slice(Math.max(0, start - BEFORE), start);
const textAfter = ({ end }: UnitGroup, folded: string): string => folded.slice(end, end + AFTER);

const OTHERS_BEFORE =
  /(?:楼上|楼下|隔壁|隔离|对面|对门|对家|邻居|邻舍|upstairs|downstairs|next\s?-?door|neighbou?rs?|above|below|opposite|people|persons?|guys?|man|woman|family|tenants?|residents?|friend|kids?|dogs?|someone|somebody|whoever|party|couple|guests?|lady|lives|朋友|亲戚|谁住|有人住|不是|不住|唔系|唔住|代收[了咗]?个?|\bnot)\s?(?:的|那|嗰|嘅|户|家|间|邻居|住户|单位|is|at|in|from|of|the|unit|flat|room|apt|no\.?|[(#,:-]|\s){0,4}$/;
const I_AM_THE =
  /\b(?:i'?m|i am|we'?re|we are|this is)\s(?:the|a|an)\s(?:\w{1,12}\s)?(?:tenants?|residents?|owners?|family|person|people|guy|woman|man)\s(?:in|at|from|of)\s(?:the\s|unit\s|flat\s)?$/;
const FORMERLY = /(?:以前|之前|原本|本来|旧家|used to live|moved out of|previously)[^,.;。]{0,12}$/;
const OTHERS_AFTER =
  /^\s?(?:号|室)?\s?(?:的|那|嗰|嘅|里)?\s?(?:邻居|住户|那户|那家|人家|户|业主|租客|小孩|啲?狗|件|太吵|很吵|好吵|在吵|又吵|吵死|吵到|好大声|很大声|一直吵|成日|半夜|每天|装修|漏到我|漏下来|滴下来|滴到我|'s\b|neighbou?r|people|guy|tenant|resident|is\s(?:so\s|too\s|very\s)?(?:noisy|loud)|keeps|above|below|upstairs|next door)/;
const OWN_BEFORE =
  /(?:我家|我们家|我屋企|我们|我哋|我是|我系|我住|住在|住|居住|我这|我在|我喺|我单位|我个单位|本户|自家|这里是|这边是|呢度系|帮|替|代(?!收)|送[到去]|来|\bmy\s(?:unit|flat|apartment|apt|place|home|address|room)\s?(?:is|:|number is)?|\bi'?m|\bi am|\bi live|\bwe live|\bwe'?re|\bwe are|\bthis is|\bhere is|\bit'?s|\b(?:calling|writing|resident|here) from|地址|地点|单位|房号|房子|门牌|户号)\s?(?:的|是|系|在|喺|:|,|in|at|on|from|the|unit|flat|no\.?|\s){0,4}$/;
/** I'm the tenant at 905; we're a young family on the 6th floor. */
const OWN_FURTHER_BEFORE =
  /\b(?:i'?m|i am|it'?s|this is|i live|i rent|we'?re|we are|we live|we rent|my (?:flat|unit|apartment|home|place)|(?:we|i) (?:have|need|can'?t)|owner|tenant|resident)\b([^.;!?]{0,40})\b(?:in|at|on|of|from)\s(?:the\s|unit\s|flat\s|no\.?\s){0,2}$/;
/** Patel from 12B */
const OPENS_WITH_NAME =
  /^\s?((?!(?:i|we|my|our|the|a|water|noise|leak|music|power|light|door|moving|moved|move|shifting)\b)[a-z'’]{2,15}(?:\s[a-z'’]{2,15})?)\sfrom\s(?:unit\s|flat\s)?$/;
/** What makes that somewhere else than at home. */
const ELSEWHERE =
  /\b(?:stuck|trapped|waiting|standing|locked|lift|elevator|lobby|gym|pool|calling about|complaining|hear|smells?|smoke|noise|shouting|leak|leaking|dripping|coming|sick|tired|parked|looking|someone|people|neighbou?rs?|they|he|she|who)\b/;
const PLACE_BEFORE =
  /(?:走廊|电梯|升降机|大堂|大厅|楼梯|梯间|停车场|停[在咗]喺?)[在喺是,]?\s?$|\b(?:lifts?|elevators?|stairs|stairwell|corridor|hallway|lobby|entrance|landing|bin|rubbish)\b[^,.;!?]{0,12}\b(?:in|at|on|of|to)\s(?:the\s)?$/;
const PUBLIC_AFTER =
  /^\s?(?:的|嘅|嗰|那|那边|那里|那个|那部|的那|外面|'s)?\s?(?:电梯|走廊|楼梯|梯间|大厅|大堂|门口|公共|楼道|逃生|屋顶|顶楼|停车|垃圾|门厅|消防|对讲|教室|有人|gym|library|front door|back door|lift|elevator|lobby|corridor|hall|stair|landing|rubbish|bin|trash|parking|car ?park)/;
const CORRECTS_BEFORE =
  /(?:(?:打错|写错|说错|讲错|按错|错)了?,?|不对|唔系|更正|应该[是系]|改成|才对|\bmeant\b|\bi mean\b|\bno,? wait\b|\bcorrection\b|\bsorry\b|\bscratch that\b|\bactually\b|\bshould be\b|\bnot\b[^,.;]{0,20},)[^\d]{0,16}$/;
