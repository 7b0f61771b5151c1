import { findPhonesIn } from "./phone.ts";
import type { Community } from "../../community.ts";
import { FLAT_HAN, FLAT_WORD, HOUSE_HAN, SHOP_HAN } from "./unit-words.ts";

/**
 * Replaces by spaces of the same length every number that is surely no unit: phones, prices,
 * dates, times, durations, counts, parking spaces, plates, tickets. Folded text in, same length
 * out.
 */
export function withoutOtherNumbers(folded: string, country: Community["country"]): string {
  let text = folded;
  for (const { start, end } of findPhonesIn(folded, { asked: true, country })) {
    text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  }
  for (const pattern of OTHER_NUMBERS) {
    text = text.replace(pattern, (found) => " ".repeat(found.length));
  }
  return text;
}

const CODE = String.raw`[a-z]{0,3}-?\d[a-z\d]*(?:-[a-z\d]+)*`;
const AMOUNT = String.raw`\d[\d,.]*`;

/** 302毛先生 is no price: some measures are surnames. */
const NOT_A_NAME =
  "(?!俟|里|先生|太太|小姐|女士|夫人|老师|教授|医师|医生|律师|博士|[伯太](?![大多])|师奶|生(?![日活产]))";

/** 88號9樓: behind a door's number in a street stands the floor. */
const FLOOR_NEXT = String.raw`(?:之\d{1,2})?的?\s?(?:\d{1,4}|[一二三四五六七八九十廿卅]{1,4})\s?(?:楼|层|f|室)`;

