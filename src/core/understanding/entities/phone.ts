import { matchesOf } from "../../text/matches.ts";
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import type { Community } from "../../records/community.ts";
import { createScale, cues } from "./cues.ts";
import { canonical } from "./numerals.ts";
import type { PhoneSpan } from "../interpretation.ts";
import type { Words } from "./words.ts";

type Country = Community["country"];

/** Finds all phone numbers of a folded text, in order, and weighs whose each is. */
export function createPhoneReader(
  words: Words,
): (folded: string, country: Country) => readonly PhoneSpan[] {
  const scale = createScale(words, WHOSE_PHONE);
  const saidToBe = words.pattern(SAID_TO_BE);
  return (folded, country) => {
    if (!SEVEN_DIGITS.test(folded)) return [];
    const text = asDialled(folded);
    const inSingapore = SINGAPORE.test(folded);
    return matchesOf(RUN, text)
      .slice(0, MOST)
      .flatMap((run): readonly PhoneSpan[] => {
        const before = text.slice(Math.max(0, run.index - 40), run.index);
        if (/[a-z\d-]$/.test(before)) return [];
        const found = phoneIn(run[0], { country, inSingapore, isSaid: saidToBe.test(before) });
        if (found === null) return [];
        const { phone: parts, sure } = found;
        const start = run.index + found.from;
        const end = start + found.length;
        const kind = FREE_TO_CALL.test(parts) ? "free" : "phone";
        const { score, because } = scale(folded, start, end, kind);
        const read = {
          whose: score > 0 ? "writer" : "other",
          score,
          because,
          answer: !sure,
        } as const;
        return [{ kind: "phone", parts, start, end, about: "call", ...read }];
      });
  };
}

