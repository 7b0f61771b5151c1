import { rowsOf } from "./table.ts";
import type { Words } from "./words.ts";

const NO_DATE = String.raw`(?!\d{1,2}-(?:0[1-9]|1[0-2])-(?:19|20)\d\d)`;
const NOT_A_DAY = String.raw`(?!\s?(?:[上下早晚中凌日号]|\())`;
const ZH_HOUSE = "(?:{~house-words-zh})";
const SHOP = "(?:铺(?!天|位)|店(?![员长家内里租门里外]))";
/** Plan B 1506 and 方案B are no buildings. */
const NO_LETTERED =
  "(?<!(?:\\b(?:plan|option|type|class|grade|vitamin|zone|gate|line|exit|bay|pit|model|route|row|seat|section|part|group|category|choice|version|series|size|level|hepatitis|team|lot|spot|bus|lift|elevator|appendix|schedule|item|point|step|note|park|carpark|parking|garage|basement|error|code|fault|shows?|showing|displays?)|方案|计划|选项|套餐|等级|[级型款类班组线队卷股表区]|车位|停车场|车库|地库|出口|显示|故障|代码|错误|电梯|升降机)\\s?)";
/** A building's letter apart from what follows it: B 1506, D 12F-3. */
const LETTER = String.raw`${NO_LETTERED}(?<building>[b-h])\s{1,2}`;
/** An a is mostly an article: it is a letter only where a unit is named, and nothing is counted. */
const LETTER_A = String.raw`(?<=(?:^|[\n,.;:!?、。()[\]-]\s{0,2}|\p{Script=Han}\s?|\b(?:is|at|in|from|i'?m|i am|hi|hello)\s{1,2}))${NO_LETTERED}(?<building>a)\s{1,2}`;
const NOT_COUNTED = String.raw`(?=\s?(?:$|[\n,.;:!?()/、。-]|\p{Script=Han})|\s(?:no|the|my|our|is|has|here|mr|mrs|ms|miss|name|phone|tel|please|pls|thanks)\b)`;
const NO_GUARD = "(?<!(?:club|guard|club |guard |ware|green|power) ?)";

/**
 * How parts of a unit are written, by an example; the groups are the parts. Tried in this order at
 * each place: the longer form before the shorter that it contains. `[marked]` is written as nothing
 * but a unit is (室, flat, #); `[after floor]` holds only right behind such a part, `name` being a
 * building's; `[before-name]` only right before one.
 */
