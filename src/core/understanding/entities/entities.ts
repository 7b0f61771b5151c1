import type {
  Entities,
  NameSpan,
  PersonName,
  Place,
  PlaceSpan,
  Span,
  TimeSpan,
  Unit,
  UnitParts,
  UnitSpan,
} from "../interpretation.ts";

/** What spans tell together; `asked` names what was asked for: there a bare answer counts too. */
export function entitiesOf(
  spans: readonly Span[],
  { asked }: { readonly asked: boolean },
): Entities {
  return {
    unit: unitIn(
      spans.filter((span) => span.kind === "unit"),
      asked,
    ),
    name: nameIn(
      spans.filter((span) => span.kind === "name"),
      asked,
    ),
    phone: phoneIn(spans, asked),
    when: whenIn(
      spans.filter((span) => span.kind === "time"),
      asked,
    ),
    place: placeIn(
      spans.filter((span) => span.kind === "place"),
      asked,
    ),
  };
}

/** The highest; of equals the first. */
function best<T extends Span>(spans: readonly T[]): T | undefined {
  return spans.reduce<T | undefined>(
    (found, span) => (found === undefined || span.score > found.score ? span : found),
    undefined,
  );
}

const PARTS = ["building", "entrance", "floor", "number", "sub"] as const;

/** The resident's own unit, with the parts told elsewhere: 「11号楼，…那家，1403室」. */
function unitIn(spans: readonly UnitSpan[], asked: boolean): Unit | null {
  const whole = spans.find(({ because }) => because.includes("the whole answer"));
  if (asked && whole !== undefined) return filled(whole.parts);
  const own = spans.filter(({ whose, about }) => whose === "writer" && about === "home");
  const chosen = chosenUnit(
    own.filter((span) => span !== whole),
    asked,
  );
  if (chosen === undefined) return null;
  return filled(
    own
      .filter(
        (span) =>
          span !== whole && span.strength !== "name" && (span.strength !== "weak" || span.clause),
      )
      .reduce(
        (parts, span) => (agree(span.parts, parts) ? { ...span.parts, ...parts } : parts),
        chosen.parts,
      ),
  );
}

function chosenUnit(own: readonly UnitSpan[], asked: boolean): Pick<UnitSpan, "parts"> | undefined {
  const corrected = own.findLast(corrects);
  if (corrected !== undefined) return withWhatStands(corrected, own);
  const found = best(own.filter(({ score }) => score > 0));
  if (found !== undefined) {
    const isOneOfSeveral =
      found.strength === "part" &&
      found.score < SURE &&
      own.some((span) => span.strength === "part" && !agree(span.parts, found.parts));
    return isOneOfSeveral ? undefined : found;
  }
  if (!asked) return undefined;
  return (
    own.find(({ strength }) => strength === "weak") ??
    own.find(({ strength, clause }) => strength === "name" && clause)
  );
}

const CORRECTS = new Set(["taken back before", "and not another"]);
/** Whether a span takes back what was said before: 是8樓不是6樓. */
export const corrects = ({ because }: Span): boolean => because.some((row) => CORRECTS.has(row));
/** Of two buildings alone the one that is said to be one's own counts. */
const SURE = 5;

/** 「3棟1203，打錯了，是1205」 is still in building 3. */
function withWhatStands(corrected: UnitSpan, own: readonly UnitSpan[]): Pick<UnitSpan, "parts"> {
  const before = own.findLast(({ end }) => end <= corrected.start)?.parts;
  if (before === undefined || corrected.parts.building !== undefined) return corrected;
  const { building, entrance } = before;
  const stands = {
    ...(building !== undefined && { building }),
    ...(entrance !== undefined && { entrance }),
  };
  return { parts: { ...stands, ...corrected.parts } };
}

/** 「9號樓」 and 「9號樓3單元1401」 are one unit, told twice. */
const agree = (one: UnitParts, other: UnitParts): boolean =>
  PARTS.every((part) => (one[part] ?? other[part]) === (other[part] ?? one[part]));

const filled = (parts: UnitParts): Unit => ({
  building: parts.building ?? null,
  entrance: parts.entrance ?? null,
  floor: parts.floor ?? null,
  number: parts.number ?? null,
  sub: parts.sub ?? null,
});

function nameIn(spans: readonly NameSpan[], asked: boolean): PersonName | null {
  const told = spans.filter(({ answer }) => !answer);
  const found = (best(told) ?? (asked ? best(spans) : undefined))?.parts;
  if (found === undefined) return null;
  // 我姓紀 紀小姐 says it in two breaths.
  const again = spans.map(({ parts }) => parts).filter(({ surname }) => surname === found.surname);
  const form = found.form ?? again.find((name) => name.form !== null)?.form ?? null;
  return { ...found, form };
}

function phoneIn(spans: readonly Span[], asked: boolean): string | null {
  const phones = spans.filter((span) => span.kind === "phone");
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
