import type { UnitGroup } from "./unit-grammar.ts";
import { isClause, textBefore, textBehind } from "./unit-context.ts";

/** The unit of whoever is spoken about: upstairs, next door, somebody's; and 「不是1203」. */
export function isForeign(group: UnitGroup, folded: string): boolean {
  const before = textBefore(group, folded);
  const behind = textBehind(group, folded);
  if (I_AM_THE.test(before) || opens(before, behind)) return false;
  if (ASIDE.some((pattern) => pattern.test(before.slice(-24)))) return !FAMILY.test(before);
  if (NEXT_TO_IT.test(behind) || NOT_MINE.test(behind) || SAID_BEHIND.test(behind)) return true;
  if (SOMEBODY_THERE.test(behind) && !I_AM.test(before)) return true;
  return OTHERS_BEHIND.test(behind) && !isOwn(group, folded);
}

/** Said to be the resident's: 我住…, I'm in…. */
export function isOwn(group: UnitGroup, folded: string): boolean {
  const before = textBefore(group, folded);
  const behind = textBehind(group, folded);
  if (I_AM_THE.test(before) || opens(before, behind) || SPEAKS_BEHIND.test(behind)) return true;
  if (OWN_BEFORE.test(before) || /^\s?住(?!户)/.test(behind)) return true;
  if (INTRODUCED.test(before) && isClause(group, folded)) return true;
  const about = (OWN_FURTHER_BEFORE.exec(before) ?? OPENS_WITH_NAME.exec(before))?.[1];
  return about !== undefined && !ELSEWHERE.test(about);
}

/** Whether what may be a building's name is no more than that: it counts where one lives. */
export const isOnlyName = (group: UnitGroup, folded: string): boolean =>
  group.strength === "name" &&
  !(
    /住[在喺于]?\s?$/.test(textBefore(group, folded)) &&
    /^\s?(?:$|[\p{P}])/u.test(textBehind(group, folded))
  );

