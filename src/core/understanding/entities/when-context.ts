import type { TimeSpan } from "./time-spans.ts";
import { MONTH } from "./time-words.ts";

/**
 * How well a time suits as the one at which somebody may come: 0 when it is none; highest the new
 * time of a rescheduling, then what is offered or wished (在家, could you come), then a time by
 * itself, last a day to come of which nothing else is said.
 */
export function fitness(span: TimeSpan, folded: string, between: TimeSpan, asked: boolean): number {
  const said = around(span, folded, between);
  if (MONTH_ONLY.test(said.words) && !asked) return 0;
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

/** What is said around a time. */
interface Said {
  readonly words: string;
  /** In its own clause, as far as the next time. */
  readonly before: string;
  readonly behind: string;
  /** In its own sentence, a question mark with it, without the time. */
  readonly sentence: string;
  readonly isWhole: boolean;
}

function around({ start, end }: TimeSpan, folded: string, between: TimeSpan): Said {
  const before = folded.slice(0, start);
  const behind = folded.slice(end);
  const last = (text: string, ends: RegExp): string => text.split(ends).at(-1) ?? "";
  const first = (text: string, ends: RegExp): string => text.split(ends).at(0) ?? "";
  return {
    words: folded.slice(start, end),
    before: last(folded.slice(between.start, start), CLAUSE_END),
    behind: first(folded.slice(end, between.end), CLAUSE_END),
    sentence: `${last(before, SENTENCE_END)} ${first(behind, SENTENCE_END)}`,
    isWhole: before.trim() === "" && behind.trim() === "",
  };
}

/** A space between Chinese words parts clauses as well; 2.30 and 9:30 are no ends. */
const CLAUSE_END =
  /[,;!?。、()\n]|[.:](?!\d)|\s-\s|\b(?:so|but)\b|但是?|不过|所以|\s(?=\p{Script=Han})|(?<=\p{Script=Han})\s/u;
const SENTENCE_END = /(?<=\?)|[;!。\n]|\.(?!\d)/;

/** Too long for anybody to wait at home. */
const MONTH_ONLY = new RegExp(
  String.raw`^(?:from\s|in\s|until\s)?(?:(?:this|next|every|last)\smonth|${MONTH}\s?)$|^[这下上本每]+个?月$`,
);
const PAST =
  /昨|(?<!之)前(?:天|晚|日)|上+(?:周|个?星期|个?礼拜|个?月)|[琴寻](?:日|晚)|yesterday|last\s|the other/;
const PAST_BEFORE =
  /(?:since|自从|打从|昨天?|前天|上次|刚才?|刚刚|之前已?|现在|而家|now|it'?s)\s*$|\b(?:since|ago)\b/;

/** 想改成…, 延到…, "move it to …": what follows is the new time. */
const NEW_BEFORE =
  /(?:改|换|挪|延|移|调|推|提前)[^,]{0,6}(?:到|成|为|至|去|在|约)\s*$|改\s*$|\b(?:move|change|resched\w*|switch|push|shift|postpone|bring|swap)\b[^.;!?]*\bto\s*$/;
/** 週三改…: what precedes is the old one. */
const MOVED_BEHIND =
  /^(?:的|那个|那次|约|预约|维修|时间|\s)*(?:想|要|可以|能不能|能|麻烦|请)?(?:改|换(?!个|新)|挪|延|->|→)/;

const isCalledOff = ({ before, behind }: Said): boolean =>
  OFF_BEFORE.test(before) || OFF_BEHIND.test(behind);
const OFF_BEFORE =
  /(?:不要|不用|不是|不约|别|唔好|唔使|取消|除了|原本|本来|原先|原来|原定|约好的?是?|讲好的?|说好的?是?)[^,]{0,4}$|\b(?:(?:not|don'?t|do not)(?: \w+){0,1}|except|instead of|rather than|unless|can'?t (?:do|make)|won'?t be|cancel\w*(?: \w+){0,3}|away|travell?ing|out of town|on leave|busy|original\w*(?: \w+){0,2}|booked for|(?:appointment|visit|slot|booking) (?:is|was)|supposed to[^,]*|i(?:'m| am) (?:at )?work\w*|i work)(?:\s(?:on|at|for|from|the|in|until|till?))*\s*$/;
const OFF_BEHIND =
  /^[^,]{0,6}(?:取消|不行|不可以|不能来|不方便|不得闲|没空|没有空|没时间|没人|没有人|冇人|冇空|(?<!得)唔得|唔好|不要|别|唔使|不在|唔喺|有事|要上班|出差|出国|出门(?![前后])|外出|旅[行游]|不用来|不要来)|^\s?(?:\w+\s){0,3}(?:isn'?t|doesn'?t|won'?t|not|no good|cancel\w*|i'?m (?:away|out|busy|working|at work)|i have to|i work)\b/;

/** Said of oneself: whatever else the clause says, somebody is there. */
const isAtHome = ({ before, behind }: Said): boolean => HOME.test(before) || HOME.test(behind);
const HOME =
  /(?<!不|没|冇|唔)(?:在家|有人在|有人(?=$|喺|在|[,.])|到家|回家|回到家|回来|[在喺]屋企|得闲|有空|有时间|方便|我都?[在喺]$|[都会]在$|人在|可以(?:$|来|过来|派|上门)|都[可行得])|^在$|\b(?:i'?m|i am|i'?ll be|i will be|we'?re|we are|we'?ll be|someone(?:'s| is|'ll be| will be)|be|always|my \w+ (?:is|will be))\s(?:all|also|usually|always|both|only|back|probably|definitely)?\s?(?:home|in|there|free|available|around|back|here|off)\b|^\s?home\b|\bhome\s*$|\b(?:works|suits)\b|\bavailable\b|\b(?:is|are|be|would be)\s(?:\w+\s)?(?:fine|good|best|better|ok|okay|great|perfect|ideal|convenient)\b/;

/** Times of something else: what happened, keeps happening, opens, is due or takes place. */
const isElsewhen = ({ words, before, behind }: Said): boolean =>
  NIGHT.test(words) ||
  HAPPENED_BEHIND.test(behind) ||
  SAID_BEFORE.test(before) ||
  [HABIT, HOURS, DUE, EVENT].some((kind) => kind.test(`${before}|${words}|${behind}`)) ||
  (HAPPENED.test(`${before} ${behind}`) && !MODAL.test(`${before} ${behind}`));
const isElsewhenInSentence = ({ sentence }: Said): boolean =>
  HOURS.test(sentence) || EVENT.test(sentence);

const NIGHT = /半夜|凌晨|深夜|midnight|\b[1-4]\s?am\b/;
const HAPPENED_BEHIND =
  /^\s*(?:到(?:现在|而家|今)|就|已经?|开始(?!都)|起(?!床)|突然|忽然|又|还(?=[是没在不])|[^,]{0,3}[来修看装换打问讲说]过(?!来)|怎么|发现|发生|断断续续|一直|了|[^,]{0,2}(?:提交|报修?|寄|送|登记|反映|申请)[的嘅])|^[^,]{0,8}(?:[坏漏堵停断吵裂爆掉卡响闹][了咗着到得]?$|了$)/;
const SAID_BEFORE =
  /[停开吵闹放叫打收留]到$|\b(?:request|report|ticket|complaint|message|email)\s(?:from\s)?$|(?<!我|想|系)(?:说|话|讲|通知|公告|写|答应)(?:好|了|过|是|会|要|的是)?$|\b(?:said|says|told \w+|promised)\b[^,]*$/;
const HABIT =
  /天天|每[晚天日次]|常常|经常|总是|老是|一直|到现在|成日|整晚|整夜|\b(?:always|every (?:single )?(?:night|time|day|morning|evening)|keeps?|usually|all night|again and again)\b/;
const HOURS =
  /几点(?:[^来到]|$)|开放|营业|开门|关门|开到|打烊|(?<!我|不用?|不需要)上班(?!日)|(?<!我)下班(?!之?以?后)|值班|(?<!我)休息|休馆|\b(?:open|opens|opening|opened|closes?|closing|closed|hours|on duty|shift|how long|when will|schedule[ds]? for|what time)\b/;
const DUE =
  /费|账单|帐单|缴|款|扣|发票|到期|期限|截止|\d元|\d块|[$￥]|\b(?:bills?|fees?|invoices?|due|deadline|pay|paid|payment|rent|refund|charged?|expires?|discount|deposit)\b/;
const EVENT =
  /开会|会议|大会|活动|聚会|派对|聚餐|讲座|停水|停电|断水|清洗水塔|消毒|垃圾车|施工|电锤|快递|包裹|到货|监视|监控|录影|录像|放假|\b(?:party|meeting|event|class|lesson|match|parcel|package|cctv|footage|recording|cameras?|outage|power cut|cut off|shut ?down|shut ?off|allowed|permitted|garbage|typhoon)\b/;
const HAPPENED =
  /\b(?:was|were|got|had|did|sent|broke|came|started|began|happened|stopped|noticed|called|reported|saw|heard|found|went|left|fell|fixed|repaired|has been|have been|is leaking)\b/;
const MODAL = /\b(?:can|could|will|would|please|pls|may|shall|should)\b|'ll\b/;

/** Somebody is asked to come, or the time to suit. */
const isOffered = ({ before, behind }: Said): boolean => OFFER.test(before) || OFFER.test(behind);
const OFFER =
  /(?<![本原从起下上])来(?!不及|电)|派|安排|约|预约|上门|到府|可以|可唔可以|得唔得|行吗|行不|行么|(?<!不)行$|好吗|好不好|好唔好|希望|想(?:约|请|要|改|订|预|麻烦|让|在)|麻烦|请(?!问)|拜托|打给|打我|回电|回个?电话|联系|联络|处理|修(?!好|完)|检查|帮|得$|过黎|嚟|\b(?:come|comes|coming|visit|send|drop|pop|stop by|swing|look|fix|repair|check|appointment|book|arrange|reschedule\w*|slot|any(?:one|body|time)|free|back|fine|good|best|better|ok|okay|prefer\w*|possible|please|pls|plz|can|could|would|need|want|ring|call|phone|text|let'?s|how about|what about|instead)\b/;

/** Nothing but the time, and words that ask for agreement. */
const isBare = ({ words, before, behind }: Said): boolean =>
  !GREETING.test(words) &&
  `${before} ${behind}`.replace(COURTESY, "").replace(/[\s\p{P}\p{So}]/gu, "") === "";
const GREETING = /^(?:morning|afternoon|evening|night|night night|早晨)$/;
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
