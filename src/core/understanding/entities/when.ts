import { toReading } from "../normalise.ts";
import type { Asked } from "./reader.ts";

/**
 * The time or period a resident names, in their own words (明天下午3點後, after 6pm); null when
 * there is none. Times at which something happened (昨天, 今早開始, last night) are none. When a
 * time was asked for, 都可以 and "anytime" count.
 */
export function readWhen(text: string, { asked }: Asked): string | null {
  const { plain, folded } = toReading(text);
  for (const { start, end } of spans(folded)) {
    const words = folded.slice(start, end);
    const past =
      PAST.test(words) ||
      PAST.test(folded.slice(0, start).slice(-8)) ||
      HAPPENED.test(folded.slice(end)) ||
      HAPPENED_BEFORE.test(folded.slice(0, start));
    if (!past || (asked && start === 0 && end === folded.length)) return plain.slice(start, end);
  }
  if (!asked) return null;
  const open = ANY_TIME.exec(folded);
  return open === null ? null : plain.slice(open.index, open.index + open[0].length).trim();
}

const N = String.raw`(?:\d{1,2}|[一二两三四五六七八九十]{1,3})`;
const CLOCK = [
  String.raw`(?!(?<![上午晨晚到至夜朝昼])一点(?!半|钟|整|到|至|前|后|之|以|左))${N}\s*点(?:\s*(?:半|${N}\s*分?|整|钟|多))?`,
  String.raw`\d{1,2}[:.]\d{2}\s*(?:am|pm)?(?!\d)`,
  String.raw`\d{1,2}\s*(?:am|pm|a\.m\.|p\.m\.|o'?clock)(?![a-z])`,
  // 2 in "between 2 and 4pm", 12 in "9am to 12"
  String.raw`\b\d{1,2}(?=\s*(?:-|~|to|and|到|至)\s*(?:\d{1,2}\s*(?:[ap]m|点|:)|noon|midday))`,
  String.raw`(?<=(?:[ap]m|点)\s*(?:-|~|to|and|到|至)\s*)\d{1,2}(?![\d:])`,
  String.raw`(?<=\b(?:at|after|before|by|around|until|till)\s)\d{1,2}\b(?![:/.]|\s*(?:%|[a-z]))`,
  String.raw`(?<=\b(?:at|after|before|around|until|till)\s)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s(?:thirty|fifteen|forty-?five))?\b(?!\s(?:of|hundred|[a-z]{1,12}s)\b)`,
  String.raw`\b(?:half past|quarter (?:past|to))\s(?:\d{1,2}|[a-z]{3,6})\b|\b\d{1,2}(?::\d{2})?ish\b`,
  String.raw`\b(?:noon|midday|midnight)\b`,
].join("|");

const DAY = [
  String.raw`(?:今|明|后|大后|听|聽)(?:天|日|早|晚)(?!晚)|今儿|明儿|聽日|后日`,
  String.raw`(?:大?年?初[一二三四五六七八九十]|除夕|元旦|春节|清明|端午|中秋|国庆[日节]?|圣诞节?|过年|月[初底])(?=\s?(?:当[天日]|那天|之?前|之?后|以[前后]|早|上午|中午|下午|晚(?!会)|傍晚|凌晨|朝))`,
  String.raw`(?:(?:这|下+|本|今|每)个?)?(?:周|星期|礼拜|拜)(?:[一二三四五六日天末1-6](?:[至到、和或跟][一二三四五六日天])?)`,
  String.raw`(?:这|下+|本)个?(?:周|星期|礼拜|月)`,
  String.raw`平日|假日|工作日|上班日|周末|每天`,
  String.raw`${N}\s*月\s*${N}\s*[日号]|\d{1,2}/\d{1,2}(?!/?[\df])|(?<![第路街道巷弄段牌码位格住0-9])${N}\s*[日号](?=\s*(?:早|上|中|下|晚|前|后|之|以|$))`,
  String.raw`(?:(?<=\b(?:on|from|until|till|by|before|after|around|for)\s)|^)the\s\d{1,2}(?:st|nd|rd|th)\b(?!\s*(?:floor|level|storey|time|anniversary))`,
  String.raw`\b(?:today|tonight|tomorrow|tmr|tmrw|weekdays?|weekends?|(?:this|next|any|every)\s+(?:week(?:end)?|morning|afternoon|evening|day|month|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?)s?)\b`,
  String.raw`\b(?:(?:on|this|next|any)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat)\b(?!\w))`,
  String.raw`\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\s*\d{0,2}(?:st|nd|rd|th)?\b|\bmay\s+\d{1,2}(?:st|nd|rd|th)?\b|\bday after tomorrow\b`,
].join("|");

