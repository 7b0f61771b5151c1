import type { PersonName } from "../../records/person-name.ts";
import type { Place, Unit } from "../../records/unit.ts";
import type {
  Entities,
  NameSpan,
  PhoneSpan,
  PlaceSpan,
  Span,
  TimeSpan,
  UnitParts,
  UnitSpan,
} from "../interpretation.ts";

/** What spans tell together; `asked` names what was asked for: there a bare answer counts too. */
export function entitiesOf(all: readonly Span[], { asked }: { readonly asked: boolean }): Entities {
  const units = all.filter((span) => span.kind === "unit");
  const names = all.filter((span) => span.kind === "name");
  const phones = all.filter((span) => span.kind === "phone");
  const times = all.filter((span) => span.kind === "time");
  const places = all.filter((span) => span.kind === "place");
  return {
    unit: unitIn(units, asked),
    name: nameIn(names, asked),
    phone: phoneIn(phones, asked || isIntroduced(all)),
    when: whenIn(times, asked),
    place: placeIn(places, asked),
  };
}

/** The highest; of equals the first. */
function best<T extends Span>(spans: readonly T[]): T | undefined {
  return spans.reduce<T | undefined>(
    (found, span) => (found === undefined || span.score > found.score ? span : found),
    undefined,
  );
}

/** What a bare answer is read by. */
export const WHOLE_ANSWER = "the whole answer";

const PARTS = ["building", "entrance", "floor", "number", "sub"] as const;

/** The resident's own unit, with the parts told elsewhere: 「11号楼，…那家，1403室」. */
function unitIn(all: readonly UnitSpan[], asked: boolean): Unit | null {
  const [whole] = all.filter(({ because }) => because.includes(WHOLE_ANSWER));
  if (asked && whole !== undefined) return filled(whole.parts);
  const own = all.filter(
    (span) => span !== whole && span.whose === "writer" && span.about === "home",
  );
  const chosen = chosenUnit(own, asked) ?? (asked ? onlyUnit(all) : undefined);
  if (chosen === undefined) return null;
  const others = own.filter(
    ({ strength, clause }) => strength !== "name" && (strength !== "weak" || clause),
  );
  // 「2單元電梯停了，我住17樓」: whoever writes of a building's lift lives there.
  const around = all.filter(({ about, whose }) => about === "place" && whose === "writer");
  const more = [...others.map(({ parts }) => parts), ...around.map(({ parts }) => houseOf(parts))];
  const told = more.reduce(
    (known, parts) => (agree(parts, known) ? { ...parts, ...known } : known),
    chosen.parts,
  );
  return filled(besideOthers(told, chosen.start, all));
}

/** Asked where they live, the one door that they name is theirs, unless it is a neighbour's. */
function onlyUnit(all: readonly UnitSpan[]): UnitSpan | undefined {
  const [only, another] = all.filter(({ strength }) => strength === "strong");
  const isNextDoor = only?.because.some((why) => /next door|upstairs|they live/.test(why));
  return another === undefined && !isNextDoor ? only : undefined;
}

/**
 * 「B棟1702吵死了，我1602」, "she's in A1507, I'm 1407": whoever names another's home with its building
 * and their own without lives in the same one.
 */
function besideOthers(own: UnitParts, start: number, all: readonly UnitSpan[]): UnitParts {
  const { building, entrance, number = "" } = own;
  if ((building ?? entrance) !== undefined || (own.floor === undefined && !/^\d{2}/.test(number)))
    return own;
  const others = all.filter(
    (span) =>
      span.about === "home" &&
      span.end <= start &&
      (span.parts.floor ?? span.parts.number) !== undefined &&
      !span.because.some((row) => ELSEWHERE.has(row)),
  );
  const houses = new Set(others.map(({ parts }) => JSON.stringify(houseOf(parts))));
  const letters = new Set(
    others.map(({ parts }) => /^[A-H](?=\d{3,4}$)/.exec(parts.number ?? "")?.[0]),
  );
  const [other] = others;
  if (other === undefined || houses.size !== 1 || letters.size !== 1) return own;
  const [letter] = letters;
  return {
    ...houseOf(other.parts),
    ...own,
    ...(letter !== undefined && /^\d/.test(number) && { number: letter + number }),
  };
}
const ELSEWHERE = new Set(["not mine: a hotel's", "not mine: lived there before"]);

