import { unitSchema, type Unit } from "../../records/unit.ts";
import { buildingWords } from "../../courtesy/building-words.ts";
import { slot } from "../../turn/slot.ts";
import type { Language } from "../../records/message.ts";
import { normalise } from "../../text/normalise.ts";
import { correctedUnit } from "../corrected-unit.ts";

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
    /\d/u.test(text.normalize("NFKC"))
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

/** A unit as people of the language write it: A棟2單元12樓1203室之1, 翠湖閣3樓, Block A, Entrance 2, 12/F, 1203-1. */
export function unitWords(value: Unit, language: Language): string {
  const { building, entrance, floor, number, sub } = value;
  if (language === "en") {
    const door = [number, sub].filter((part) => part !== null).join("-");
    return [
      building === null ? "" : buildingWords(building, language),
      entrance === null ? "" : `Entrance ${entrance}`,
      floor === null ? "" : `${floor}/F`,
      door === "" ? "" : `Unit ${door}`,
    ]
      .filter((part) => part !== "")
      .join(", ");
  }
  const hans = language === "zh-Hans";
  return [
    building === null ? "" : buildingWords(building, language),
    entrance === null ? "" : `${entrance}${hans ? "单元" : "單元"}`,
    floor === null ? "" : `${floor}${hans ? "楼" : "樓"}`,
    number === null ? "" : `${number}室`,
    sub === null ? "" : `之${sub}`,
  ].join("");
}