const PART = [
  String.raw`(?:一)?(?:大)?(?:(?:早上|晚上)(?!好)|上午|早晨|清晨|中午|午后|下午|傍晚|夜晚|晚间|凌晨|半夜|朝早|晏昼|下昼|夜晚|午间|饭后|下班|放学|放工|收工|朝头早|全日|白天(?=都?(?:可以|在|有人|打|接|方便)))`,
  String.raw`(?<!good |pleasant |nice |lovely )\b(?:in the\s+|early\s+|late\s+|mid-?)?(?:mornings?|afternoons?|evenings?|nights?|lunch\s?time|after (?:work|lunch|dinner)|first thing|office hours)\b`,
].join("|");

const EDGE = String.raw`(?:之|以)?[前后](?!面|门|阳台|院|座)|左右|之间|开始都|起(?=都)|都可以|都行|都得|都有人|\bonwards?\b|\bor (?:so|later|earlier|after|before)\b`;
const LEAD = String.raw`\b(?:any\s?time|sometime|after|before|around|about|between|from|by|until|till|at|on|past|after about)\b|任何时间|过了|早于|晚于`;
const LINK = String.raw`到|至|~|-|–|、|,|或者?|和|跟|及|的|\bto\b|\bor\b|\band\b|\bof\b|\bthe\b|\bin\b|\bat\b|\bon\b|\s+`;

const ATOM = new RegExp(`(?<core>${CLOCK}|${DAY}|${PART})|(?<edge>${EDGE})|(?<lead>${LEAD})`, "g");
const ONLY_LINKS = new RegExp(`^(?:${LINK}|\\s)*$`);
/** 都可以 behind a time belongs to it; alone it is an answer, not a time. */
const TRAILING =
  /(?:\s|,|、|的|都可以|都行|都得|都有人|\b(?:after|before|around|about|between|from|by|until|till|at|on|past)\b)+$/;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Time words that stand together, joined by 到, or, commas, spaces. */
function spans(folded: string): readonly Span[] {
  const joined: { start: number; end: number; core: boolean }[] = [];
  for (const atom of folded.matchAll(ATOM)) {
    const start = atom.index;
    const end = start + atom[0].length;
    const core = atom.groups?.["core"] !== undefined;
    const last = joined.at(-1);
    if (last !== undefined && ONLY_LINKS.test(folded.slice(last.end, start))) {
      last.end = end;
      last.core ||= core;
    } else {
      joined.push({ start, end, core });
    }
  }
  return joined.flatMap(({ start, end, core }) => {
    if (!core) return [];
    const words = folded.slice(start, end);
    const lead =
      /^(?:(?:at|on)\s+|(?:[之以]?[前后](?![天日早晚])|左右|之间)\s*)/.exec(words)?.[0].length ?? 0;
    return [{ start: start + lead, end: end - (TRAILING.exec(words)?.[0].length ?? 0) }];
  });
}

const PAST =
  /昨|前天|前晚|前日|上(?:周|个?星期|个?礼拜|个?月)|琴日|寻日|刚才|刚刚|之前已|yesterday|last\s|\bago\b|since/;
const HAPPENED =
  /^\s*(?:yesterday|last\s|到(?:现在|而家|今)|就|已经?|开始(?!都)|起(?!床)|突然|忽然|又|发现|发生|断断续续|一直|才|started|began|broke|it\s+(?:started|broke|stopped)|i\s+(?:found|noticed|saw))/;
const HAPPENED_BEFORE = /(?:since|自从|从昨|打从)\s*$/;
const ANY_TIME =
  /(?:什么时候|何时|几时|任何时间|任何时候|随时|时间|全天|整天|白天|我)?\s*(?:都可以|都行|都得|都有人|都在|都方便|都ok|皆可|随时(?:都)?(?:可以|行|欢迎)?|随便|没差|不限|全天|整天|白天|任何时间|任何时候|几时都得|你们方便|您们方便)|\b(?:any\s?time|whenever(?:\s+\w+){0,3}|any\s+day|all\s+day|always\s+(?:home|in)|no preference|flexible|asap|as soon as possible)\b|越快越好|尽快|马上|立刻|现在/;
