import type { Words } from "./words.ts";

/**
 * The words that times are made of, Chinese and English, as patterns on a folded text. A day, a
 * part of one and a clock are times by themselves (明天, 下午, 3pm); an edge or a lead only beside
 * one (以後, between).
 */
export interface TimeWords {
  /** Any of them, its kind as the name of a group. */
  readonly word: RegExp;
  /** Whether a text only joins two such words into one time. */
  readonly links: RegExp;
}

const either = (...patterns: readonly string[]): string => `(?:${patterns.join("|")})`;

const TO = String.raw`(?:-|~|–|—|到|至|\bto\b|\btill?\b|\buntil\b|\band\b|\bor\b|\/|,|、|或)`;

// English days and parts of a day; misspelt weekdays keep their shape (wensday, thrusday).
const WEEKDAY = String.raw`(?:mo|tu|we|th|f[ri]|sa|su)[a-z]{0,6}(?:day|dya|ady)s?\b|(?:mon|tues?|weds?|thu|thurs?|fri|sat)\b|sun\b(?=\s(?:morning|afternoon|evening|at|after|before|between|from|\d))|(?<=\b(?:sat|saturday)(?:\s|\sor\s|\sand\s|\/|-|,\s))sun\b`;
const DAYTIME = String.raw`(?:mor+n[ing]{2,4}s?|aft[a-z]{1,4}noo?ns?|arvo|eve?n[ing]{2,4}s?|nights?)\b`;
const TOMORROW = String.raw`tom+[oa]r{1,3}o?w?|tomoro|tmr|tmrw|tmw|tmrow|2moro`;
const NTH = String.raw`\d{1,2}(?:st|nd|rd|th)`;

const ENGLISH_DAY = either(
  String.raw`\b(?:the\s)?day after (?:${TOMORROW})\b|\b(?:(?:early|late|later)\s)?(?:today|tonight|tonite|yesterday|${TOMORROW})\b`,
  String.raw`(?:[呢这下]个\s?)?\b(?:(?:any|every|this|ne?xt|either|each|last|past|the)\s(?:coming\s|following\s)?)?(?:${WEEKDAY}|weekdays?\b|weekends?\b)`,
  String.raw`\b(?:(?:early|late|later|end of)\s)?(?:this|ne?xt|any|every|each|last|the other)\s+(?:coming\s)?(?:(?:week|month|day)s?\b|${DAYTIME})`,
  String.raw`(?:(?<=\b(?:on|of|to|from|until|till|by|before|after|around|for|about|is|make it|early,)\s|day\s)|^)the\s${NTH}\b(?!\s*(?:floor|level|storey|time|anniversary))`,
  String.raw`\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{month}\b(?:\s*\d{1,2}(?:st|nd|rd|th)?\b(?![.:]\d)(?:\s?(?:or|and|to|-)\s?\d{1,2}\b(?![.:]\d|\s?[ap]m))?)?|\bmay\s+\d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?may\b`,
  String.raw`\b(?:in|within)\s(?:the\snext\s|about\s)?(?:an?|the|half an?|\d{1,2}|one|two|three|a few|a couple of)\s(?:half\s)?(?:hours?|hrs?|mins?|minutes|days?|weeks?)\b|\bin the next (?:half (?:an )?)?hour\b`,
  String.raw`\bafter (?:cny|christmas|new year|easter|the (?:holidays?|weekend))\b`,
);
const ENGLISH_PART = either(
  String.raw`(?<!good |pleasant |nice |lovely )\b(?:in the\s+|the\s+(?=${DAYTIME} of\b)|early\s+|late\s+|mid-?\s?)?${DAYTIME}`,
  String.raw`\b(?:lunch\s?time|after (?:work|lunch|dinner|breakfast|school|church|class)|first thing|office hours|(?:all|whole) day)\b|(?<=day\s|\b(?:mon|tues?|wed|thurs?|fri|sat|sun|tmrw?)\s|\d/\d{1,2}\s)[ap]m\b`,
);

const HOUR_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const HOUR = String.raw`(?:\b(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d)?|\b(?:${HOUR_WORD})(?:\s(?:thirty|fifteen|forty-?five))?\b)`;
/** 0900 in 0900-1100. */
const FOUR_DIGITS = "(?:[01]\\d|2[0-3])[0-5]0";
const AM_PM = String.raw`(?:\s?(?:am|pm|a\.m\.?|p\.m\.?|o'?clock)(?![a-z]))`;
/** "after 8 people", "before one of", "at 8 Elm Street", "by 8%" count something else. */
const NOT_COUNTED = String.raw`(?![\d:/]|\.\d|-\d{2,3}|\s?%|\s?(?:[a-z](?![a-z])|(?:st|nd|rd|th|of|hundred|more|other)\b|(?!works|suits|is|was|has|as|plus|this|pls)[a-z]+(?:people|persons?|[^s]s)\b|[a-z]+\s(?:street|st|road|rd|lane|avenue|court|house|lodge|tower)\b))`;
const BEFORE_HOUR = String.raw`\b(?:at|after|before|by|around|about|from|between|btwn?|until|till?|past|than|make it|like)\s(?:about\s|around\s)?`;
const BEHIND_DAY = String.raw`(?:day|\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|tmrw?|tonight|tomorrow)|${DAYTIME}|${NTH})s?,?\s`;