const FORMS = rowsOf`
  // Numbers with hyphens
  A-12-1203 :: (?:{flat})?(?<building>[a-z]\d?)[-.](?<floor>\d{1,2})[-.](?<number>\k<floor>\d{2}[a-z]?){end}(?!-)
  12-B-1203 :: (?:{flat})?(?<building>\d{1,3})-(?<entrance>[a-z])-(?<number>{room}){end}(?!-)
  3-2-1203, 146-5-1521 :: (?:{flat})?${NO_DATE}(?<building>[a-z]\d?|\d{1,3})-(?<entrance>\d{1,2})-(?<number>{room}){end}(?!-)
  A-15-1 :: (?:{flat})?${NO_DATE}(?<building>[a-z]\d?)-(?<floor>\d{1,2})-(?<sub>\d{1,2}){end}(?!-)
  B-12F :: (?<building>[a-z]\d?|\d{1,2})-(?<floor>\d{1,2})(?:f{end}|楼)(?!-(?!\d(?!\d)))
  B12F-3, A12-3 :: (?<building>[a-h])(?<floor>\d{1,2}(?=f-)|\d{2}(?=-\d(?!\d)))f?-(?<sub>\d{1,2}){end}(?!-)
  D 12F-3, D 12-3 :: ${LETTER}(?<floor>\d{1,2}(?=f-)|\d{2}(?=-\d(?!\d)))f?-(?<sub>\d{1,2}){end}(?!-)${NOT_A_DAY}
  unit A 12F-3 :: {flat}(?<building>[a-h])\s{1,2}(?<floor>\d{1,2})f-(?<sub>\d{1,2}){end}(?!-)
  A 12F-3 :: ${LETTER_A}(?<floor>\d{1,2})f-(?<sub>\d{1,2}){end}(?!-)
  88 #13-09, #05-1521 [marked] :: (?:(?<![a-z\d#-])(?<building>\d{1,3}[a-z]?)\s?(?=#\s?\d\d))?(?:unit\s?)?#\s?(?=b|\d\d|\d\s?-\s?\d{2,3}(?!\d))(?<floor>b?\d{1,2})\s?-\s?(?<number>\d{2,4})(?:{end}|(?=[a-z]{3}))
  15-07 :: (?:{flat})?(?<floor>0\d|b\d)-(?<number>\d{2,3}){end}(?!-)${NOT_A_DAY}
  6-09 :: (?:{flat})?(?<floor>\d{1,2})-(?<number>0\d){end}(?!-)${NOT_A_DAY}
  12-B :: (?<floor>\d{1,2})-(?<number>[a-h]){end}(?!-)
  Unit 4-118 [marked] :: unit\s?(?<floor>\d{1,2})-(?<number>\d{2,3}){end}
  3棟12-3 [after building] :: (?<=[栋幢]\s?)(?<floor>\d{1,2})-(?<sub>\d){end}(?!-)
  我家是15-2 :: (?<=(?:我家|这户|住在?|家|地址|门牌)[是:]?\s?)(?<floor>\d{1,2})-(?<sub>\d){end}(?!-|点|个|月|年|[天日]|人)
  Blk 7 12-34 [after building] :: (?<floor>\d{1,2})-(?<number>\d{2}){end}(?!-)
  3#2-1201 [after building] :: -?(?<entrance>\d{1,2})-(?<number>{room}){end}(?!-)
  B2-1203, 3-1203 :: (?:{flat})?(?<building>[a-h]\d?|\d{1,3})-(?<number>{room}){end}(?!-)
  10一909 :: (?<building>\d{1,2})一(?<number>\d{3,4}){end}
  25#1302 :: (?<building>[a-h]|\d{1,2})\s?#\s?-?(?<number>{room}){end}(?!-)
  3#楼, 3#2单元 :: (?<building>\d{1,2})\s?#\s?(?:楼|栋)?(?=\s?(?:{n}\s?单元|\d-\d{3,4}{end}))
  1203-1 :: (?<number>{room})-(?<sub>\d{1,2}){end}(?!-)
  // Buildings
  二期 :: (?:第\s*)?(?<phase>\d|[一二三四五六七八九])\s*期(?=\s?(?:第\s*)?(?:[a-z]\d?|\d{1,3}|{num})\s*(?:号\s*)?(?:栋|幢|座|楼|第))
  Block 3, tower C, Blk 24A :: (?:{~building-words})(?![a-z]{2}){no}(?<building>[a-z]\d?|\d{1,4}[a-z]?|[一二三四五六七八九十]){end}(?!\s?(?:楼|层|室|/f|f\b))
  22樓B座 [after floor] :: (?<=[楼层f])(?<number>[a-h])座
  第三棟, A座, 2A棟 :: (?:第\s*)?(?<building>[a-z]\d?|\d[a-h](?=栋)|\d{1,3}|{num}|[甲乙丙丁戊东西南北高低]|[忠孝仁爱信义](?=栋))\s*(?:号\s*)?(?:栋|幢|座(?!位))(?!别墅)
  三号楼 :: (?:第\s*)?(?<building>[a-z]\d?|\d{1,3}|{num}|[甲乙丙丁戊])\s*号\s*(?:大?楼(?!梯))
  大牌233 :: 大牌\s?(?<building>\d{1,4}[a-z]?){end}
  B block, C wing :: (?<building>[b-h])(?:\s+|-)(?:(?:{~building-words})|wing){end}
  6 block 20 floor :: (?<building>a|\d{1,2})(?:\s+|-)(?:block|tower|wing){end}(?=[\s,]{1,3}(?:(?:{~flat-words}|{~floor-words})\b|\d))
  East bldg, North Tower :: (?<building>north|south|east|west){end}\s(?:tower|block|building|bldg|wing)\b
  A-block :: (?<building>a)-(?:block|tower|wing){end}
  unit C 1111 :: {flat}(?<building>[a-h])\s{1,2}(?<number>{room}){end}(?!-)
  B 1506 :: ${LETTER}(?<number>{room}){end}(?!-|\s?[:%])
  A 1506 :: ${LETTER_A}(?<number>{room}){end}(?!-|\s?[:%])${NOT_COUNTED}
  D 12/F :: ${LETTER}(?=\d{1,2}\s?(?:\/\s?f|fl?|flr){end}|\d{1,2}(?:st|nd|rd|th)\s+(?:{~floor-words}))
  A 12/F :: ${LETTER_A}(?=\d{1,2}\s?(?:\/\s?f|fl?|flr){end})
  A 12樓, A12樓之3 :: (?<building>[a-h])(?:\s(?=\d{1,2}\s?[楼层])|(?=\d{1,2}\s?[楼层]\s?之))
  wing C :: wing\s+(?<building>[a-h]){end}
  T3 9H :: (?<building>t\d{1,2}){end}(?=[\s,/-]{1,3}(?:\d|(?:{~flat-words})\b))
  栋号：3 :: (?:栋|幢|座)(?:号|别)?\s*[:是]\s*(?<building>[a-z]\d?|\d{1,3}|{num})
  // Entrances, and houses below floors
  9幢68号810 [after building] :: (?<entrance>\d{1,3})\s*号\s*(?=\d{3,4}{end})
  15號1203室 :: (?<building>\d{1,3})\s*号\s*(?=\d{3,4}\s*室|\d{3}{end}(?!\s?[号元]))
  15號3樓 [marked] :: (?:{flat-words-zh}\s*[:是]?\s*)?(?<number>\d{1,4}|{num})\s*号的?\s*(?=(?:地下)?{n}\s*字?(?:楼|层|f))
  復興街25號 [marked] :: (?<=[路街巷弄]\s?)(?<number>\d{1,4})\s*号(?![楼线铺])
  二单元, 東單元, A梯 :: (?:第\s*)?(?<entrance>{n}|(?<![a-z])[a-h]|[甲乙丙丁东西南北])\s*(?:单元|梯(?!间|口))
  3门501 :: (?<entrance>\d|[一二三四五六七八九])\s*门(?=\s*(?:{digit}{3,4}|{n}\s*(?:楼|层|号|室)))
  3门 [after building] :: (?<entrance>\d|[一二三四五六七八九])\s*门(?=$|[\s\p{P}])
  entrance 2 :: (?:entrance|staircase|stair|stairwell)\s+(?<entrance>[a-h]|\d{1,2}){end}
  7座8F [after building] :: (?<=\d座\s?)(?<number>\d{1,2}f){end}(?!\s?(?:[a-h]\b|flat|-|之|\d))
  // Floors
  12樓之3, 12F-3 :: (?:第\s*)?(?<floor>b?\d{1,3}|{num})\s*(?:楼|层|/?\s?f|fl)[\s。-]*(?:之|-)\s*(?<sub>{n}|[a-h](?![a-z\d]))(?:\s*[室号])?{end}
  I live on 9 :: (?<=\b(?:live|living|stay|staying) on\s)(?<floor>\d{1,2}){end}(?=\s?(?:$|[\n,.;!?)]))
  12樓, 十七字樓 :: (?:第\s*)?(?<floor>b?\d{1,3}|{num})\s*字?(?:楼(?![上下梯道顶])|层(?!楼))
  G/F :: (?<floor>b?\d{1,2}|g|ug|lg)\s*/\s*f{end}
  12F, 12th floor :: (?<floor>\d{1,2}|(?<=[栋座]){num})\s*(?:fl?|flr|(?:st|nd|rd|th)\s+(?:{~floor-words})){end}(?!\s?室)
  20 floor E :: (?<floor>\d{1,2})\sfloor(?=\s[a-h]\b)
  level 12 :: (?<![a-z])(?:{~floor-words})\.?{no}(?<floor>\d{1,2}){end}
  12楼03 [after floor] :: (?<=[楼层])(?<number>\d{2}){end}(?!\s?[元号点天分个])
  楼层26 :: 楼层\s*[:是]?\s*(?<floor>{n}){end}
  地下一樓, 负二层 :: (?:(?:地下|负)\s?(?<basement>\d|[一二三四五])\s?[楼层](?:[a-z]区)?)
  basement 1 :: basement\s*(?<basement>\d){end}
  B2 :: b(?<basement>\d)(?![a-z\d-]|\s*(?:栋|幢|座)|\s*[楼层]?\s?\d{1,3}\s?号?铺)
  // Homes and shops with a number of their own
  House 8, shop G08 [marked] :: ${NO_GUARD}(?:{~house-words})\s{no}(?<number>[a-z]?-?\d{1,4}[a-z]?){end}
  别墅8號, 商铺A6 [marked] :: ${ZH_HOUSE}区?(?:编号)?\s?[:是]?\s?第?(?<number>[a-z]?-?\d{1,4}[a-z]?|{num})(?:\s*[号室户]|(?<=别墅区?\s?\d{1,3})\s?[栋幢](?!\s?[a-z\d]))?{end}(?!\s?[间栋座层楼套])
  16号商铺, 27號舖 [marked] :: 第?(?<number>[a-z]?\d{1,4}[a-z]?|{num})\s?[号栋]的?(?:${ZH_HOUSE}|${SHOP})
  8别墅 [marked] :: (?<number>[a-z]\d{1,3}[a-z]?|\d{1,4}[a-z]?)\s?(?:别墅|铺(?!天|位))
  B1樓舖27 [after floor] :: 铺\s?(?<number>[a-z]?\d{1,3}[a-z]?)(?:\s*号)?{end}
  // Doors
  1203室, 丙室 [marked] :: (?<number>[a-z]?\d{1,4}[a-z]?|{num}|[a-h]|[甲乙丙丁])\s*室
  东户 [after floor] :: (?<number>[东西南北中])\s*户
  1203房 [marked] :: (?<number>\d{2,4}[a-z]?)\s*房间?(?![东租价子])
  1203號, 1203户 [marked] :: (?<number>\d{3,4}[a-z]?)\s*(?:户|号(?!线|码|车|公|楼))
  住14號 [marked] :: (?<=住在?\s?)(?<number>\d{1,2})\s?号(?!线|码|车|公|大?楼)
  5樓3號 [after floor entrance building] :: (?<number>\d{1,3}|[a-h])\s*[号户](?!线|码|车|公|楼)
  十二樓三號 [after floor entrance building] :: (?<=[楼层栋幢座元])(?<number>{num})\s?号(?![线码公大楼])
  Oak House 12 [after name] :: (?<number>\d{1,2}){end}(?!\s?(?:号\s?)?[栋座幢楼层单])
  flat 12B, #1203 [marked] :: {flat}(?<number>[a-z]?\d{1,4}[a-z]?|{num}[a-z]?)\s?号?{end}(?!\s?(?:单元|[栋幢座梯])|(?<=f)(?:-|\s?的\s?)\d|(?<=f\s)的\s?\d|-\d{1,2}f|-\d{1,2}-\d)
  flat C :: (?:flat|flt|unit|room|rm|apt)\.?\s+(?<number>[b-h]|a){end}(?:(?<=[b-h])|(?=\s*[,.;:)，。-]|\s*$|\s*,?\s*(?:\d|block|tower|floor|on\b|of\b|here\b|第)|\s*{han}))
  E room [after floor] :: (?<number>[a-h])\sroom\b
  之3 [after floor number] :: (?:之|-)\s*(?<sub>{n}|[a-h](?![a-z]))(?:\s*[室号])?{end}
  三号房 [marked] :: (?<number>{num})\s*号房
  A, 15/F :: (?<number>[a-h])(?=\s?[,/]\s?\d{1,2}\s?/\s?f)
  door 3 [after floor building] :: door\s(?<number>\d{1,2}|[a-h]){end}
  22樓D, 7樓A2戶 [after floor] :: (?<number>[a-h]\d?)\s?[户室]?{end}(?!\s*[栋座幢])
  PH2 [marked] :: (?<number>ph\s?\d{1,2}[a-z]?){end}
  // Bare
  no water in 7 :: (?<=\bin\s)(?<number>\d{1,2}){end}(?=\s?(?:$|[,.;!?]))
  12 Oak House [before-name] :: (?:(?:no\.?|number|#)\s?)?(?<number>\d{1,3}[a-h]?),?\s
  number 14 :: (?:number|no\.?)\s(?<number>\d{1,4}[a-z]?){end}(?!\s(?:lifts?|elevator|bus|gate|pump|times?)\b)
  A1203 :: (?<number>[a-z]\d{3,4}){end}
  1203, 12B, 一二零三 :: (?<number>{room}|(?![2-6]g)\d{1,2}[a-h]|(?<![\p{Script=Han}\d])\d{1,2}[jklnr]|[零〇一二三四五六七八九]{3,4}){end}
`;

export interface UnitForm {
  /** Sticky. */
  readonly pattern: RegExp;
  readonly marked: boolean;
  readonly after: readonly string[];
  readonly beforeName: boolean;
}

export interface UnitForms {
  readonly forms: readonly UnitForm[];
  /** Wherever any of them may hold: most of a text holds none, and is passed over at once. */
  readonly any: RegExp;
}

export function createUnitForms(words: Words): UnitForms {
  const forms = FORMS.map(({ pattern, remarks: [remark, ...after] }) => ({
    pattern: words.pattern(pattern, "yu"),
    marked: remark === "marked",
    after,
    beforeName: remark === "before-name",
  }));
  const unnamed = forms.map(({ pattern: { source } }) =>
    source.replace(/\(\?<[a-z]+>/g, "(?:").replace(/\\k<[a-z]+>/g, String.raw`\d{1,2}`),
  );
  return { forms, any: new RegExp(unnamed.join("|"), "gu") };
}
