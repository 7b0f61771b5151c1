import type { Community } from "../../community.ts";
import type { Slots } from "../../tickets/ticket.ts";
import { readBuilding } from "../../understanding/entities/building.ts";
import { readUnit } from "../../understanding/entities/unit.ts";
import type { Heard } from "../heard.ts";

/**
 * Who and where somebody in danger tells of: help goes wherever it is wanted, so a building or a
 * place is enough.
 * @param asked the country whose units are read, where a bare 1203 answers the question
 */
export function toldBy(heard: Heard, asked?: Community["country"]): Slots {
  const { text, photos } = heard;
  const { unit, name, phone, place } = heard.meaning.entities;
  const bare = asked === undefined ? null : readUnit(text, { asked: true, country: asked });
  const where = unit ?? bare ?? readBuilding(text);
  return {
    ...(where ? { unit: where } : {}),
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(place ? { place } : {}),
    ...(photos.length > 0 ? { photo: [...photos] } : {}),
  };
}

/** Whether somebody could go there by this alone. */
export function isPlaced(told: Slots, known: Slots): boolean {
  if (told.unit) return true;
  const { place } = told;
  if (!place) return false;
  return place.area === "home" ? Boolean(known.unit) : ONE_OF_ITS_KIND.test(place.words);
}

/** A community has one of these, or few; lifts, stairs and corridors stand in every building. */
const ONE_OF_ITS_KIND =
  /大廳|大厅|大堂|泳池|健身|中庭|花園|花园|車庫|车库|停車場|停车场|遊樂|游乐|會所|会所|大門|大门|警衛|保安亭|lobby|pool|gym|garage|car ?park|garden|playground|clubhouse|gate/i;
