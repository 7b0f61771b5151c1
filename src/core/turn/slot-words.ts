import type { Fillings } from "../content/content.ts";
import type { SlotName } from "../content/schema.ts";
import { fullName } from "../courtesy/address.ts";
import { buildingWords } from "../courtesy/building-words.ts";
import type { Language } from "../records/message.ts";
import type { Slots } from "../records/ticket.ts";
import type { Unit } from "../records/unit.ts";

/** A unit as people of the language write it: A棟2單元12樓1203室之1, 翠湖閣3樓, Block A, Entrance 2, 12/F, 1203-1. */
function unitWords(unit: Unit | null | undefined, language: Language): string {
  if (!unit) return "";
  const { building, entrance, floor, number, sub } = unit;
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

/** What a slot holds, in words; empty when it is unknown or was declined. */
export function slotWords(slot: SlotName, slots: Slots, language: Language): string {
  switch (slot) {
    case "issue":
      return slots.issue ?? "";
    case "place":
      return slots.place?.words ?? "";
    case "unit":
      return unitWords(slots.unit, language);
    case "name":
      return fullName(slots.name);
    case "phone":
      return slots.phone ?? "";
    case "when":
      return slots.when ?? "";
    case "photo":
      return slots.photo && slots.photo.length > 0 ? String(slots.photo.length) : "";
  }
}

/** All slots in words, as fillings for phrases. */
export function slotFillings(slots: Slots, language: Language): Fillings {
  return {
    issue: slotWords("issue", slots, language),
    place: slotWords("place", slots, language),
    unit: slotWords("unit", slots, language),
    name: slotWords("name", slots, language),
    phone: slotWords("phone", slots, language),
    when: slotWords("when", slots, language),
    photos: slotWords("photo", slots, language),
  };
}
