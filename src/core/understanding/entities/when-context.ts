import type { TimeSpan } from "./time-spans.ts";
import { MONTH } from "./time-words.ts";
import { around, type Said } from "./when-said.ts";
import { isElsewhen, isElsewhenInSentence, isSurelyElsewhen } from "./when-elsewhere.ts";

/**
 * How well a time suits as the one at which somebody may come: 0 when it is none; highest the new
 * time of a rescheduling, then what is offered or wished (在家, could you come), then a time by
 * itself, last a day to come of which nothing else is said.
 */
export function fitness(span: TimeSpan, folded: string, between: TimeSpan, asked: boolean): number {
  const said = around(span, folded, between);
  if (MONTH_ONLY.test(said.words) && !asked) return 0;
  if (isSurelyElsewhen(said)) return 0;
  if (PAST.test(said.words) || PAST_BEFORE.test(said.before)) return asked && said.isWhole ? 1 : 0;
  if (NEW_BEFORE.test(folded.slice(0, span.start))) return 4;
  if (isCalledOff(said) || MOVED_BEHIND.test(said.behind)) return 0;
  if (isAtHome(said)) return 3;
  if (isElsewhen(said)) return 0;
  if (isOffered(said)) return 3;
  if (isBare(said)) return asked || !isElsewhenInSentence(said) ? 2 : 0;
  if (asked) return 1;
  return isToCome(said) ? 1 : 0;
}

/** "Reschedule me from Tuesday to Thursday 4pm": what is one period elsewhere is two times here. */
export function newTimeOf({ start, end }: TimeSpan, folded: string): TimeSpan {
  const from = RESCHEDULES.test(folded.slice(0, start))
    ? FROM_OLD.exec(folded.slice(start, end))
    : null;
  return { start: start + (from?.[0].length ?? 0), end };
}

const RESCHEDULES =
  /\b(?:move|change|resched\w*|switch|push|shift|postpone|bring|swap)\b(?:(?!\bto\b)[^.;!?])*$/;
const FROM_OLD = /^(?:from\s)?.*?\sto\s/;

/** Too long for anybody to wait at home. */
const MONTH_ONLY = new RegExp(
  String.raw`^(?:from\s|in\s|until\s)?(?:(?:this|next|every|last)\smonth|${MONTH}\s?)$|^[这下上本每]+个?月$`,
);
const PAST =
  /昨|(?<!之)前(?:天|晚|日)|上+(?:周|个?星期|个?礼拜|个?月)|[琴寻](?:日|晚)|yesterday|last\s|\bpast (?!\d|noon)\w+day|the other/;
