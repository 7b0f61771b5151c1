import type { Path } from "../content/check/yaml-source.ts";
import type { Unit, RegisteredUnit } from "../records/unit.ts";
import { didYouMean } from "../text/closest.ts";
import type { Floors, UnitRef, WrittenCommunity, WrittenUnit, WrittenUnits } from "./schema.ts";
import type { Tell } from "./tell.ts";

/** A community's units, and how the rest of its seed refers to them. */
export interface Units {
  readonly all: readonly RegisteredUnit[];
  /** The unit that is meant; null when there is none, which is told at `at`. */
  find(ref: UnitRef, at: Path): RegisteredUnit | null;
}

/** Makes the list of units, one by one and by whole buildings. `base` is the community's place. */
export function plannedUnits(written: WrittenCommunity, base: Path, tell: Tell): Units {
  const byId = new Map<string, { readonly unit: RegisteredUnit; readonly at: Path }>();
  const byParts = new Map<string, RegisteredUnit>();
  const register = (unit: RegisteredUnit, at: Path): void => {
    const first = byId.get(unit.id);
    const same = byParts.get(partsKey(unit));
    if (first) return tell.twice(at, `The unit ${unit.id}`, first.at);
    if (same) return tell.twice(at, `The unit ${same.id}`, byId.get(same.id)?.at ?? at);
    byId.set(unit.id, { unit, at });
    byParts.set(partsKey(unit), unit);
  };
  for (const [n, one] of written.units.entries()) {
    const at = [...base, "units", n];
    if (one.number === undefined && one.floor === undefined) {
      tell(at, "missing", 'A "number" or a "floor" is missing here');
      continue;
    }
    register(registered(one, one.id), at);
  }
  for (const [n, row] of written.unitsOf.entries()) {
    const at = [...base, "unitsOf", n];
    for (const unit of expanded(row, at, tell)) register(registered(unit), at);
  }
  return {
    all: [...byId.values()].map(({ unit }) => unit),
    find(ref, at) {
      const found =
        typeof ref === "string" ? byId.get(ref)?.unit : byParts.get(partsKey(registered(ref)));
      if (found) return found;
      const name = typeof ref === "string" ? ref : unitName(registered(ref));
      const cure = didYouMean(name, byId.keys()) || "List it under units or unitsOf.";
      tell(at, "unknown-unit", `There is no unit ${name}`, cure);
      return null;
    },
  };
}

function registered(written: WrittenUnit, id?: string): RegisteredUnit {
  const { building, entrance = null, floor = null, number = null, sub = null } = written;
  const parts = { building, entrance, floor, number, sub };
  return { id: id ?? unitName(parts), ...parts };
}

/** A-1203, A-5-2: the parts that there are. */
function unitName({ building, entrance, floor, number, sub }: Unit): string {
  return [building, entrance, floor, number, sub].filter((part) => part !== null).join("-");
}

function partsKey({ building, entrance, floor, number, sub }: Unit): string {
  return JSON.stringify([building, entrance, floor, number, sub]);
}

/** The same homes on each floor. */
function expanded(row: WrittenUnits, at: Path, tell: Tell): readonly WrittenUnit[] {
  const { building, entrance, doors, subs, flats } = row;
  const ways = [doors, subs, flats].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    tell(at, "wrong-value", 'A row needs just one of "doors", "subs" and "flats"');
    return [];
  }
  const base = entrance === undefined ? { building } : { building, entrance };
  return floorsOf(row.floors, [...at, "floors"], tell).flatMap((floor) => [
    ...(doors ?? []).map((door) => ({
      ...base,
      number: `${floor}${String(door).padStart(2, "0")}`,
    })),
    ...(subs ?? []).map((sub) => ({ ...base, floor: String(floor), sub: String(sub) })),
    ...(flats ?? []).map((number) => ({ ...base, floor: String(floor), number })),
  ]);
}

function floorsOf(written: WrittenUnits["floors"], at: Path, tell: Tell): readonly number[] {
  const each = Array.isArray(written) ? written : [written];
  return each.flatMap((floors, n) => span(floors, Array.isArray(written) ? [...at, n] : at, tell));
}

const HIGHEST_FLOOR = 200;

function span(floors: Floors, at: Path, tell: Tell): readonly number[] {
  if (typeof floors === "number") return [floors];
  const [from = 0, to = 0] = floors.split("-").map(Number);
  if (from < 1 || to > HIGHEST_FLOOR || from > to) {
    const cure = `Expected: floors from and to, such as 1-10, ${HIGHEST_FLOOR} at most.`;
    tell(at, "wrong-value", `"${floors}" are no floors`, cure);
    return [];
  }
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}