/** More numbers than anybody gives in one message. */
const MOST = 12;
const DIGITS = "zero oh one two three four five six seven eight nine".split(" ");
const NUMBER_WORDS = DIGITS.join("|");
const SEVEN_DIGITS = new RegExp(
  String.raw`(?:[\d零〇一二三四五六七八九幺][^\d零〇一二三四五六七八九幺]{0,3}){7}|(?:\b(?:${NUMBER_WORDS})\b[\s,]*){7}`,
);
const EXTENSION = /分机号?|内线|转(?=\s?\d)|\bextension\b|\bext\.?|(?<=\d )x(?= ?\d)/g;
/** A run of digits as people write phones, with an extension. */
const RUN = /[+(]?\d[\d\s().-]{5,20}\d(?:\s{0,12}#[\s:]{0,2}\d{1,6}(?!\d|-))?/g;
/** 「6543 2109 11樓」, 「…664 五棟三零六」: what begins a unit ends the phone before it. */
const UNIT_BEHIND =
  /(?<=[\d零〇一二三四五六七八九]\s)(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s?(?:号?[栋幢座]|号楼|字?楼(?![上下道梯顶])|层|单元|\/?f\b))|(?<=\d\s)\d{3,4}(?=室)/g;
const SINGAPORE =
  /#\s?\d{1,2}\s?-\s?\d{2,4}|\bunit\s?\d\d-\d{2,4}\b|\b(?:blk|mdm|auntie|hp|lah|leh|lor|hor|liao|alr|hdb|mcst|boleh|condo)\b/;

/** Numbers as they are dialled: digits that are said one by one as digits; the length stays. */
function asDialled(folded: string): string {
  return folded
    .replace(UNIT_BEHIND, (unit) => " ".repeat(unit.length))
    .replace(SPOKEN, (run) =>
      Array.from(run, (one) => canonical(one === "幺" ? "一" : one)).join(""),
    )
    .replace(SPOKEN_ENGLISH, (run) => {
      const digits = run
        .split(/[\s,-]+/)
        .map((word) => Math.max(0, DIGITS.indexOf(word) - 1))
        .join("");
      return digits
        .replace(/^(\d{3})?(\d{3,4})(\d{4})$/, "$1-$2-$3")
        .replace(/^-/, "")
        .padEnd(run.length);
    })
    .replace(EXTENSION, (word) => "#".padStart(word.length));
}
const SPOKEN = /(?:[\d零〇一二三四五六七八九幺][\s·.-]{0,2}){8,}/g;
const SPOKEN_ENGLISH = new RegExp(
  String.raw`\b(?:(?:${NUMBER_WORDS})[\s,-]{1,2}){7,}(?:${NUMBER_WORDS})\b`,
  "g",
);

interface Hints {
  readonly country: Country;
  readonly inSingapore: boolean;
  /** Words before it say that it is a phone. */
  readonly isSaid: boolean;
}

interface Found {
  readonly phone: string;
  readonly from: number;
  readonly length: number;
  /** Told by its own form; else it counts only where a phone was asked for. */
  readonly sure: boolean;
}

/** The phone in a run of digits: all of it, or without groups at either end that are something else. */
function phoneIn(run: string, hints: Hints): Found | null {
  const groups = [...run.matchAll(/[+(]?\d+\)?|#[\s:]*\d+/g)];
  let guess: Found | null = null;
  for (let count = groups.length; count > 0; count--) {
    for (let n = 0; n + count <= groups.length; n++) {
      const from = groups[n]?.index ?? 0;
      const last = groups[n + count - 1];
      const written = run.slice(from, (last?.index ?? 0) + (last?.[0].length ?? 0));
      const isCut = run[from - 1] === "-" || run[from + written.length] === "-";
      if (isCut || NO_PHONE.test(written)) continue;
      const found = read(written, hints);
      if (found === null) continue;
      const here = { ...found, from, length: written.length };
      if (here.sure) return here;
      guess ??= here;
    }
  }
  return guess;
}

/** 31-1-1230 is a home and 16-04-2010 a date, though their digits are phones as well. */
const NO_PHONE = /^\d{1,3}-\d{1,2}-\d{3,4}$|^#|^\d{4}[-.\s]\d{2}[-.\s]\d{2}(?!\d)/;

/** Numbers that tell their country by their form alone, first match first. */
const FORMS: readonly (readonly [digits: RegExp, written: RegExp, country: CountryCode])[] = [
  [/^1[2-9]\d{2}[2-9]\d{6}$/, /^1[\s.-]\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}$/, "US"],
  [/^(?:86)?1[3-9]\d{9}$/, /^/, "CN"],
  [/^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/, /^\(?0\d{2,3}[\s)-]{1,2}\d{3,4}[\s-]?\d{4}/, "CN"],
  [/^852[2-9]\d{7}$/, /^/, "HK"],
  [/^(?:886|0)?9\d{8}$|^886[2-8]\d{7,8}$/, /^/, "TW"],
  [/^[2-9]\d{2}[2-9]\d{6}$/, /^(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}/, "US"],
];

function read(written: string, { country, inSingapore, isSaid }: Hints) {
  const digits = written.replace(/#.*$/, "").replace(/\D/g, "");
  const as = (region: CountryCode | undefined, sure: boolean, possible = false) => {
    const plain = written.replace(/^00/, "+").replace(/#[\s:]+/, "#");
    const number = parsePhoneNumberFromString(plain, region);
    if (number === undefined || !(possible ? number.isPossible() : number.isValid())) return null;
    const phone = number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`;
    return { phone, sure };
  };
  if (/^(?:\+|00)/.test(written)) {
    // No plan of numbers of the world is complete: abroad the length decides.
    const home = /^(?:\+|00)[\s(]*(?:886|852|86)/.test(written);
    return as(undefined, true, !home);
  }
  if (digits.length < 7 || digits.length > 13) return null;
  // Taiwan's are written with their 0, or as a mobile from the 9 on.
  const isDialled = (one: Country): boolean => one !== "TW" || /^\(?0|^9\d{8}$/.test(digits);
  const isTwoFours = /^[3-9]\d{3}[\s-]\d{4}(?!\d)/.test(written);
  if (inSingapore && digits.length === 8 && /^[3689]/.test(digits) && (isTwoFours || isSaid)) {
    const here = as("SG", true);
    if (here !== null) return here;
  }
  const own = isDialled(country) ? as(country, true) : null;
  if (own !== null) return own;
  for (const [form, look, region] of FORMS) {
    if (form.test(digits) && look.test(written)) return as(region, true, region === "US");
  }
  const isHongKong = digits.length === 8 && ((/^[4-9]/.test(written) && isTwoFours) || isSaid);
  if (isHongKong) return as("HK", true) ?? as("SG", true);
  const guesses = (["TW", "HK", "CN"] as const).filter(isDialled);
  return guesses.map((one) => as(one, false)).find((one) => one !== null) ?? null;
}

/** 0800 and 400 are companies'. */
const FREE_TO_CALL = /^\+(?:886800|86[48]00|852800|1800)/;
const SAID_TO_BE =
  "(?:电话|手机|手提|联络|联系|(?<!八达通)号码|打给?[我俾]|(?:麻烦|请)打|致电|拨|call|phone|mobile|cell|tel|contact|reach|whatsapp|text|sms|number|ring|line|专线|hp)[^\\d,.;]{0,12}$";

const CHINESE_PHONE =
  "(?:的|嘅)?(?:联[络系])?(?:电话|手机|手提|号码|座机|专线|热线|分机|方式)(?:号码?)?";
const ENGLISH_PHONE =
  "(?:cell |mobile |phone |contact )?(?:number|phone|mobile|cell|line|no[.]?|tel)";
const IS = String.raw`\s?(?:就?是|系|为|:|is|was|on|at|=)?\s?(?:就?是|on|at|still|:)?\s?`;

/** Whose a number is, by the words right beside it. */
const WHOSE_PHONE = cues`
  +1   anybody's :: ⟦
  -20  free to call :: ⟦free
  -20  an order, account or code :: (?:单|订单|编号|卡号|卡片|账号|帐号|户|税号|统编|统一编号|发票|收据|会员|八达通|证|证件|护照|合同|合约|密码|代码|验证码|取件码|取货码|读数|度数|车牌|型号|序号|\b(?:order|tracking|parcel|invoice|receipt|account|acct|member(?:ship)?|contract|policy|passport|(?<!country |area |dial |dialling )code|password|pin|tax id|ref(?:erence)?|ticket|serial|case|card|booking|bill))\s?(?:的?号码?|number|no\.?|id)?(?:(?!手机|电话|手提|mobile|phone|tel)[^\d,.;!?。]){0,4}(?:[a-z]{1,4}-)?⟦
  -10  somebody else's :: (?:{others}|{nearby})(?:[^\s,.;!?。我⟦]{0,6}[的嘅]|那?[户家位]|'s|s)?(?: (?:upstairs|downstairs|next door|above|below))?(?:'s)?(?:的?${CHINESE_PHONE}${IS}|\s?[是系:]\s?| ${ENGLISH_PHONE}${IS}| is (?:on |at )?)⟦
  -10  somebody who delivers :: (?:小哥|骑手|司机|快递员?|外[卖送]员?|送货员|\b(?:driver|courier))\s?⟦
  -10  his or hers :: (?<!\bmy {family}\b[^.;!?⟦]*)\b(?:his|her|their) ${ENGLISH_PHONE}${IS}⟦
  -10  left by somebody :: (?:有人|车上|对方)[^\s,.;!?。⟦]{0,12}留[了下的](?:一?个)?(?:${CHINESE_PHONE})?${IS}⟦|(?:小姐|先生|太太)留的(?:电话)?⟦|(?:card|sticker|sign|letter) says?\s⟦
  -30  the old one :: (?:旧|以前|之前|原[来本先]?|不是|唔系)用?的?(?:那[个支])?(?:${CHINESE_PHONE})?${IS}⟦|\b(?:old|previous|former)(?: ${ENGLISH_PHONE})?${IS}⟦|\bnot ⟦
  -30  given up :: ⟧\s?(?:[这那][支个])?(?:号码?|电话)?(?:已经?|就|现在)*(?:不[再能]?用|不要打[她他佢]|没用|没在用|停用|唔用|失效|作废|停机|换掉|换了|是?错|不对|是空号)|⟧\s(?:is|was)\s(?:no longer|wrong|not in use|disconnected|dead|my old)|⟧ \([a-z]+\) (?:he|she) is
  +12  the new one :: (?:新|改|换[成为]|更[新正]|现在|错了|不对|应该是|\b(?:new|to|now|correction|should be|meant|instead|mine is|it's))[^\d;!?。⟦]{0,14}⟦
  +7   said to be one's own :: (?:我|本人|我们|我哋|我家)的?(?:${CHINESE_PHONE})?${IS}⟦|[打搵][给俾]?我的?⟦|[新改][^\d,.;!?。⟦]{0,6}⟦|\b(?:my|new|mine)\b[^\d,.;!?⟦]{0,24}⟦|\b(?:call|text|reach|ring|contact|whatsapp|phone) (?:me|us)\b[^\d,.;!?⟦]{0,24}⟦
  +0.5 mobile first :: \b(?:mobile|cell)\s⟦
  +16  our own office :: (?:我们?|本|敝)(?:公司|店)|我司|敝司|\b(?:my|our) (?:office|company|shop|store|firm|clinic|studio)\b|\bsuite\b
  -5   the desk's own :: (?:(?:你们|你哋|您们|贵)(?:的?(?:办公室|公司|部门|处))?|{offices})(?: office| desk)?(?:'s)?(?:的?${CHINESE_PHONE}${IS}|\s?[是系:]\s?| ${ENGLISH_PHONE}${IS}|\sis\s(?:on |at )?|:\s?)⟦|(?:热线|总机|hotline)${IS}⟦
  -9   a caller's :: (?:未接|漏接|来电显示|(?:陌生|诈骗|骚扰|推销)(?:号码|电话|来电|的)|接到[了过]?)(?:来电|电话|号码|一?[个通支])*${IS}⟦|\b(?:missed (?:a )?calls?|calls? (?:from|by)|called (?:from|by)|scam\w*)(?: (?:from|by|on|number|this))*\s?:?\s?⟦
  -9   who calls :: ⟧\s?(?:[这那][支个]|呢个|嗰个)?(?:电话|号码)?的?(?:(?:刚刚?|刚才|一直|老是?|总是|昨天|又|整天|每天|成日)+(?:打|来电|给我|发|传)|有?打过?来|(?:打电话|打过)[来给]|未接|来电(?:是|说|显)|短信|简讯|骚扰|推销|诈骗)|⟧\s(?:just |keeps |kept |has )?(?:call(?:ed|ing|s)|rang|ringing)\b
  -9   asked about :: (?:系咪|是不是)\s?⟦|⟧\s?[对啱]?\s?[吗么嘛]|⟧\sfor\s(?:your|the)\s(?:management|office|front desk|security|guard)|⟧\s?(?:[这那][支个](?:电话|号码)?)?(?:老|一直|都|总是|又|成日|怎么)*(?:打过去|打不进|空号|占线|忙线|没人接|没有人接|冇人听|冇人接|打不通|打唔通|无人接|[是系][^,.;]{1,8}[吗么幺嘛])|⟧[\s,]{0,2}(?:是哪|是谁|是不是|是你们|系咪|系你哋|边个|(?:is|was) (?:it|this|that)\b)|⟧\s(?:(?:is|was) )?(?:your|the (?:management|office|front desk|security))\b|⟧,?\s(?:but )?(?:no ?(?:one|body)|never|isn't|doesn't|rings out|is (?:always )?busy)\b
`;
