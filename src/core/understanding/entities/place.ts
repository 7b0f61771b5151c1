import type { Place } from "../interpretation.ts";
import { toReading } from "../normalise.ts";
import type { Asked } from "./reader.ts";

/**
 * Where in the home, or in the public area, the message is about; null when it does not say. When
 * the place was asked for, plain 室內 or "common area" counts.
 */
export function readPlace(text: string, { asked }: Asked): Place | null {
  const { plain, folded } = toReading(text);
  const quote = (found: RegExpExecArray): string =>
    plain.slice(found.index, found.index + found[0].length);
  const home = HOME.exec(folded);
  const open = PUBLIC.exec(folded);
  if (home !== null || open !== null) {
    if (open === null && home !== null) return { area: "home", words: quote(home) };
    if (home === null && open !== null) return { area: "public", words: quote(open) };
    if (home !== null && open !== null) {
      // 「大廳的廁所」 is public: a room that follows a public place belongs to it.
      const area = open.index < home.index ? "public" : "home";
      return { area, words: quote(area === "public" ? open : home) };
    }
  }
  const atHome = AT_HOME.exec(folded);
  if (atHome !== null) return { area: "home", words: quote(atHome) };
  if (!asked) return null;
  const outside = IN_COMMON.exec(folded);
  if (outside !== null) return { area: "public", words: quote(outside) };
  const inside = INSIDE.exec(folded);
  return inside === null ? null : { area: "home", words: quote(inside) };
}

/** Whether a folded text begins with a public place: 走廊…, lobby…. */
export const startsWithPublicPlace = (folded: string): boolean => PUBLIC.exec(folded)?.index === 0;

/** Whether a public place is named anywhere in a folded text. */
export const namesPublicPlace = (folded: string): boolean => PUBLIC.test(folded);

const either = (han: string, latin: string): RegExp => new RegExp(`${han}|\\b(?:${latin})\\b`);

const MY = "(?:my |our |the |master |main |second |guest |kids'? |children'?s )*";

/** Rooms and what stands in them: folded, the longer word first. */
const HOME = either(
  "后阳台|前阳台|工作阳台|露台|阳台|骑楼仔|窗台|厨房|灶脚|灶台|流理台|浴室|卫浴|主卫|客卫|浴厕|冲凉房|洗手间|卫生间|厕所|洗澡间|马桶|浴缸|洗脸盆|洗手盆|洗手台|洗脸台|水槽|洗碗槽|客厅|客饭厅|饭厅|餐厅|起居室|主卧室?|次卧室?|卧室|卧房|睡房|主人房|工人房|房间|小孩房|书房|储藏室|储物间|玄关|衣帽间|和室|儿童房|婴儿房|热水器|抽油烟机",
  `${MY}(?:kitchen|bathroom|bath ?room|washroom|toilet|shower|bathtub|living ?room|sitting room|dining room|bedroom|bed room|study|balcony|balconies|utility room|laundry room|store ?room|hallway closet|en-?suite|ensuite|nursery|sink|geyser)`,
);

const PUBLIC = either(
  "(?:公共|大厅|大堂|公设|一楼|中庭|社区)的?(?:厕所|洗手间|卫生间|浴室|厨房|阳台|餐厅)|地下停车场|停车场|停车库|车库|地库|地下室|车道|车棚|电梯厅|电梯口|电梯间|电梯|升降机|𨋢|大门口|社区大门|大厅|大堂|门厅|接待处|走廊|过道|通道|公共区域|公共空间|公设|梯厅|梯间|楼梯间|后楼梯|楼梯口|楼梯|楼道|逃生梯|安全门|垃圾房|垃圾间|垃圾场|垃圾站|垃圾桶|回收室|回收区|资源回收|中庭|花园|庭院|健身房|健身室|游泳池|泳池|会所|交谊厅|阅览室|图书室|管理室|管理处|警卫室|保安亭|信箱|信箱区|包裹柜|包裹室|机车棚|脚踏车|单车棚|自行车棚|顶楼|天台|屋顶|外墙|围墙|骑楼|儿童游乐|游乐场|小区门口|单元门|一楼大门|铁卷门|机房|配电房|电表间|水塔|水箱房",
  "underground car ?park|car ?parks?|parking (?:lot|garage|area)|garage|basement|driveway|ramp|lift lobby|lift hall|lifts?|elevators?|elevator hall|lobby|main (?:door|entrance|gate)|front (?:door of the (?:building|block)|desk)|entrance|corridors?|hallway|passage|landing|stair ?wells?|stair ?case|stairs|fire (?:door|exit|escape)|bin (?:room|store|chute|area)|rubbish (?:room|chute)|refuse room|garbage room|trash (?:room|chute)|recycling (?:room|area)|courtyard|garden|gym|swimming pool|pool|clubhouse|club house|playground|podium|mail ?(?:room|box(?:es)?)|letter ?box(?:es)?|parcel locker|management office|guard house|roof(?:top)?|common (?:area|room|toilet)|public (?:area|toilet)",
);

const AT_HOME = either(
  "我家|我们家|我屋企|家里|家中|屋企|屋里|自家",
  "(?:at|in) (?:my|our) (?:home|flat|unit|apartment|place|house)|my (?:flat|unit|apartment)",
);
const INSIDE = either(
  "室内|屋内|屋里|家|户内|自己家|里面|单位内",
  "inside|indoors?|(?:at |my |our )?home|(?:my |our |the )?(?:flat|unit|apartment|house|room)|private",
);
const IN_COMMON = either("公共|公用|公众|室外|外面|户外", "common|public|shared|outside|outdoors?");