const ENGLISH_CLOCK = either(
  String.raw`(?<![\d.])\d{1,2}[:.]\d{2}${AM_PM}?(?![\d%])(?!\s?(?:元|块|度))`,
  String.raw`${HOUR}${AM_PM}|${HOUR}(?=\s(?:in the ${DAYTIME}|at night\b))|(?<!\b(?:unit|flat|apt|room|block|blk|tower|floor|level|number|no)\.?\s)${HOUR}(?=\s(?:tonight|tomorrow|tmrw?|today)\b)|\b(?:${HOUR_WORD})\s(?:thirty|fifteen|forty-?five)\b`,
  String.raw`\b(?:noon|midday|midnight)\b|\b\d{1,2}(?::\d{2})?-?ish\b|(?<=tonight )\d{1,2} plus\b`,
  String.raw`\b(?:half past|half|quarter (?:past|to))\s(?:${HOUR_WORD}|\d{1,2})\b`,
  String.raw`(?<=\b(?:between|btwn?)\s)${HOUR}(?=-\d{1,2}(?![\d-]))`,
  String.raw`(?<![\d-])${FOUR_DIGITS}(?=\s?${TO}\s?${FOUR_DIGITS}(?![\d-]))|(?<=(?<![\d-])${FOUR_DIGITS}\s?${TO}\s?)${FOUR_DIGITS}(?![\d-])`,
  // 2 and 4 in "between 2 and 4", 11 and 1 in "Saturday 11 to 1", 9 and 12 in "9am to 12", "9 to noon"
  String.raw`\b\d{1,2}h[0-5]\d\b|(?<=${BEFORE_HOUR})${HOUR}${NOT_COUNTED}`,
  String.raw`(?<=${BEHIND_DAY})${HOUR}(?=\s?${TO}\s?${HOUR}${NOT_COUNTED})`,
  String.raw`(?<=(?:${BEFORE_HOUR}|${BEHIND_DAY})(?:${HOUR}${AM_PM}?|noon|midday)\s?${TO}\s?)${HOUR}${NOT_COUNTED}`,
  String.raw`${HOUR}(?=\s?${TO}\s?(?:${HOUR}${AM_PM}|noon|midday))|(?<=(?:am|pm|\d[:.][0-5]\d)\s?${TO}\s?)${HOUR}${NOT_COUNTED}`,
);

const N = String.raw`(?:\d{1,2}|[一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾参]{1,3})`;
const HAN_WEEKDAY = "[一二三四五六日天末1-6]";

