import type { Slots } from "../../records/ticket.ts";
import type { Unit } from "../../records/unit.ts";
import type { World } from "../../turn/turn.ts";
import type { Span } from "../../understanding/interpretation.ts";
import type { Utterance } from "../utterance.ts";

/**
 * Who and where somebody in danger tells of: help goes wherever it is wanted, so a building or a
 * place is enough.
 * @param asked where a bare 1203 answers the question, the world it was asked in
 */
export function toldBy(utterance: Utterance, asked?: World): Slots {
  const { text, photos } = utterance;
  const { spans, entities } = utterance.meaning;
  const { name, phone, place } = entities;
  const unit = entities.unit ?? (correctsPlace(utterance) ? unitMeant(text, spans) : null);
  const bare =
    asked === undefined || text.length > LONGEST_SPOT || NUMBER_TO_CALL.test(text)
      ? null
      : asked.content.understanding.answers(text, asked.community.country).unit;
  // 「是B棟，不是A棟」 names another building, and nobody's.
  const theirs = correctsPlace(utterance) && unit ? null : unitIn(spans, "other");
  const where = theirs ?? unit ?? bare ?? unitIn(spans, "writer");
  return {
    ...(where ? { unit: where } : {}),
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(place ? { place } : where ? {} : basementIn(text)),
    ...(asked !== undefined && !where ? spotIn(text) : {}),
    ...(photos.length > 0 ? { photo: [...photos] } : {}),
  };
}

/**
 * 「我住7樓之5，他們是7樓之4」: where another's flat is told as well, it is mostly there; and a building
 * alone is better than nothing.
 */
function unitIn(spans: readonly Span[], whose: Span["whose"]): Unit | null {
  const span = spans.find(
    (one) =>
      one.kind === "unit" &&
      one.whose === whose &&
      (one.strength === "strong" || one.strength === "part"),
  );
  return span?.kind === "unit" ? { ...NOWHERE, ...span.parts } : null;
}
const NOWHERE: Unit = { building: null, entrance: null, floor: null, number: null, sub: null };

/** 「不是D棟，是E棟」: what stands behind a denial is not where it is. */
function unitMeant(text: string, spans: readonly Span[]): Unit | null {
  const span = spans.findLast(
    (one) =>
      one.kind === "unit" && one.whose === "writer" && !DENIED.test(text.slice(0, one.start)),
  );
  return span?.kind === "unit" ? { ...NOWHERE, ...span.parts } : null;
}
const DENIED = /(?:不是|唔係|唔系|並非|并非|(?<![a-z])(?:not|isn'?t)(?: at| in)?)\s*$/i;

/** 「120還是你們」 asks whom to call. */
const NUMBER_TO_CALL = /(?<!\d)(?:110|119|120|911|995|999)(?!\d)/;

/** Where it is, more exactly; where the writer went meanwhile is no other place of the danger. */
export function placeOf(known: Slots, told: Slots, corrects: boolean): Slots {
  const { unit: before } = known;
  const { unit: now } = told;
  if (!before || !now) return told;
  if (corrects) return { ...told, unit: corrected(before, now) };
  const differs = PARTS.some(
    (part) => before[part] !== null && now[part] !== null && before[part] !== now[part],
  );
  if (!differs) {
    const unit = Object.fromEntries(PARTS.map((part) => [part, now[part] ?? before[part]]));
    return { ...told, unit: { ...before, ...unit } };
  }
  if (now.building !== null) return told;
  const { unit: _elsewhere, ...others } = told;
  return others;
}
/** 「不是A棟，是B棟」 leaves the floor as it is, 「是17樓之2」 the building. */
function corrected(before: Unit, now: Unit): Unit {
  const isDoor = now.number !== null || now.sub !== null;
  const door = isDoor || now.floor !== null ? now : before;
  return {
    building: now.building ?? before.building,
    entrance: now.entrance ?? before.entrance,
    floor: now.floor ?? (isDoor ? null : before.floor),
    number: door.number,
    sub: door.sub,
  };
}
const PARTS = ["building", "entrance", "floor", "number", "sub"] as const;

/** 「B3，147號車位」 */
const BASEMENT =
  /(?<![a-z\d])b[1-5](?![a-z\d])[^，,。.!！?？\n]{0,12}|\d+\s*[號号]?[車车]位|地下[一二三四\d]+[樓楼層层]/i;

function basementIn(text: string): Slots {
  const words = BASEMENT.exec(text)?.[0].trim();
  return words === undefined ? {} : { place: { area: "public", words } };
}

/** 「便利商店正上面」: said in answer to where, it is where, as well as anybody can say it. */
const SPOT =
  /側|侧|旁|門口|门口|前面|後面|后面|樓下|楼下|外面|底下|下面|上面|對面|对面|中間|中间|角落|入口|出口|\b(?:near|next to|behind|outside|in front|corner|side|under|above|by the|at the|entrance|exit|basement)\b/i;
const LONGEST_SPOT = 40;

function spotIn(text: string): Slots {
  return SPOT.test(text) && text.length <= LONGEST_SPOT
    ? { place: { area: "public", words: text } }
    : {};
}

/** Nothing speaks against the home that is known. */
export const isAtHome = ({ place }: Slots, known: Slots): boolean =>
  known.unit !== undefined && place?.area !== "public";

/** Whether somebody could go there by this alone. */
export function isPlaced(told: Slots, known: Slots): boolean {
  if (told.unit) return true;
  const { place } = told;
  if (!place) return false;
  return place.area === "home" ? Boolean(known.unit) : ONE_OF_ITS_KIND.test(place.words);
}

/** A community has one of these, or few; lifts, stairs and corridors stand in every building. */
const ONE_OF_ITS_KIND =
  /大廳|大厅|大堂|泳池|健身|中庭|花園|花园|車庫|车库|停車場|停车场|遊樂|游乐|會所|会所|大門|大门|[東西南北側侧後后]門|[东西南北侧后]门|警衛|保安亭|垃圾[房間间站]|信箱|收發室|收发室|管理[室處处]|櫃[台檯]|柜台|頂樓|顶楼|天台|交誼廳|交谊厅|閱覽室|阅览室|車位|车位|(?<![a-z\d])b[1-5](?![a-z\d])|lobby|pool|gym|garage|car ?park|garden|playground|clubhouse|gate|rubbish|garbage|refuse|bin (?:room|store)|mail ?room|roof/i;

/** Words that say that another was meant. */
export const correctsPlace = ({ corrects, text }: Utterance): boolean =>
  corrects || CORRECTS.test(text);
const CORRECTS =
  /不是|唔係|唔系|打錯|打错|寫錯|写错|說錯|说错|講錯|更正|應該是|应该是|\b(?:not|sorry|typo|mean|meant|correction|wrong)\b/i;