const OTHER_NUMBERS: readonly RegExp[] = [
  // Phones and other long numbers that no country's plan knows.
  /(?<!\d)(?!\d{1,2}-\d{1,2}-\d{3,4}(?![\d-]))\+?\d(?:[-.]?\d){6,}/g,
  // Prices.
  /(?<!\d|[我家住]|(?:block|tower|building|flat|unit)\s?)\d{1,3}(?:,\d{3}){1,4}(?!\d)/g,
  new RegExp(
    String.raw`(?:(?<![a-z])(?:nt|hk|us|rmb|ntd|hkd|usd|cny)|[$¥€£])[$¥.]?\s*${AMOUNT}`,
    "g",
  ),
  new RegExp(
    String.raw`${AMOUNT}\s*(?:元|块|圆|蚊|毛|角|万|千|百|港币|台币|dollars?\b|bucks?\b|rmb\b|ntd\b|hkd\b|usd\b|yuan\b|cents?\b|k\b)${NOT_A_NAME}`,
    "g",
  ),
  /(?:(?:费|款|钱|缴|付|价|收|扣|金额|赔|算(?=[了我]))(?:了?我)?[^\d\p{P}\s我吗么呢栋幢座楼]{0,6}\s?|\b(?:fees?|paid|pay|charged?|costs?|owe|bill)\b[^\d\p{P}]{0,6})\d[\d,.]*(?![\d,.]|\s?[栋幢座楼层室])/gu,
  // Dates and times.
  /\d{2,4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?/g,
  /\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?/g,
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/g,
  /\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?![\d/])/g,
  /\d{1,2}\s*日/g,
  new RegExp(
    String.raw`(?<![\d之楼层栋幢座路街巷弄阁轩苑邨-]|住|${FLAT_HAN}|(?:${HOUSE_HAN})[区\s]?)\d{1,2}\s?号(?!\s?大?楼|\s?(?:${SHOP_HAN}|${HOUSE_HAN})|\s?${FLOOR_NEXT})`,
    "g",
  ),
  /\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\d)/g,
  /(?<!\d)(?:[01]\d|2[0-3])[0-5][05]\s?(?:[到至~前后-]|[以之][前后]|都?可以|左右|to\s\d|tomorrow|today|tonight)(?:\s?(?:[01]\d|2[0-3])[0-5][05](?!\d))?/g,
  /\d{1,4}\s*(?:点|时)(?:\s*\d{1,2}\s*分?)?/g,
  new RegExp(
    String.raw`(?<!(?:${FLAT_WORD})\s?\d{0,3})\d{1,4}\s*(?:am\b|pm\b|a\.m|p\.m|o'?clock|hrs?\b|h\b)`,
    "g",
  ),
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|may)\.?\s+\d{1,4}(?:st|nd|rd|th)?(?!\s*floor)/g,
  /\d{1,4}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|may)\b/g,
  // Durations and counts.
  new RegExp(
    String.raw`(?<!(?:room|flat|unit|rm|apt)\s?\d{0,4})\d+\s?(?:分钟|分|秒|个|小时|钟头|星期|礼拜|度|公斤|斤|公分|公尺|厘米|毫米|平米|平方|坪|呎|尺|吋|英寸|寸|岁|页|条|款|届|盏|块|趟|遍|倍|箱|瓶|路公|层楼高)${NOT_A_NAME}`,
    "g",
  ),
  // Of these there are never a thousand: 1203天花板, 1203家裡.
  new RegExp(
    String.raw`(?<!\d|(?:room|flat|unit|rm|apt)\s?)\d{1,3}\s?(?:天(?!花)|次(?!卧)|台|辆|人|位(?!于)|只|件|家(?![里中人])|间|名|口|份|字(?!楼)|米|平)${NOT_A_NAME}`,
    "g",
  ),
  /(?<!\d)\d{1,2}\s?房(?![号间])/g,
  // 之2張雅婷, 302周小姐: measures that are surnames as well.
  new RegExp(String.raw`(?<![\d之])\d{1,2}\s?(?:周|张|成|包|班)${NOT_A_NAME}`, "g"),
  /\d+\s*(?:%|℃|°|kg|cm|mm|km|kwh|w\b|v\b|gb|mb)/g,
  /\d+(?:st|nd|rd|th)?\s*(?:(?:an?|per|each|every|\/)\s)?(?:sec|min|hour|day|week|month|year|night|time|people|person|percent|degree|metre|meter|feet|ft\b|inch|pcs|pieces|visitors?|guests?|cars?|bags?|boxes|x\b)[a-z]*/g,
  /\d\s?-?(?:bed|bath)(?:room)?s?\b|\d\s?(?:bhk|br|rooms|store?ys|stories)\b/g,
  /[\d一二两三四五六七八]\s?[室房]\s?[\d一二两三四五六七八]\s?[厅卫]/g,
  // Streets, lines, articles, pages.
  new RegExp(
    String.raw`(?<!(?:我家|住)[^\s,.;。]{0,10})[路街道巷弄段村](?:[一二三四五六七八九十]段)?\s?\d{1,4}(?:-\d{1,3})?\s?(?:[弄巷]|号(?!${FLOOR_NEXT})(?:之\d{1,2})?)`,
    "g",
  ),
  /(?:巴士|公车|公交车?|小巴|专线)\s?[a-z]?\d{1,4}[a-z]?(?![\d-])|101(?=\s?(?:大楼|塔))/g,
  /\d{1,4}\s?(?:号线|号公车|号公交|号巴士|路公|路车|路巴士|号签|号出口)/g,
  /\d{2,4}\s?(?:开头|结尾)/g,
  /第\s?\d{1,4}\s?(?:条|页|章|款|个|次|期|届|号(?!别墅|楼|铺|店))/g,
  /\b(?:article|clause|section|page|line|route|exit|size|gate|bay)\s?#?\d{1,4}\b/g,
  /\d{1,4}[a-z]?\s(?:[a-z]{2,12}\s){1,2}(?:road|rd|street|st(?!\s[a-z])|avenue|ave|lane)\b/g,
  // Parking spaces and plates.
  new RegExp(
    String.raw`(?:车位|停车格|车格|格位|parking(?:\s+(?:space|spot|bay|lot|slot))?|(?:space|spot|bay|slot)|车牌|车号|plate)[^a-z\d,，。；;]{0,5}(?:is\s+|no\.?\s*|number\s+)?${CODE}`,
    "g",
  ),
  new RegExp(
    String.raw`${CODE}\s*号?的?\s*(?:车位|停车|车格|机车格|parking|(?:space|spot|bay|slot)\b)`,
    "g",
  ),
  // Also models: RAS-36NB, DF-H200.
  /\b(?!(?:rm|apt|blk|twr|bldg|flat|unit|room|block|tower|no|lvl|fl|suite|building|level|floor)-?\d)[a-z]{2,8}-?[a-z]?\d{2,6}[a-z]{0,4}\b|\b\d{3,4}-[a-z]{2,3}\b/g,
  /型号\s?[:是]?\s?[a-z\d-]{3,16}|\bmodel\s(?:is\s|no\.?\s?)?[a-z\d-]{3,16}/g,
  // Rooms that are booked.
  /\b(?:function|meeting|conference|party|multi-?purpose|activity|event|karaoke|music|study|reading|games?)\srooms?\s(?:no\.?\s|number\s)?[a-z]?\d{1,4}\b/g,
  // Tickets, parcels, cards, codes.
  new RegExp(
    String.raw`(?:[水电表]号|单号|编号|单子|报修单|维修单|案件|案号|工单|运单|号码|卡号|卡片|密码|代码|验证码|取件码|取货码|尾数|尾号|末四码|后四码|末三码|统编|发票|账单|帐单|公车|ticket|tickt|order|case|ref(?:erence)?|tracking|invoice|receipt|card|parcel|code|pin|bus|report|request|job)\s*(?:号|是|为|no\.?|number|id|is|[#:：])*\s*(?:#\s*)?${CODE}`,
    "g",
  ),
  /(?:电表|水表|电标|瓦斯表?|煤气表?|燃气表?|读数|度数|meter|reading)[^\d,。;]{0,8}\d{3,6}/g,
  // Basement floors are public; B2-1203 is a building.
  /\bb\d(?![\d-]|\s*(?:栋|幢|座)|\s*[楼层]?\s?\d{1,3}\s?号?铺)|(?:地下|负)\s?(?:\d|[一二三四五])\s?(?:楼|层)(?:[a-z]区)?|\bbasement\s*\d/g,
];