/** The parts of a unit that neighbours share. */
function houseOf({ building, entrance }: UnitParts): UnitParts {
  return {
    ...(building !== undefined && { building }),
    ...(entrance !== undefined && { entrance }),
  };
}

function chosenUnit(
  own: readonly UnitSpan[],
  asked: boolean,
): Pick<UnitSpan, "parts" | "start"> | undefined {
  const corrected = own.findLast(corrects);
  if (corrected !== undefined) return withWhatStands(corrected, own);
  const found = best(own.filter(({ score }) => score > 0));
  const isOneOfSeveral = (one: UnitSpan): boolean =>
    one.strength === "part" &&
    one.score < SURE &&
    own.some((other) => other.strength === "part" && !agree(one.parts, other.parts));
  if (found !== undefined) return isOneOfSeveral(found) ? undefined : found;
  if (!asked) return undefined;
  const named = own.find(({ strength, clause }) => strength === "name" && clause);
  return own.find(({ strength }) => strength === "weak") ?? named;
}

const CORRECTS = new Set(["taken back before", "and not another"]);
/** Whether a span takes back what was said before: 是8樓不是6樓. */
export const corrects = ({ because }: Span): boolean => because.some((row) => CORRECTS.has(row));
/** Of two buildings alone the one that is said to be one's own counts. */
const SURE = 5;

/** 「3棟1203，打錯了，是1205」 is still in building 3. */
function withWhatStands(
  corrected: UnitSpan,
  own: readonly UnitSpan[],
): Pick<UnitSpan, "parts" | "start"> {
  const before = own.findLast(({ end }) => end <= corrected.start)?.parts;
  if (before === undefined || corrected.parts.building !== undefined) return corrected;
  return { ...corrected, parts: { ...houseOf(before), ...corrected.parts } };
}

/** 「9號樓」 and 「9號樓3單元1401」 are one unit, told twice. */
const agree = (one: UnitParts, other: UnitParts): boolean =>
  PARTS.every((part) => (one[part] ?? other[part]) === (other[part] ?? one[part]));

const filled = (parts: UnitParts): Unit => ({ ...NONE, ...parts });
const NONE: Unit = { building: null, entrance: null, floor: null, number: null, sub: null };

function nameIn(spans: readonly NameSpan[], asked: boolean): PersonName | null {
  const told = spans.filter(({ answer }) => !answer);
  const surest = best(told) ?? (asked ? best(spans) : undefined);
  if (surest === undefined) return null;
  // 林火旺 森林的林 only explains a part of the name.
  const isExplained = surest.because.includes("its characters explained");
  const whole = spans.find(
    ({ parts, end }) =>
      isExplained && end <= surest.start && parts.surname === surest.parts.surname,
  );
  const found = (whole ?? surest).parts;
  // 我姓紀 紀小姐 says it in two breaths.
  const again = spans.map(({ parts }) => parts).filter(({ surname }) => surname === found.surname);
  const form = found.form ?? again.find((name) => name.form !== null)?.form ?? null;
  return { ...found, form };
}

/** Eight digits beside a name or a door are how to call them. */
function isIntroduced(all: readonly Span[]): boolean {
  return all.some(
    (span) =>
      !span.answer && span.whose === "writer" && (span.kind === "name" || span.kind === "unit"),
  );
}

function phoneIn(phones: readonly PhoneSpan[], asked: boolean): string | null {
  const own = phones.filter(({ whose, answer }) => whose === "writer" && (asked || !answer));
  return best(asked && own.length === 0 ? phones : own)?.parts ?? null;
}

/** When a time was asked for, any that is not past counts, and 都可以 and "anytime". */
function whenIn(spans: readonly TimeSpan[], asked: boolean): string | null {
  const found = best(spans.filter(({ about }) => about === "visit"));
  if (found !== undefined || !asked) return found?.parts ?? null;
  return best(spans.filter(({ score, answer }) => answer || score > IMPOSSIBLE))?.parts ?? null;
}
/** Past, taken back, or a time of something else for sure. */
const IMPOSSIBLE = -9;

function placeIn(spans: readonly PlaceSpan[], asked: boolean): Place | null {
  const told = spans.filter(({ answer }) => asked || !answer);
  const first = best(told);
  const level = told.filter(({ score }) => score === first?.score);
  return level.toSorted((one, other) => one.start - other.start)[0]?.parts ?? null;
}
