import type { ToldDanger } from "../../records/conversation.ts";
import { DANGERS, type Danger } from "../../records/danger.ts";

/** What advice depends on: the danger, whose it is, and in which other danger it came about. */
export interface Circumstances {
  readonly kind: Danger;
  readonly ofAnother: boolean;
  /** Null for a danger of its own. */
  readonly within: Danger | null;
}

interface Circumstance {
  readonly kind: Danger;
  readonly ofAnother?: boolean;
  readonly within?: readonly Danger[];
  /** Words of the message that must be there, or must not. */
  readonly words?: RegExp;
  readonly without?: RegExp;
  /** Only in the place of this advice, once more is told. */
  readonly after?: readonly string[];
  readonly advice: string;
}

const HURT_ALREADY =
  /藥|药|吞|吃了|服毒|農藥|农药|割|流血|燒炭|烧炭|上吊|\b(?:pills?|overdos\w*|swallowed|cut|bleeding|hanging|charcoal)\b/i;
const LIFT =
  /電梯|电梯|升降機|升降机|𨋢|幾層|几层|樓之間|楼之间|between floors|(?<![a-z])(?:lift|elevator)s?(?![a-z])/i;
const OIL = /油|鑊|镬|炒菜|煎|炸|\b(?:wok|pan|oil|grease|fryer|frying)\b/i;
/** Somebody has felt the current. */
const SHOCKED =
  /觸電|触电|電到|电到|電親|电亲|被電|被电|漏電|漏电|麻|黐|黏住|彈開|弹开|倒|\b(?:shock\w*|electrocut\w*|zapp\w*|tingl\w*|stuck to|buzzed (?:me|him|her))\b/i;
const SMOKE_ON_THE_WAY =
  /(?:樓梯|楼梯|樓道|楼道|走廊|門縫|门缝|梯間|梯间|出口).{0,16}(?:煙|烟|火)|(?<![\d十])[一1][樓楼].{0,6}[煙烟]|(?:煙|烟|火).{0,8}(?:樓梯|楼梯|樓道|楼道|走廊|門縫|门缝|梯間|梯间|出口)|(?:下|出|走|逃)(?:不去|唔到|不了)|出唔去|\b(?:smok\w*|fire)\b.{0,30}\b(?:corridor|hallway|stair\w*|under the door)\b|\b(?:corridor|hallway|stair\w*)\b.{0,30}\b(?:smok\w*|fire)\b|\bcan'?t get (?:out|down)\b/i;
const IN_A_CAR =
  /[車车](?:[裡里內内上]|入面|子裡|子里)(?!的)|[鎖锁關关留]在.{0,4}[車车]|\b(?:in|inside) (?:my|the|a|his|her) (?:car|van)\b|\b(?:car|van)\b.{0,16}\blocked\b/i;
const IN_A_BASEMENT =
  /(?<![a-z])b[1-5](?![a-z\d])|地下|地庫|地库|停車場|停车场|車庫|车库|\b(?:basement|car ?park|parking (?:garage|level)|garage)\b/i;
