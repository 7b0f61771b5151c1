import { GIVEN_CHARACTERS } from "./given-characters.ts";
import { SURNAMES } from "./surnames.ts";
import type { Reading } from "../normalise.ts";

/** What may be the name of a building, and where it stands. */
export interface BuildingName {
  /** The building as written, in capitals. */
  readonly parts: { readonly building: string };
  readonly start: number;
  readonly end: number;
}

/**
 * Names that may be buildings', by the word that they end in: 翠湖閣, 富麗大廈. Beside a floor or
 * door such a name is the building; alone it may be anything.
 */
export function hanBuildings({ plain, folded }: Reading): readonly BuildingName[] {
  const names: BuildingName[] = [];
  for (const { 0: generic, index } of folded.matchAll(GENERIC)) {
    const from = Math.max(names.at(-1)?.end ?? 0, index - 12);
    const run = NAME.exec(folded.slice(from, index))?.[0] ?? "";
    const words = run.replace(LEAD_IN, "");
    // Nothing marks where a longer run's name begins; two characters are what most have.
    const name = words.length > 4 ? words.slice(-2) : words;
    if (name.length < (SHORT.test(generic) ? 1 : 2)) continue;
    if (ORDINARY.test(name + generic) || isPerson(name + generic)) continue;
    const [start, end] = [index - name.length, index + generic.length];
    names.push({ parts: { building: plain.slice(start, end) }, start, end });
  }
  return names;
}

/** What houses and estates are called, in a text that is folded; the longer before the shorter. */
const GENERIC =
  /大厦|大楼|花园|花苑|家园|公寓|山庄|豪庭|华庭|名苑|公馆|广场|中心|华府|新村|新城|楼(?![上下号层梯道栋顶宇管])|居(?![家住民委])|台(?![阶风币湾])|城(?!市)|园(?![区丁艺])|[阁轩苑庭邨村厦庐邸府堡坊筑湾舍峰庄榭斋]/g;

/** Words that end like a building's name and are none. */
const ORDINARY = new RegExp(
  `(?:${[
    "[阳露天窗灶吧柜平前后讲舞电月站理手脸妆作浴地]台|(?:第?[一二三四五六七八九十两几]|[这那每整])台",
    "[公校果乐菜田庄]园|幼[儿稚]?园|[空后前小大]中?花园|[邻新旧民移定同起家]居|[中前后法家]庭",
    "[一二三四五六七八九十百上下高顶这那整本层几哪低头骑楼住隔面号幢爬跳办主副裙老新旧错落师]楼",
    "(?:写?字|办公|教学|住宅|居民|商业|综合|单元)楼|(?:[这那整哪每该一二三四五几座栋幢旧新]|隔壁|对面|们)大[楼厦]",
    "政府|宿舍|农庄|[商长]城|[作牌街]坊|[乡农]村|城市广场",
    "(?:物业|管理|服务|维修|客服|活动|社区|运动|健身|购物|商务|停车|监控|消防)中心",
  ].join("|")})$`,
);

/** Characters that tie words together: hardly part of a name. */
const TIE =
  "的嘅是系在喺住于到去我你您他她佢们哋啲咗这那哪该跟与及了吗呢吧啊就也不没冇要想请给帮把被从叫姓号室楼层栋座幢间址单位个说话送寄搬回返租买";
/** These are in names as well: 頤和苑, 向陽閣. */
const SOFT_TIE = "和都向对家来本有户";
const run = (without: string): string => String.raw`(?:(?![${without}])\p{Script=Han})`;
const NAME = new RegExp(`(?<!${run(TIE)})${run(TIE)}{2}$|${run(TIE + SOFT_TIE)}{1,9}$`, "u");
/** Words right before a name that end no clause. */
const LEAD_IN =
  /^.*(?:先生|小姐|太太|女士|老师|教授|医生|医师|师奶|业主|住户|租客|租户|屋主|房东|地点|地址|屋企)/u;
/** One character is name enough before these: 梅苑, 翠閣. */
const SHORT = /^(?:花苑|[苑阁轩邨庐邸])$/;

/** 林子軒, 張雅庭: people are named with the same characters, but hardly with 苑 at the end. */
function isPerson(name: string): boolean {
  const [surname = "", ...given] = Array.from(name);
  return (
    !name.endsWith("苑") &&
    given.length === 2 &&
    SURNAMES.has(surname) &&
    given.every((character) => GIVEN_CHARACTERS.has(character))
  );
}
