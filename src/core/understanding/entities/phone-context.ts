interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** 電話, 手機, "call me": what follows is a phone, whatever its form. */
export const isSaidToBePhone = (phone: Pick<Stretch, "start">, folded: string): boolean =>
  PHONE_BEFORE.test(textBefore(phone, folded)) && !isOtherNumber(phone, folded);

/** 新的, 改成, 不對，是: of several phones the one that counts from now on. */
export const isNewPhone = (phone: Stretch, folded: string): boolean =>
  NEW_BEFORE.test(textBefore(phone, folded));

/**
 * A phone plainly somebody else's: the office's line, a neighbour's, a caller's, one given up, a
 * company's; or an order's number. Only what stands right beside it tells.
 */
export function isNoPhoneOfTheirs(
  phone: Stretch & { readonly phone: string },
  folded: string,
): boolean {
  if (FREE_TO_CALL.test(phone.phone) || isOtherNumber(phone, folded)) return true;
  const before = textBefore(phone, folded);
  const behind = folded.slice(phone.end, phone.end + 20);
  if (SOMEBODYS.test(before) || GIVEN_UP_BEFORE.test(before)) return true;
  if (GIVEN_UP_BEHIND.test(behind)) return true;
  if (OWN_BEFORE.test(before)) return false;
  return (
    (OFFICE.test(before) && !OUR_OFFICE.test(folded.slice(0, phone.start))) ||
    CALLER.test(before) ||
    CALLED_BEHIND.test(behind) ||
    ASKED_ABOUT.test(behind)
  );
}

const textBefore = ({ start }: Pick<Stretch, "start">, folded: string): string =>
  folded.slice(Math.max(0, start - 40), start);

/** 發票號碼…, QX-… */
const isOtherNumber = (phone: Pick<Stretch, "start">, folded: string): boolean =>
  OTHER_NUMBER.test(textBefore(phone, folded));

/** 0800 and 400 are companies'. */
const FREE_TO_CALL = /^\+(?:886800|86[48]00|852800|1800)/;
const PHONE_BEFORE =
  /(?:电话|手机|手提|联络|联系|号码|打给?我|致电|拨|call|phone|mobile|cell|tel|contact|reach|whatsapp|text|sms|number|ring|line|专线)[^\d,.;]{0,12}$/;
const OTHER_NUMBER = new RegExp(
  `(?:${[
    "单|订单|运单|工单|编号|卡号|卡片|账号|帐号|账户|帐户|户号|税号|统编|统一编号|发票|收据|会员|学生证|身份证|证件|护照|合同|合约|保单|密码|代码|验证码|取件码|取货码|读数|度数|车牌|型号|序号",
    String.raw`\b(?:order|tracking|parcel|invoice|receipt|account|acct|member(?:ship)?|contract|policy|passport|(?<!country |area |dial |dialling )code|password|pin|tax id|ref(?:erence)?|ticket|serial|case|card|booking|bill)`,
  ].join(
    "|",
  )})\\s?(?:号码?|no\\.?|number|id)?\\s?(?:是|为|is|was|[#:])?\\s?#?$|(?<![a-z])[a-z]{1,2}-?$`,
);

/** What stands between whose phone it is and the number. */
const CHINESE_PHONE = "(?:的|嘅)?(?:联[络系])?(?:电话|手机|手提|号码|座机|专线|热线)(?:号码?)?";
const ENGLISH_PHONE =
  "(?:cell |mobile |phone |contact )?(?:number|phone|mobile|cell|line|no\\.?|tel)";
const IS = String.raw`\s?(?:就?是|系|为|:|is|was|on|at|=)?\s?(?:就?是|on|at|still|:)?\s?`;
/** …電話是, …是: without either, 「請放管理室 0912…」 is no phone of the office. */
const CHINESE_TELLS = String.raw`(?:${CHINESE_PHONE}${IS}|\s?[是系:]\s?)$`;
const ENGLISH_TELLS = String.raw`(?: ${ENGLISH_PHONE}${IS}|\sis\s(?:on |at )?|:\s?)$`;

/** The resident's family may well be whom to call, but hardly these. */
const OTHER_PEOPLE =
  "邻居|邻舍|隔壁|隔离|楼上|楼下|对面|对门|房东|房仲|中介|仲介|快递(?:员|小哥)?|外[卖送](?:员|小哥)?|送货员|司机|师傅|车主|保全|保安|警卫|对方";
const OTHER_PEOPLE_ENGLISH =
  "neighbou?r|landlord|landlady|courier|agent|driver|plumber|electrician|contractor|guard";
/** 鄰居的電話是, 樓上那戶的手機, the neighbour upstairs is on */
const SOMEBODYS = new RegExp(
  `(?:${OTHER_PEOPLE})(?:[^\\s,.;!?。我]{0,6}[的嘅]|那?[户家位])?${CHINESE_TELLS}|` +
    `(?:有人|车上|对方)[^\\s,.;!?。]{0,12}留[了下的](?:一?个)?(?:${CHINESE_PHONE})?${IS}$|` +
    `\\b(?:${OTHER_PEOPLE_ENGLISH})(?: (?:upstairs|downstairs|next door|above|below))?(?:'s|s|s')?${ENGLISH_TELLS}`,
);

