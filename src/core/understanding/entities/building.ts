import { matchesOf } from "../../text/matches.ts";
import type { Reading } from "../../text/normalise.ts";
import type { Words } from "./words.ts";

/** What may be the name of a building, and where it stands. */
export interface BuildingName {
  /** As written, in capitals. */
  readonly building: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Names that may be buildings': 翠湖閣 and 富麗大廈 by what they end in, Maple Court by its word
 * behind. Beside a floor or door such a name is the building; alone it may be anything.
 */
export function createBuildingReader(words: Words): (reading: Reading) => readonly BuildingName[] {
  const [han, latin] = [createHanReader(words), createLatinReader(words)];
  return (reading) => [...han(reading), ...latin(reading)];
}

function createHanReader(words: Words): (reading: Reading) => readonly BuildingName[] {
  const ending = words.pattern("{building-endings}", "gu");
  const leadIn = words.pattern("^.*(?:{forms}|{residents}|地点|地址|屋企|家住)");
  const person = words.pattern("^{surnames}{given-characters}{2}$");
  return ({ plain, folded }) => {
    const names: BuildingName[] = [];
    for (const { 0: generic, index } of matchesOf(ending, folded)) {
      if (NO_ENDING.test(folded.slice(index, index + generic.length + 1))) continue;
      const from = Math.max(names.at(-1)?.end ?? 0, index - 12);
      const run = HAN_NAME.exec(folded.slice(from, index))?.[0] ?? "";
      const whole = run.replace(leadIn, "");
      // Nothing marks where a longer run's name begins; two characters are what most have.
      const name = whole.length > 4 ? whole.slice(-2) : whole;
      if (name.length < (SHORT.test(generic) ? 1 : 2)) continue;
      if (ORDINARY.test(name + generic)) continue;
      // 林子軒: people are named with the same characters, but hardly with 苑 at the end.
      if (generic !== "苑" && person.test(name + generic)) continue;
      const [start, end] = [index - name.length, index + generic.length];
      names.push({ building: plain.slice(start, end).toUpperCase(), start, end });
    }
    return names;
  };
}

/** 楼上, 居家, 台阶: words in which the ending stands for itself. */
const NO_ENDING = /^(?:楼[上下号层梯道栋顶宇管]|居[家住民委]|台[阶风币湾]|城市|园[区丁艺])/;

/** Words that end like a building's name and are none. */
const ORDINARY = new RegExp(
  `(?:${[
    "[阳露天窗灶吧柜平前后讲舞电月站理手脸妆作浴地]台|(?:第?[一二三四五六七八九十两几]|[这那每整])台",
    "[公校果乐菜田庄]园|幼[儿稚]?园|[空后前小大]中?花园|[邻新旧民移定同起家]居|[中前后法家]庭",
    "[一二三四五六七八九十百上下高顶这那整本层几哪低头骑楼住隔面号幢爬跳办主副裙老新旧错落师壹贰叁肆伍陆柒捌玖拾]楼",
    "(?:写?字|办公|教学|住宅|居民|商业|综合|单元)楼|(?:[这那整哪每该一二三四五几座栋幢旧新]|隔壁|对面|们)大[楼厦]",
    "政府|宿舍|农庄|[商长]城|[作牌街]坊|[乡农]村|城市广场",
    "(?:物业|管理|服务|维修|客服|活动|社区|运动|健身|购物|商务|停车|监控|消防)中心",
  ].join("|")})$`,
);
/** Characters that tie words together: hardly part of a name; the soft ones are in names as well. */
const TIE =
  "的嘅是系在喺住于到去我你您他她佢们哋啲咗这那哪该跟与及了吗呢吧啊就也不没冇要想请给帮把被从叫姓号室楼层栋座幢间址单位个说话送寄搬回返租买";
const SOFT_TIE = "和都向对家来本有户";
const run = (without: string): string => String.raw`(?:(?![${without}])\p{Script=Han})`;
const HAN_NAME = new RegExp(`(?<!${run(TIE)})${run(TIE)}{2}$|${run(TIE + SOFT_TIE)}{1,9}$`, "u");
/** One character is name enough before these: 梅苑, 翠閣. */
const SHORT = /^(?:花苑|[苑阁轩邨庐邸])$/;

function createLatinReader(words: Words): (reading: Reading) => readonly BuildingName[] {
  const named = words.pattern(
    String.raw`(?<![\p{L}\d'’-])((?:[\p{Script=Latin}'’.-]{2,15} ){1,3})(?:({building-words-behind})|{building-words-capital})(?![\p{L}\d'’-])`,
    "gu",
  );
  return ({ plain, folded }) =>
    matchesOf(named, folded).flatMap((found): readonly BuildingName[] => {
      const [whole, before = "", always] = found;
      const genericAt = found.index + before.length;
      if (always === undefined && !isCapital(plain, genericAt)) return [];
      if (NUMBERED.test(folded.slice(genericAt))) return [];
      const start = startOfName(words, before, genericAt, plain);
      const end = found.index + whole.length;
      return start === genericAt
        ? []
        : [{ building: plain.slice(start, end).toUpperCase(), start, end }];
    });
}

/** The word before the generic one, and further words only while they have capitals. */
function startOfName(words: Words, before: string, genericAt: number, plain: string): number {
  let start = genericAt;
  for (const word of before.split(/(?<= )/).toReversed()) {
    const said = word.trim();
    const further = start !== genericAt && !isCapital(plain, start - word.length);
    // "Miss Clarke. Villa 7", but St. James Court.
    const isNone = words.has("not-building-words", said) || NO_NAME.test(said);
    if (isNone || /[^ ]{3}[.] $/.test(word) || further) break;
    start -= word.length;
  }
  return start;
}

const isCapital = (plain: string, at: number): boolean => /^\p{Lu}/u.test(plain.slice(at, at + 2));

/** Tower 2 is numbered, whatever stands before it. */
const NUMBERED = /^(?:towers?|building) (?:\d{1,2}|[a-z])(?![a-z\d])/;

/** Miss Clarke., don't and it's stand before no generic word as a name. */
const NO_NAME = /^(?:[a-z]{4,}\.|[a-z]+n['’]t|(?:it|that|there|here|what|who|he|she)['’]s)$/;
