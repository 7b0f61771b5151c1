import type { Unit } from "../records/unit.ts";

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
  // C室 says nothing of the floor, 1205 says the 12th.
  const told = number?.replace(/\D/g, "").slice(0, -2) ?? "";
  const staysOnFloor = told === "" || told === before.floor;
  return { ...house, floor: floor ?? (staysOnFloor ? before.floor : null), number, sub };
}
