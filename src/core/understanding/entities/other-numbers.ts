import { LAST_DIGITS } from "./phone-digits.ts";
import { rowsOf } from "./table.ts";
import type { Words } from "./words.ts";

const CODE = String.raw`[a-z]{0,3}-?\d[a-z\d]*(?:-[a-z\d]+)*`;
const AMOUNT = String.raw`\d[\d,.]*`;
/** 302毛先生 is no price: some measures are surnames. */
const NOT_A_NAME =
  "(?!俟|里|先生|太太|小姐|女士|夫人|老师|教授|医师|医生|律师|博士|[伯太](?![大多])|师奶|生(?![日活产]))";
/** 88號9樓: behind a door's number in a street stands the floor. */
const FLOOR_NEXT = String.raw`(?:之\d{1,2})?的?\s?(?:\d{1,4}|[一二三四五六七八九十廿卅]{1,4})\s?(?:楼|层|f|室)`;
const SHOP = "铺(?!天|位)|店(?![员长家内里租门里外])";
const MONTHS = String.raw`(?:{month}|may)`;

/** Numbers that are no unit, by what they are; each is blanked before units are looked for. */
const OTHER_NUMBERS = rowsOf`
  long :: (?<!\d)(?!\d{1,3}-\d{1,2}-\d{3,4}(?![\d-]))\+?\d(?:[-.]?\d){6,}
  thousands :: (?<!\d|[我家住]|(?:block|tower|building|flat|unit)\s?)\d{1,3}(?:,\d{3}){1,4}(?!\d)
  $1203 :: (?:(?<![a-z])(?:nt|hk|us|rmb|ntd|hkd|usd|cny)|[$¥€£])[$¥.]?\s*${AMOUNT}
  1203元 :: ${AMOUNT}\s*(?:元|块|圆|蚊|毛|角|万|千|百|港币|台币|dollars?\b|bucks?\b|rmb\b|ntd\b|hkd\b|usd\b|yuan\b|cents?\b|k\b)${NOT_A_NAME}
  管理費1203 :: (?:(?:费|款|钱|缴|付|价|收|扣|金额|赔|算(?=[了我]))(?:了?我)?[^\d\p{P}\s我吗么呢栋幢座楼]{0,6}\s?|\b(?:fees?|paid|pay|charged?|costs?|owe|bill)\b[^\d\p{P}]{0,6})\d[\d,.]*(?![\d,.]|\s?[栋幢座楼层室])
  2024年5月1日 :: \d{2,4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?|\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?
  2026-12-09 :: \d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?<!\d)\d{1,2}-(?:0[1-9]|1[0-2])-(?:19|20)\d\d(?!\d)
  12/3 :: \d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?![\d/])
  3日 :: \d{1,2}\s*日
  3號 :: (?<![\d之楼层栋幢座元路街巷弄阁轩苑邨-]|f\s?(?:的\s?)?|住|{flat-words-zh}|(?:{~house-words-zh})[区\s]?)\d{1,2}\s?号(?!\s?大?楼|\s?(?:${SHOP}|{~house-words-zh})|\s?${FLOOR_NEXT}|\d{3,4})
  14:30 :: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\d)
  1430到 :: (?<!\d)(?:[01]\d|2[0-3])[0-5][05]\s?(?:[到~前后-]|至(?![啱系])|[以之][前后]|都?可以|左右|to\s\d|tomorrow|today|tonight)(?:\s?(?:[01]\d|2[0-3])[0-5][05](?!\d))?
  3點 :: \d{1,4}\s*(?:点|时)(?:\s*\d{1,2}\s*分?)?
  3pm :: (?<!(?:{~flat-words})\s?\d{0,3})\d{1,4}\s*(?:am\b|pm\b|a\.m|p\.m|o'?clock|hrs?\b|h\b(?!\s?(?:$|[,.;]|{han})))
  May 3rd :: \b${MONTHS}\.?\s+\d{1,4}(?:st|nd|rd|th)?(?!\s*floor)
  3rd of May :: \d{1,4}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTHS}\b
  3分鐘 :: (?<!(?:room|flat|unit|rm|apt)\s?\d{0,4})\d+\s?(?:分钟|分|秒|个|小时|钟头|星期|礼拜|度|公斤|斤|公分|公尺|厘米|毫米|平米|平方|坪|呎|尺|吋|英寸|寸|岁|页|条|款|届|盏|块|趟|遍|倍|箱|瓶|路公|层楼高|巴士)${NOT_A_NAME}
  // Of these there are never a thousand: 1203天花板, 1203家裡.
  3天 :: (?<!\d|(?:room|flat|unit|rm|apt)\s?)\d{1,3}\s?(?:天(?!花)|次(?!卧)|台|辆|人|位(?!于)|只|件|家(?![里中人])|间|名|口|份|字(?!楼)|米|平(?![日时]))${NOT_A_NAME}
  三房 :: (?<!\d)\d{1,2}\s?房(?![号间])
  // Measures that are surnames as well: 之2張雅婷, 302周小姐.
  3周 :: (?<![\d之])\d{1,2}\s?(?:周|张|成|包|班)${NOT_A_NAME}
  3% :: \d+\s*(?:%|℃|°|kg|cm|mm|km|kwh|w\b|v\b|gb|mb)
  3 days :: \d+(?:st|nd|rd|th)?\s*(?:(?:an?|per|each|every|\/)\s)?(?:sec|min|hour|day|week|month|year|night|time|people|person|percent|degree|metre|meter|feet|ft\b|inch|pcs|pieces|visitors?|guests?|cars?|bags?|boxes|x\b)[a-z]*
  2 bedrooms :: (?<!\d)\d\s?-?(?:bed|bath)(?:room)?s?\b|\d\s?(?:bhk|br|rooms|store?ys|stories)\b
  三室兩廳 :: [\d一二两三四五六七八]\s?[室房]\s?[\d一二两三四五六七八]\s?[厅卫]
  成功街205號 :: (?<!(?:我家|住)[^\s,.;。]{0,10})[路街道巷弄段村](?:[一二三四五六七八九十]段)?\s?\d{1,4}(?:-\d{1,3})?\s?(?:[弄巷]|号(?!${FLOOR_NEXT})(?:之\d{1,2})?)
  巴士307 :: (?:巴士|公车|公交车?|小巴|专线)\s?[a-z]?\d{1,4}[a-z]?(?![\d-])|101(?=\s?(?:大楼|塔))
  3號線 :: \d{1,4}\s?(?:号线|号公车|号公交|号巴士|路公|路车|路巴士|号签|号出口|号风球)
  0912開頭 :: \d{2,4}\s?(?:开头|结尾)
  第3條 :: 第\s?\d{1,4}\s?(?:条|页|章|款|个|次|期(?!\s?\d{1,3}\s?[栋座])|届|号(?!别墅|楼|铺|店))
  clause 3 :: \b(?:article|clause|section|page|line|route|exit|size|gate|bay|pit)\s?#?\d{1,4}\b
  12 Oak Street :: \d{1,4}[a-z]?\s(?:[a-z]{2,12}\s){1,2}(?:road|rd|street|st(?!\s[a-z])|avenue|ave|lane)\b
  車位B2-1203 :: (?:车位|停车格|车格|格位|parking(?:\s+(?:space|spot|bay|lot|slot))?|(?:space|spot|bay|slot)|车牌|车号|plate|car)[^a-z\d,，。；;]{0,5}(?:is\s+|no\.?\s*|number\s+)?${CODE}
  my spot, B2-117 :: (?:车位|\b(?:space|spot|bay))[^a-z\d;。]{0,4}b\d-\d{1,4}
  B2-1203車位 :: ${CODE}\s*号?(?:的|[那这呢嗰]个)?\s*(?:车位|停车|车格|机车格|parking|(?:space|spot|bay|slot)\b)
  model RAS-36NB :: \b(?!(?:rm|apt|blk|twr|bldg|flat|unit|room|block|tower|no|lvl|fl|suite|building|level|floor|ph)-?\d)[a-z]{2,8}-?[a-z]?\d{2,6}[a-z]{0,4}\b|\b\d{3,4}-[a-z]{2,3}\b
  型號 :: 型号\s?[:是]?\s?[a-z\d-]{3,16}|\bmodel\s(?:is\s|no\.?\s?)?[a-z\d-]{3,16}
  function room 2 :: \b(?:function|meeting|conference|party|multi-?purpose|activity|event|karaoke|music|study|reading|games?)\srooms?\s(?:no\.?\s|number\s)?[a-z]?\d{1,4}\b
  ticket 1203 :: (?:[水电表]号|单号|编号|单子|报修单|维修单|案件|案号|工单|运单|号码|卡号|卡片|密码|代码|验证码|取件码|取货码|尾数|尾号|末四码|后四码|末三码|统编|发票|账单|帐单|公车|ticket|tickt|order|case|ref(?:erence)?|tracking|invoice|receipt|card|parcel|code|pin|bus|report|request|job)\s*(?:号|是|为|no\.?|number|id|is|[#:：])*\s*(?:#\s*)?${CODE}
  最後三碼是565 :: ${LAST_DIGITS}(?:(?!我[是系住家]|\s{3})[^\d,。;!?]){0,14}\d{2,6}(?!\d|\s?[栋幢座楼层室])(?:[,\s]{0,2}(?:而|并)?(?:不是|唔系|\bnot\b|应该是|[系是]|\bit'?s\b)\s?\d{2,6}(?!\d))?
  meter 4412 :: (?:电表|水表|电标|瓦斯表?|煤气表?|燃气表?|读数|度数|meter|reading)[^\d,。;]{0,8}\d{3,6}
`;

/** Makes what replaces them by spaces, as many; folded text in and out. */
export function createBlanker(words: Words): (folded: string) => string {
  const patterns = OTHER_NUMBERS.map((row) => words.pattern(row.pattern, "gu"));
  return (folded) =>
    /\d|[室房]/.test(folded)
      ? patterns.reduce(
          (text, pattern) => text.replace(pattern, (found) => " ".repeat(found.length)),
          folded,
        )
      : folded;
}