const LOST =
  /不見|不见|走失|失蹤|失踪|找不到|搵唔到|唔見咗|\b(?:missing|wandered|can'?t find|lost (?:my|him|her))\b/i;
const AT_A_WINDOW = /窗|陽台|阳台|露台|欄杆|栏杆|\b(?:window|sill|ledge|balcony|railing)\b/i;
const BROKEN = /敲|打破|破窗|砸|\bbr(?:eak|oken?)\b|\bsmash/i;
const LOCKED = /鎖|锁|鑰匙|钥匙|門打不開|门打不开|\b(?:lock\w*|keys?)\b/i;
const HEART = /胸|心口|心臟|心脏|\b(?:chest|heart)\b/i;
const STROKE =
  /嘴歪|嘴巴歪|口角|歪歪|手軟|手软|軟軟|半邊|半边|中風|中风|說不清|说不清|\b(?:stroke|droop\w*|slurr\w*|one side)\b/i;
const FELL =
  /跌|摔|滑倒|拉不動|站不起|起不來|起不来|\b(?:fell|fallen|slipped|hip|can'?t get up)\b/i;
const UNCONSCIOUS =
  /呼吸|唔起身|唔醒|唔應(?!該|承)|没气|沒氣|冇氣|不省人事|斷氣|断气|叫不醒|嗌唔醒|沒反應|没反应|冇反應|(?<![拉走爬])(?:不動|不动)|唔郁|唔識郁|昏|暈|晕|倒在|倒地|倒下|溺|意識|意识|心跳|猝|CPR|\b(?:breath\w*|unconscious|unrespons\w*|respond\w*|collaps\w*|pass(?:ed)? out|faint\w*|wak(?:e|ing)|not moving|isn'?t moving|drown\w*|pulse|lifeless|limp)\b/i;
/** Not dizzy merely: lying there. */
const DOWN =
  /不省人事|唔起身|唔醒|唔應(?!該|承)|倒在|倒地|倒下|倒喺|倒咗|昏倒|昏過去|昏过去|昏迷|跌在地|跌咗喺地|躺在地|叫不醒|嗌唔醒|沒反應|没反应|冇反應|沒有?回話|\b(?:collapsed|passed out|unconscious|unresponsive|not (?:waking|responding)|(?:he|she|mum|mom|dad|someone|somebody)(?:'s| is)? (?:lying )?on the floor|won'?t wake)\b/i;
/** A tree and a gas cylinder lie there as well. */
const THING_DOWN =
  /瓶|罐|桶|杆|桿|樹|树|架|櫃|柜|\b(?:cylinder|bottle|tank|pole|tree|wire|shelf)s?\b/i;
const HIT =
  /壓到|压到|壓住|压住|壓著|压着|砸到|砸中|流血|\b(?:pinned|crushed|bleeding|hit (?:him|her|me|someone|somebody|a))\b/i;
const NOBODY_HIT =
  /差點|差点|差一點|差一点|險些|险些|[沒没]有?砸|[壓压砸](?:到|中|住|著|着)了?.{0,4}[車车]|\b(?:nearly|almost|just missed|hit (?:a|my|the|his|her) (?:car|van|bike|scooter))\b/i;
const CUT_OFF =
  /[樓楼]梯.{0,6}(?:塞|斷|断|裂|堵|沒了|没了)|(?:下|出|走|逃|落)(?:不去|不來|不来|唔到|不了)|[門门].{0,4}(?:打不[開开]|推不[開开]|歪|卡)|\b(?:stairs?|door)\b.{0,20}\b(?:blocked|jammed|stuck|gone|won'?t open|打不開)|\bcan'?t (?:get out|get down)\b/i;
const CANNOT_WALK =
  /輪椅|轮椅|走不動|走不动|行動不便|行动不便|行唔到|臥床|卧床|\b(?:wheelchair|bedridden|(?:can'?t|cannot) (?:walk|climb))\b/i;
/** The writer, and nobody else. */
const MYSELF_HURT =
  /我(?:自己|剛剛|刚刚|剛才|刚才|而家)?(?:跌|摔|滑倒|站不起|起不來|起不来|爬不起|喘不過|喘不过|流血|割到|頭暈|头晕|胸口|心口)|\bi(?:'m| am|'ve been| have been| was)? (?:just )?(?:fell|fallen|slipped|on the floor|lying|bleeding|dizzy)\b|\bi can'?t (?:get up|breathe|move|feel)\b|\bmy chest\b/i;
const DROWNED =
  /溺|[撈捞](?:起|上)|(?:泳池|水裡|水里|落水).{0,20}(?:沒|没|冇|不動|不动|叫不醒|昏)|\bdrown\w*|\b(?:pool|underwater)\b.{0,40}\b(?:not|isn'?t|unconscious|limp|lifeless)\b/i;

/** Advice for somebody who answers. */
const AWAKE = ["medical-awake", "medical-fall", "medical-heart", "medical-stroke"];

/**
 * The same danger asks for other acts in other circumstances: the first that holds counts, else
 * `emergency.advice.<danger>`.
 */
const CIRCUMSTANCES: readonly Circumstance[] = [
  { kind: "self-harm", ofAnother: true, words: HURT_ALREADY, advice: "self-harm-hurt" },
  { kind: "self-harm", ofAnother: true, advice: "self-harm-other" },
  { kind: "gas", words: DOWN, without: THING_DOWN, advice: "medical-air" },
  { kind: "fire", words: CANNOT_WALK, advice: "fire-chair" },
  { kind: "fire", within: ["helpless", "trapped"], advice: "fire-beside" },
  { kind: "fire", words: IN_A_BASEMENT, advice: "fire-basement" },
  { kind: "fire", words: OIL, advice: "fire-oil" },
  { kind: "fire", words: SMOKE_ON_THE_WAY, advice: "fire-in" },
  { kind: "flood", words: IN_A_CAR, advice: "flood-car" },
  { kind: "collapse", words: CUT_OFF, advice: "collapse-in" },
  { kind: "collapse", words: HIT, without: NOBODY_HIT, advice: "medical-under" },
  { kind: "falling", words: HIT, without: NOBODY_HIT, advice: "medical-under" },
  { kind: "trapped", without: LIFT, advice: "trapped-room" },
  { kind: "helpless", words: IN_A_CAR, advice: "helpless-car" },
  { kind: "helpless", words: LOST, advice: "helpless-lost" },
  { kind: "helpless", words: AT_A_WINDOW, without: BROKEN, advice: "helpless-window" },
  { kind: "helpless", words: LOCKED, advice: "helpless-locked" },
  { kind: "shock", words: DOWN, without: THING_DOWN, advice: "medical-current" },
  { kind: "shock", without: SHOCKED, advice: "shock-sparks" },
  { kind: "medical", within: ["intruder"], advice: "medical-attack" },
  { kind: "medical", within: ["gas", "fire"], advice: "medical-air" },
  { kind: "medical", words: DROWNED, advice: "medical-drowned" },
  { kind: "medical", within: ["other"], without: FELL, advice: "medical-air" },
  { kind: "medical", within: ["falling", "collapse"], advice: "medical-under" },
  { kind: "medical", within: ["shock", "flood"], words: UNCONSCIOUS, advice: "medical-current" },
  { kind: "medical", words: MYSELF_HURT, advice: "medical-self" },
  { kind: "medical", words: STROKE, advice: "medical-stroke" },
  { kind: "medical", words: HEART, without: UNCONSCIOUS, advice: "medical-heart" },
  { kind: "medical", words: FELL, without: UNCONSCIOUS, advice: "medical-fall" },
  { kind: "medical", words: DOWN, after: AWAKE, advice: "medical" },
  { kind: "medical", without: UNCONSCIOUS, advice: "medical-awake" },
  { kind: "other", words: DOWN, without: THING_DOWN, advice: "medical" },
  { kind: "other", words: FELL, without: UNCONSCIOUS, advice: "medical-fall" },
];

/** The phrase that says what to do now. */
export function adviceFor(circumstances: Circumstances, text: string): string {
  return found(CIRCUMSTANCES, circumstances, text, "") ?? keyOf(circumstances.kind);
}

/**
 * The phrase for what later words tell of the circumstances; null where they tell nothing new.
 */
export function adviceOnceTold(
  { kind, ofAnother, advice: advised }: Pick<ToldDanger, "kind" | "ofAnother" | "advice">,
  text: string,
): string | null {
  const told = CIRCUMSTANCES.filter(({ words }) => words !== undefined);
  const advice = found(told, { kind, ofAnother, within: null }, text, advised);
  return advice === advised ? null : advice;
}

/** What to do in that danger, whatever the circumstances. */
export const adviceOf = (kind: Danger): string => keyOf(kind);

const keyOf = (advice: string): string => `emergency.advice.${advice}`;

function found(
  among: readonly Circumstance[],
  { kind, ofAnother, within }: Circumstances,
  text: string,
  advised: string,
): string | null {
  const one = among.find(
    (one) =>
      one.kind === kind &&
      (one.ofAnother ?? false) === ofAnother &&
      (one.within === undefined || (within !== null && one.within.includes(within))) &&
      (one.after?.some((advice) => keyOf(advice) === advised) ?? true) &&
      (one.words?.test(text) ?? true) &&
      !(one.without?.test(text) ?? false),
  );
  return one === undefined ? null : keyOf(one.advice);
}

/** All that {@link adviceFor} may name beside the dangers themselves. */
export const ADVICE_IN_CIRCUMSTANCES: readonly string[] = [
  ...new Set(
    CIRCUMSTANCES.map(({ advice }) => advice)
      .filter((advice) => !DANGERS.some((danger) => danger === advice))
      .map(keyOf),
  ),
];

/** Somebody on a roof, or somebody at home: not the writer. */
export const isAboutAnother = (text: string): boolean => ANOTHER.test(text) && !MYSELF.test(text);
const ANOTHER =
  /有人|一[個个位名]|男[孩生的]|女[孩生的]|小孩|孩子|少年|學生|学生|有個|有个|他|她|佢|鄰居|邻居|隔壁|樓上|楼上|對面|对面|女兒|女儿|兒子|儿子|老公|老婆|先生|太太|室友|媽|妈|爸|朋友|同學|同学|\b(?:someone|somebody|he|she|they|man|woman|guy|lady|girl|boy|kid|teen\w*|neighbou?r|wife|husband|son|daughter|roommate|flatmate|friend|tenant|mother|father|mom|mum|dad|brother|sister)\b/i;
const MYSELF =
  /我(?:想|要|不想|唔想|真的|已經|已经|活|撐|割|吞|準備|准备)|\b(?:i|i'?m|i'?ve|myself|me)\b/i;
