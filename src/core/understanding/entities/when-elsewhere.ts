import type { Said } from "./when-said.ts";

/** Times of something else: what happened, keeps happening, opens, is due or takes place. */
export const isElsewhen = ({ words, before, behind, sentence }: Said): boolean =>
  NIGHT.test(words) ||
  HAPPENED_BEHIND.test(behind) ||
  SAID_BEFORE.test(before) ||
  HELPED.test(sentence) ||
  [HABIT, HOURS, DUE, EVENT].some((kind) => kind.test(`${before}|${words}|${behind}`)) ||
  (HAPPENED.test(`${before} ${behind}`) && !MODAL.test(`${before} ${behind}`));
export const isElsewhenInSentence = ({ sentence }: Said): boolean =>
  HOURS.test(sentence) || EVENT.test(sentence);

/** Whatever else is said: 十點了 is now, what is paid by a day is a fee, and power comes back. */
export const isSurelyElsewhen = ({ before, behind }: Said): boolean =>
  /^了(?![,?]?$|吗)/.test(behind) || /^[^,]{0,3}[缴付]/.test(behind) || SERVICE_BACK.test(before);
const SERVICE_BACK =
  /\b(?:water|power|electricity|gas|heating|internet|wifi|lifts?|elevators?|supply|service)\s(?:(?:is|are|be|was|get|come|coming|turned|switched)\s)*(?:back|on|off|restored)\b/;

const NIGHT = /半夜|凌晨|深夜|midnight|\b[1-4]\s?am\b/;
const HAPPENED_BEHIND =
  /^\s*(?:到(?:现在|而家|今)|就|已经?|开始(?!都)|起(?!床)|突然|忽然|又|还(?=[是没在不])|[^,]{0,12}[来修看装换打问讲说]过(?!来)|有(?:个|[一两几]个?)|怎么|发现|发生|断断续续|一直|了|[^,]{0,2}(?:提交|报修?|寄|送|登记|反映|申请)[的嘅])|^[^,]{0,8}(?:[坏漏堵停断吵裂爆掉卡响闹][了咗着到得]?$|了$)/;
/** What somebody did for the resident. */
const HELPED =
  /帮[^,]*(?:到|回|完|好)?[了过咗](?!吗|没)|帮.*(?:真的?|太|很|狠|非常|好|实在|十分)感[谢恩激]/;
const SAID_BEFORE =
  /[停开吵闹放叫打收留]到$|\b(?:request|report|ticket|complaint|message|email)\s(?:from\s)?$|(?<!我|想|系)(?:说|话|讲|通知|公告|写|答应)(?:好|了|过|是|会|要|的是)?$|\b(?:said|says|told \w+|promised)\b[^,]*$/;
const HABIT =
  /天天|每[晚天日次]|常常|经常|总是|老是|一直|到现在|(?<![日天晚一二三四五六])成日|每个?(?:周|星期|礼拜)[^,]*?都?[要会](?!在|有人)|整晚|整夜|\b(?:always|every (?:single )?(?:night|time|day|morning|evening)|keeps?|usually|all night|again and again)\b/;
const HOURS =
  /几点(?:[^来到]|$)|开放|营业|开门|关门|开到|打烊|(?<!我|不用?|不需要)上班(?!日)|(?<!我)下班(?!之?以?后)|值班|(?<!我)休息|休馆|\b(?:open|opens|opening|opened|closes?|closing|closed|hours|on duty|shift|how long|when will|(?:is|are) the (?:gym|pool|court|lounge|library|playground|car ?wash|bbq|function|meeting|party)|schedule[ds]? for|what time)\b/;
const DUE =
  /费|账单|帐单|缴|款|扣|发票|到期|期限|截止|\d元|\d块|[$￥]|\b(?:bills?|fees?|invoices?|due|deadline|pay|paid|payment|rent|refund|charged?|expires?|discount|deposit)\b/;
const EVENT =
  /开会|会议|大会|活动|聚会|派对|聚餐|讲座|停水|停电|断水|清洗水塔|消毒|垃圾车|施工|电锤|快递|包裹|到货|监视|监控|录影|录像|放假|\b(?:party|meeting|event|class|lesson|match|parcel|package|cctv|footage|recording|cameras?|outage|power cut|cut off|shut ?down|shut ?off|allowed|permitted|garbage|typhoon)\b/;
const HAPPENED =
  /\b(?:was|were|got|had|did|sent|broke|came|started|began|happened|stopped|noticed|called|reported|saw|heard|found|went|left|fell|fixed|repaired|has been|have been|is leaking)\b/;
const MODAL = /\b(?:can|could|will|would|please|pls|may|shall|should)\b|'ll\b/;