/** 舊號碼…, 原本是…, 不是…, my old number … */
const GIVEN_UP_BEFORE = new RegExp(
  `(?:旧|以前|之前|原[来本先]?|不是|唔系)用?的?(?:那[个支])?(?:${CHINESE_PHONE})?${IS}$|` +
    `\\b(?:(?:old|previous|former)(?: ${ENGLISH_PHONE})?${IS}|not )$`,
);
/** …不用了, …錯了, … is no longer in use */
const GIVEN_UP_BEHIND =
  /^\s?(?:[这那][支个])?(?:号码?|电话)?(?:已经?|就|现在)*(?:不[再能]?用|没用|没在用|停用|唔用|失效|作废|停机|换掉|换了|是?错|不对)|^\s(?:is|was)\s(?:no longer|wrong|not in use|disconnected|dead|my old)/;

/** 新的是…, 改成…, 打錯了，應該是…, from … to … */
const NEW_BEFORE =
  /(?:新|改|换[成为]|更[新正]|现在|错了|不对|应该是|\b(?:new|to|now|correction|should be|meant|instead))[^\d;!?。]{0,14}$/;

/** 我的手機, 打給我, 新號碼, my number, call me */
const OWN_BEFORE = new RegExp(
  `(?:我|本人|我们|我哋|我家)(?:${CHINESE_PHONE})?${IS}$|[新改][^\\d,.;!?。]{0,6}$|` +
    String.raw`\b(?:my|new)\b[^\d,.;!?]{0,24}$|` +
    String.raw`\b(?:call|text|reach|ring|contact|whatsapp|phone) (?:me|us)\b[^\d,.;!?]{0,24}$`,
);

/** 你們電話…, 管理室的專線是… */
const OFFICE = new RegExp(
  `(?:(?:你们|你哋|您们|贵)(?:的?(?:办公室|公司|部门|处))?|物业|管理[处室员]|管理中心|管委会|客服|总机|前台|柜[台檯]|警卫室|守卫室|保安室|保安部)${CHINESE_TELLS}|` +
    `(?:热线|总机)${IS}$|` +
    `\\b(?:your|management|security|front desk|reception|hotline|office)(?: office| desk)?(?:'s)?${ENGLISH_TELLS}`,
);
/** A resident's own company has a line at its desk as well. */
const OUR_OFFICE =
  /(?:我们?|本|敝)(?:公司|店)|我司|敝司|\b(?:my|our) (?:office|company|shop|store|firm|clinic|studio)\b|\bsuite\b/;

/** 未接來電, missed call from */
const CALLER = new RegExp(
  `(?:未接|漏接|来电显示|(?:陌生|诈骗|骚扰|推销)(?:号码|电话|来电|的)|接到[了过]?)(?:来电|电话|号码|一?[个通支])*${IS}$|` +
    String.raw`\b(?:missed (?:a )?calls?|calls? (?:from|by)|called (?:from|by)|scam\w*)(?: (?:from|by|on|number|this))*\s?:?\s?$`,
);
/** …這支一直打來推銷, …的未接來電; but 「…打給我」 asks for a call */
const CALLED_BEHIND = new RegExp(
  "^\\s?(?:[这那][支个]|呢个|嗰个)?(?:电话|号码)?的?(?:" +
    "(?:刚刚?|刚才|一直|老是?|总是|昨天|又|整天|每天|成日)+(?:打|来电|给我|发|传)|有?打过?来|(?:打电话|打过)[来给]|" +
    "未接|来电(?:是|说|显)|短信|简讯|骚扰|推销|诈骗)|" +
    String.raw`^\s(?:just |keeps |kept |has )?(?:call(?:ed|ing|s)|rang|ringing)\b`,
);
/** …沒人接, …是管理室嗎, … is your number? */
const ASKED_ABOUT = new RegExp(
  "^\\s?(?:[这那][支个](?:电话|号码)?)?(?:老|一直|都|总是|又|成日|怎么)*" +
    "(?:打过去|打不进|空号|占线|忙线|没人接|没有人接|冇人听|冇人接|打不通|打唔通|无人接|[是系][^,.;]{1,8}[吗么幺嘛])|" +
    "^[\\s,]{0,2}(?:是哪|是谁|是不是|是你们|系咪|系你哋|边个|(?:is|was) (?:it|this|that)\\b)|" +
    String.raw`^\s(?:(?:is|was) )?(?:your|the (?:management|office|front desk|security))\b|` +
    String.raw`^,?\s(?:but )?(?:no ?(?:one|body)|never|isn't|doesn't|rings out|is (?:always )?busy)\b`,
);
