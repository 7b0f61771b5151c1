import { unitSchema, type Unit } from "../../records/unit.ts";
import { unitWords } from "../../courtesy/unit-words.ts";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** Where somebody lives. */
export const unit = slot({
  id: "unit",
  schema: unitSchema,
  words: unitWords,
  tells: ({ entities }) => entities.unit,
  answers({ text, content, community }) {
    const told = content.understanding.answers(text, community.country).unit;
    return told ? { unit: told } : {};
  },
  corrects: ({ text, content, community }) =>
    /\d/u.test(text.normalize("NFKC")) && !isOfOthers(text)
      ? content.understanding.answers(text, community.country).unit
      : null,
  merge: correctedUnit,
  named: new RegExp(
    normalise("房號|地址|住|門牌|哪一?戶|\\b(?:unit|address|flat|live|apartment)\\b"),
    "u",
  ),
  takesNumbers: true,
  form: true,
  remembered: true,
});

/** 「是他隔壁1003」 tells of the neighbours, and 「我住樓上1003」 of the writer. */
export function isOfOthers(text: string): boolean {
  return OTHERS.test(text) && !MINE.test(text);
}
const MINE = /我(?:家|是|係|住|們|哋|这|這|呢)|\b(?:i|i['’]?m|my|we|our|me)\b/i;
const OTHERS =
  /隔[籬篱壁離离]|鄰居|邻居|對面|对面|哪一?戶|哪一?户|邊一?戶|[他她佢]|樓[上下]|楼[上下]|\b(?:he|she|they|neighbou?rs?|next door|upstairs|downstairs)\b/i;

/**
 * The unit after a correction: 「不對，是1205」 stays in the same building, 「是6號樓」 keeps the
 * door. What can't be true any more goes: 1203 is not on the 6th floor.
 */
export function correctedUnit(before: Unit | null | undefined, said: Unit): Unit {
  if (!before) return said;
  const { building, entrance, floor, number, sub } = said;
  const isSameBuilding = building === null || building === before.building;
  const house = {
    building: building ?? before.building,
    entrance: entrance ?? (isSameBuilding ? before.entrance : null),
  };
  const isHouseAlone = floor === null && number === null && sub === null;
  if (isHouseAlone) return { ...before, ...house };
  if (floor === null && number === null) return { ...before, ...house, sub };
  // 20樓 in place of 22樓 leaves the door F as it is, 9樓 that of 903, and 1203 no door at all.
  const isDoorThere = ["", floor].includes(floorOf(before.number));
  if (number === null && sub === null && isDoorThere) return { ...before, ...house, floor };
  const told = floorOf(number);
  const staysOnFloor = told === "" || told === before.floor;
  return { ...house, floor: floor ?? (staysOnFloor ? before.floor : null), number, sub };
}

/** C室 says nothing of the floor, 1205 says the 12th. */
const floorOf = (number: string | null): string =>
  (number ?? "").replace(/\D/g, "").slice(0, -2).replace(/^0/, "");