const HAN_CLOCK = either(
  // 一点 is mostly "a little".
  String.raw`(?<!第)(?!(?<![上午晨晚到至夜朝昼])一点(?!半|钟|整|到|至|前|后|之|以|左|过))${N}[\s.]*(?:点|时(?!候|间))(?:\s*(?:半|[一三]刻|${N}\s*分|整|钟|多)|${N}(?!\d))*`,
  // 两 in 两到四点, 8 in 8、9点
  String.raw`(?<![\d:])${N}(?=\s*(?:-|~|–|到|至|、|或)\s*${N}\s*点)|(?<=[上下]午)[三四五六七八九](?=[四五六七八九十]点)`,
  String.raw`(?<=点(?:半)?\s*(?:-|~|–|到|至)\s*)\d{1,2}(?![\d:])`,
);
const HAN_DAY = either(
  "(?:今明|明后|今|明|大后|后|昨|前)两?(?:天|日|晚|早|朝|儿)(?!晨|餐|报|台|阳|间)|[听琴寻㖊](?:日|晚|早|朝)|这一?[两几]天|改天|一会儿?|等阵(?:间)?|待会儿?|过(?:一?[两几]|[二三四五])天",
  String.raw`(?:(?:这|下+|上+|本|今|每|隔|逢)个?)?{week}${HAN_WEEKDAY}(?:(?<=末)两[天日])?(?:\s?[至到、和或跟-]?\s?${HAN_WEEKDAY}(?![\d点栋楼号]))?(?!栋|楼|\d{3}|\d{1,2}\s?[栋楼号座]|(?<=\d)\d)`,
  String.raw`(?:这|下+|上+|本|每)个?(?:周|星期|礼拜|月)(?!${HAN_WEEKDAY})(?:[初底])?`,
  String.raw`(?:半|一|[两二三四五六七八九十几]|\d{1,2})个?(?:小时|钟头?|分钟|天|日|周|星期|礼拜)(?:之内|以?内|[之以]?后)|半(?:小时|个钟)(?=[内能])|[一两二三四五六七八九十]{1,3}分钟[之以]?[内后]`,
  "{days}",
  String.raw`{feast-days}(?=\s?(?:当[天日]|那天|之?前|之?后|以[前后]|早|上午|中午|下午|晚(?!会)|傍晚|凌晨|朝))(?:那天|当[天日])?`,
  String.raw`(?:20\d\d\s*[年.-]\s*)?(?:${N}\s*月\s*${N}\s*[日号]?|(?<![\d/])\d{1,2}/\d{1,2}(?!/?[\df]))(?:\s?\({week}?${HAN_WEEKDAY}\))?|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)`,
  String.raw`(?<![第路街道巷弄段牌码位格住0-9])(?:[本这下]个?月)?${N}\s*[日号](?=(?<=月${N}\s*[日号])(?![楼栋座室])|\s*(?:早|朝|上|中|下|晚|前|后|之|以|搬|入伙|退租|要来|会来|可以|有空|在家|得|同|都|那天|当天|来|$|\)|\(${HAN_WEEKDAY}\)|{week}${HAN_WEEKDAY}))(?:那天)?`,
);
const HAN_PART = either(
  String.raw`(?:早上|晚上)(?!好(?!了))|一?大?清?早(?=\s?[一二两三四五六七八九十\d])|一?大清?早|(?<=[天日])一早|{parts-of-day}(?!好(?=$|[\s\p{P}]))`,
  String.raw`(?<={week}${HAN_WEEKDAY}|[日号天])[早晚朝](?![点餐])|[早晚朝](?=\s?(?:${N}\s?点|\d{1,2}:))`,
  String.raw`(?:下班|放学|放工|收工|下课|吃?完?饭)(?=\s*[之以]?后)|(?<=[日天一二三四五六])(?:下班|收工)(?=[之以]?前)`,
  `(?<=[日天晚])成[日晚]|(?<={week}${HAN_WEEKDAY})成日`,
);

const EDGE = either(
  "过后|(?:之|(?<!可)以)?[前后](?!面|门|阳台|院|座|续|排|台)",
  "左右|之间|期间|以外|[之以]?内(?=$|[,.能会都可来])|(?:开始|起)(?=都)|(?<=[天日号一二三四五六日末])起",
  String.raw`\bonwards?\b|\bor (?:so|later|earlier|after|before)\b|(?<=\d\s)on\b(?!\s)|\bsharp\b|(?<=(?:or|、|天|日)\s)any\s?time\b`,
);
const LEAD = String.raw`\b(?:any\s?time|sometime|btwn?|no (?:earlier|later) than|(?:not\s)?(?:aft(?:er)?|before)|around|about|between|from|(?<!\b(?:swing|stop|drop|come|pass|pop) )by|until|till?|at|on|past|except|so like)\b|任何时间|大概|大约|过了|早于|晚于|除[了咗]`;
const LINK = String.raw`到|至|~|-|–|—|、|,|/|&|或者?|或是|和|跟|及|同|的|[吧呀啊](?=[,\s])|\bto\b|\bor\b|\band\b|\bof\b|\bthe\b|\bin\b|\bat\b|\bon\b|\s+`;

/** Most places in a text begin none of them, and are passed over at once. */
const MAY_BEGIN = String.raw`[\d今明后大前昨听琴寻㖊这改过下上本每隔逢等待呢周星新礼里理拜半一两二三四五六七八九十几廿卅壹贰叁肆伍陆柒捌玖拾参早晚朝放学收吃饭之以左期开起成任除]|\b[a-z]|{days}|{parts-of-day}|{feast-days}`;

export function createTimeWords(words: Words): TimeWords {
  const kinds = [
    ["clock", either(HAN_CLOCK, ENGLISH_CLOCK)],
    ["day", either(HAN_DAY, ENGLISH_DAY)],
    ["part", either(HAN_PART, ENGLISH_PART)],
    ["edge", `${EDGE}|${LEAD}`],
  ] as const;
  return {
    word: words.pattern(
      `(?=${MAY_BEGIN})(?:${kinds.map(([kind, source]) => `(?<${kind}>${source})`).join("|")})`,
      "gu",
    ),
    links: words.pattern(`^(?:${LINK}|\\s)*$`),
  };
}