/** Resident of 7A: …; from 1805, …; Mrs Owen 6C, … */
const opens = (before: string, behind: string): boolean =>
  /^\s?(?:(?:resident|tenant|owner|from)\s(?:(?:in|at|from|of)\s)?|(?:mrs?|ms|miss|dr)\.?\s[a-z'’-]{2,15},?\s)(?:the\s|unit\s|flat\s)?$/.test(
    before,
  ) && /^\s?[,.;:–-]/.test(behind);

/** Little words between those who live there and the unit. */
const OF = String.raw`\s?(?:的|那|嗰|嘅|户|家|间|邻居|住户|单位|住|在|是|is|at|in|from|of|the|unit|flat|room|apt|no\.?|[(#,:-]|\s){0,4}$`;
const NEXT_DOOR =
  "楼上|楼下|隔壁|隔离|对面|对门|对家|对过|邻居|邻舍|\\b(?:upstairs|downstairs|next\\s?-?door|neighbou?rs?|above|below|opposite|underneath|beneath)";
const PEOPLE =
  "\\b(?:people|persons?|guys?|man|woman|family|tenants?|residents?|friend|kids?|dogs?|cats?|someone|somebody|whoever|party|couple|guests?|lady|students?|owners?|lives|tell|ask|remind|warn|inform)|朋友|亲戚|谁住|有人住|代收[了咗]?个?";
const ASIDE: readonly RegExp[] = [
  new RegExp(`(?:${NEXT_DOOR}|(?:${PEOPLE})(?!,)|(?:不是|不住|唔系|唔住|\\bnot)(?!\\s?,))${OF}`),
  // 她住六樓; he's in 6B; their flat is 7C
  /(?:[他她佢]们?哋?家?|那[个位]人|嗰个人)(?:就|是|系|都|也|好像|应该)*(?:住[在喺]?|在|喺)?\s?$/,
  /\b(?:(?:he|she|they)(?:'s|'re|\s(?:is|are|lives?|stays?))?|(?:her|his|their)(?:\s(?:flat|unit|place|apartment|door|home))?(?:\sis)?),?\s(?:(?:in|at|on)\s)?(?:the\s|unit\s|flat\s|no\.?\s){0,2}$/,
  // 找502的王先生; 投訴3棟5樓
  /(?:找|搵|转告|转交给?|通知|告诉|告知|投诉|举报|检举|拜访|探访|认识)(?:一下|下|的是|住在?|住喺)*\s?$/,
  // 送錯到A棟5樓
  /(?:送|寄|放|拿|投|跑|走)错[了咗]?[到去在]?\s?$/,
  // noise from 8D
  /\b(?:noise|noises|music|smoke|smell|smells|leak\w*|drip\w*|coming|comes|shouting|barking|drilling|water|sounds?|screaming|thrown)\s(?:is\s)?(?:down\s)?from\s(?:the\s|unit\s|flat\s)*$/,
  /(?:以前|之前|原本|本来|原[来先]住|旧家|used to live|moved out of|previously)[^,.;。]{0,12}$/,
];
const I_AM_THE =
  /\b(?:i'?m|i am|we'?re|we are|this is)\s(?:the|a|an)\s(?:\w{1,12}\s)?(?:tenants?|residents?|owners?|family|person|people|guy|woman|man)\s(?:in|at|from|of)\s(?:the\s|unit\s|flat\s)?$/;
/** My mother is on her own, she is in 6B: the desk is to go there. */
const FAMILY =
  /我[妈爸奶爷公婆父母儿女家](?!公司)|我(?:外[公婆]|老[公婆]|太太|孩子|小孩)|\bmy (?:mum|mom|mother|dad|father|wife|husband|son|daughter|parents|grand\w+|baby)\b/;
/** 302的對門, opposite of 302 */
const NEXT_TO_IT = new RegExp(
  `^\\s?(?:号|室)?(?:[的嘅](?:${NEXT_DOOR})|(?:${NEXT_DOOR})(?=$|[\\s\\p{P}]))`,
  "u",
);
/** 15樓之2的掛號信 不是我的 */
const NOT_MINE = /^(?:号|室)?的[^\s\d,.;!?。]{1,8}[\s,]{0,2}(?:不是|唔系)我/;
/** Mrs Lee from 9B told me … */
const SAID_BEHIND = /^\s(?:told|said|says|asked me|complain(?:s|ed)|keeps)\b/;
const I_AM = /(?:我(?:是|系|叫)|这[里边]是|呢度系|我[们哋](?:是|系)?)[^,.;!?。]{0,8}$/;
/** 住五樓的牛小妹把… */
const SOMEBODY_THERE =
  /^\s?(?:号|室)?[的嘅那嗰]\p{Script=Han}{0,2}(?:先生|太太|小姐|女士|小妹|妹妹|弟弟|阿姨|大叔|大爷|大妈|大姐|大哥|老伯|阿伯|伯伯|奶奶|爷爷|男的|女的|老师|医生|小孩|孩子|小朋友|夫妻|夫妇|情侣|学生|老人家?|狗|猫|人)(?=[把又在每老总一半昨今跟对骂偷欠养抽乱占天成竟])/u;
const THEIRS =
  "邻居|住户|那户|那家|人家|户|业主|租客|小孩|啲?狗|件|有人(?:[吗么幺嘛在住])|不是我|唔系我|[是系](?:别人|空|谁|边个|哪)|'s\\b|neighbou?r|people|guy|tenant|resident";
/** How long and how often, before what others do. */
const ALWAYS =
  "(?:一直|老是?|总是?|又|还|仍|成日|天天|每天|每晚|半夜|深夜|晚上|三更半夜|整天|很|好|太|正|都|在)";
const NUISANCE =
  "吵|大声|抽烟|食烟|吸烟|烧东西|烧金纸|烧纸|唱歌|唱k|跳绳|跳舞|打麻将|搓麻将|打牌|开派对|开趴|拖椅|敲|钻|乱丢|传[来出]|飘";
/** 302在裝修; one's own renovation is asked for or announced. */
const THEY_RENOVATE = `${ALWAYS}{1,3}(?:装修|装潢|施工)|(?:什[么幺]时候|几时|何时)[^,.;]{0,4}(?:装修|装潢|施工|整)完`;
const LEAKS_ON_ME = "漏水?到我|漏水漏到|漏下来|滴下来|滴到我";
const THEY_ARE =
  "(?:is|are|was|were|keeps?|kept)\\s(?:(?:so|too|very|always|constantly|still|again)\\s)?(?:noisy|loud|smoking|playing|drilling|hammering|banging|renovating|shouting|fighting|partying|throwing|not (?:me|mine|us|ours))|isn't (?:me|mine|us|ours)|keeps|above|below|upstairs|next door";
const OTHERS_BEHIND = new RegExp(
  `^\\s?(?:号|室)?\\s?(?:的|那|嗰|嘅|里)?\\s?(?:${THEIRS}|${ALWAYS}{0,3}(?:${NUISANCE})|成日|半夜|每天|${THEY_RENOVATE}|${LEAKS_ON_ME}|${THEY_ARE})`,
);
/** 402業主反映…, 12樓住戶，… */
const SPEAKS_BEHIND =
  /^\s?(?:号|室)?的?(?:业主|住户|租客|租户|屋主|房东|户主)(?=$|[\s\p{P}]|反[映应]|报修|想|要|请|咨询|申请|来电|投诉|这里|这边|在此|求助|急)/u;
const OWN_BEFORE =
  /(?:(?<![给帮问找跟打])我|我家|(?:^|[\s,.;:])家(?=[在住是])|阮|蹛|[佇伫]|俺|咱|家住|我们家|我屋企|我们|我哋|我住|我租|我[们刚才已经要今明天]*搬[到进来]|住在|住|居住|我这[层户间里边儿家栋]?|我单位|我个单位|本户|自家|这里是|这边是|呢度系|帮|替|代(?!收)|送[到去]|来|\bmy\s(?:unit|flat|apartment|apt|place|home|address|room)\s?(?:is|:|number is)?|\bi'?m|\bi am|\bi live|\bi stay|\bam(?= (?:in|at) )|\b(?:i|we) rent|\bwe live|\bwe'?re|\bwe are|\bthis is|\bhere is|\bit'?s|\b(?:calling|writing|resident|here) from|地址|地点|单位|房号|房子|门牌|户号)\s?(?:的|是|系|在|喺|:|,|in|at|on|from|the|unit|flat|no\.?|\s){0,4}$/;
/** I'm the tenant at 905; we're a young family on the 6th floor. */
const OWN_FURTHER_BEFORE =
  /\b(?:i'?m|i am|it'?s|this is|i live|i rent|we'?re|we are|we live|we rent|my (?:flat|unit|apartment|home|place|balcony|terrace|kitchen|bath(?:room)?|toilet|bedroom|living room|study|windows?|door|ceiling|shower|sink|tap)|(?:we|i) (?:have|need|can'?t)|owner|tenant|resident)\b([^.;!?]{0,40})\b(?:in|at|on|of|from)\s(?:the\s|unit\s|flat\s|no\.?\s){0,2}$/;
/** I'm Grace, 17B; 我是葉小姐，1203 */
const INTRODUCED =
  /\b(?:i'?m|i am|this is|it'?s|my name is)\s(?!not?\b)(?:[a-z'’.]{2,15}\s?){1,3},\s$|我(?:是|系|叫|姓)(?:(?![的来要想在])\p{Script=Han}){1,5}[\s,]{1,2}$/u;
/** Patel from 12B */
const OPENS_WITH_NAME =
  /^\s?((?!(?:i|we|my|our|the|a|water|noise|leak|music|power|light|door|moving|moved|move|shifting)\b)[a-z'’]{2,15}(?:\s[a-z'’]{2,15})?)\sfrom\s(?:unit\s|flat\s)?$/;
/** What makes that somewhere else than at home. */
const ELSEWHERE =
  /\b(?:stuck|trapped|waiting|standing|locked|lift|elevator|lobby|gym|pool|calling about|complaining|hear|smells?|smoke|noise|shouting|leak|leaking|dripping|coming|sick|tired|parked|looking|someone|people|neighbou?rs?|they|he|she|who)\b/;