const PAST_BEFORE =
  /(?:since|自从|打从|昨天?|前天|上次|刚才?|刚刚|之前已?|现在|而家|now|it'?s)\s*$|\b(?:since|ago)\b/;

/** 想改成…, 延到…, "move it to …": what follows is the new time. */
const NEW_BEFORE =
  /(?:改|换|挪|延|移|调|推|提前)[^,\s]{0,6}(?:到|成|为|做|至|去|在|约)\s*$|改\s*$|\b(?:move|change|resched\w*|switch|push|shift|postpone|bring|swap)\b[^.;!?]*\bto\s*$/;
/** 週三改…: what precedes is the old one. */
const MOVED_BEHIND =
  /^(?:的|那个|那次|约|预约|维修|时间|\s)*(?:想|要|可以|能不能|能|麻烦|请)?(?:改|换(?!个|新)|挪|延|->|→)/;

const isCalledOff = ({ before, behind }: Said): boolean =>
  OFF_BEFORE.test(before) || OFF_BEHIND.test(behind);
const OFF_BEFORE =
  /(?:不要|不用|不是|不约|别|唔好|唔使|取消|除了|原本|本来|原先|原来|原定|约好的?是?|讲好的?|说好的?是?)[^,]{0,4}$|\b(?:(?:not|don'?t|do not)(?: \w+){0,1}|nothing|except|instead of|rather than|unless|can'?t (?:do|make)|won'?t be|cancel\w*(?: \w+){0,3}|away|travell?ing|out of town|on leave|busy|original\w*(?: \w+){0,2}|booked for|(?:appointment|visit|slot|booking) (?:is|was)|supposed to[^,]*|i(?:'m| am) (?:at )?work\w*|i work)(?:\s(?:on|at|for|from|the|whole|all|of|in|until|till?))*\s*$/;
const OFF_BEHIND =
  /^[^,]{0,6}(?<!行|可以|方便|有)(?:取消|不行|不可以|不能来|不方便|不得闲|没空|没有空|没时间|没人|没有人|冇人|冇空|(?<!得)唔得|唔好|不要|别|唔使|不在|唔喺|有事|要上班|出差|出国|出门(?![前后])|外出|旅[行游]|不用来|不要来)|^\s?(?:\w+\s){0,3}(?:isn'?t|doesn'?t|won'?t|(?<!or )not|no good|cancel\w*|i'?m (?:away|out|busy|working|at work)|i have to|i work)\b/;

/** Said of oneself: whatever else the clause says, somebody is there. */
const isAtHome = ({ before, behind }: Said): boolean => HOME.test(before) || HOME.test(behind);
const HOME =
  /(?<!不|没|冇|唔)(?:在家|有人在|有人(?=$|喺|在|[,.])|到家|回家|回到家|回来|[在喺返]到?屋企|得闲|有空|有时间|方便|我都?[在喺]度?$|[都会]在$|人在|可以(?:$|来|过来|派|上门)|都[可行得])|^在$|^\s?(?:back |home )?(?:in|home|free|around)\s*$|\b(?:i'?m|i am|i'?ll be|i will be|we'?re|we are|we'?ll be|someone(?:'s| is|'ll be| will be)|be|always|my \w+ (?:is|will be))\s(?:all|also|usually|always|both|only|back|probably|definitely)?\s?(?:home|in|there|free|available|around|back|here|off)\b|^\s?home\b|\bhome\s*$|\b(?:works|suits)\b|\bavailable\b|\b(?:is|are|be|would be)\s(?:\w+\s)?(?:fine|good|best|better|ok|okay|great|perfect|ideal|convenient)\b/;

/** Somebody is asked to come, or the time to suit. */
const isOffered = ({ before, behind }: Said): boolean => OFFER.test(before) || OFFER.test(behind);
const OFFER =
  /(?<![本原从起下上])来(?!不及|电)|派|安排|约|预约|上门|到府|可以|可唔可以|得唔得|行吗|行不|行么|(?<!不)行$|好吗|好不好|好唔好|希望|想(?:约|请|要|改|订|预|麻烦|让|在)|麻烦|请(?!问)|拜托|打给|打我|回电|回个?电话|联系|联络|处理|修(?!好|完)|检查|帮|得$|过黎|嚟|^见(?![到过])|有(?:冇|没有|无)|\b(?:come|comes|coming|visit|send|drop|pop|stop by|swing|look|fix|repair|check|appointment|book|arrange|reschedule\w*|slot|any(?:one|body|time| chance)|free|back|fine|good|best|better|ok|okay|prefer\w*|possible|please|pls|plz|can|could|would|need|want|ring|call|phone|text|let'?s|how about|what about|instead)\b/;

/** Nothing but the time, and words that ask for agreement. */
const isBare = ({ words, before, behind }: Said): boolean =>
  !GREETING.test(words) &&
  `${before} ${behind}`
    .replace(NUMBER, "")
    .replace(COURTESY, "")
    .replace(/[\s\p{P}\p{So}]/gu, "") === "";
const GREETING = /^(?:morning|afternoon|evening|night|night night|早晨)$/;
/** A phone or a flat told in the same breath. */
const NUMBER = /\d{3,}/g;
const COURTESY =
  /大概|大约|应该|那就|就|那|的话|时间|时段|吧|吗|呢|啊|喔|哦|啦|谢谢|多谢|好的?|嗯|对|最好|或许|是|皆?可|择一|优先|为佳|\b(?:time|when|thanks|thank you|only|just|maybe|perhaps|ideally|preferably|then|so|yes|ok|sure|about|around|on|at|say|is|it|well|hmm)\b/g;

/** A day to come, or a part of a weekday, of which no fault is told. */
const isToCome = ({ words, behind, sentence }: Said): boolean =>
  TO_COME.test(words) && !FAULT.test(behind) && !QUESTION.test(sentence);
const TO_COME =
  /明|后[天日]|下+(?:周|个?星期|个?礼拜)|听[日朝晚]|tom|tmr|next\s|(?:周|期|拜)[一二三四五六日天末].*(?:点|午|晚|早)|day\b.*(?:\d|noon|morning|evening)/;
const FAULT =
  /[坏漏堵停断吵裂爆掉卡响闹滴]|没[水电]|不[能亮动热冷转通]|\b(?:leak|broke|noise|loud|stuck)/;
const QUESTION =
  /[?吗嘛么妈]|会不会|会唔会|是不是|系咪|什么|几|哪|多少|咩|见|\b(?:what|who|how|will|is it|does|see|good)\b/;
