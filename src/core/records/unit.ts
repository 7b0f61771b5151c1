import { z } from "zod";

/**
 * A home or shop of the community, each part bare and canonical (upper case, Arabic digits): A, 12,
 * 1203; null is "has none" or "not told".
 */
export const unitSchema = z.object({
  building: z.string().nullable(),
  entrance: z.string().nullable(),
  floor: z.string().nullable(),
  number: z.string().nullable(),
  sub: z.string().nullable(),
});
export type Unit = Readonly<z.infer<typeof unitSchema>>;

/** Whether a unit is in one of these buildings: A棟, a and Block A are the same. */
export function livesIn(buildings: readonly string[], unit: Unit | null): boolean {
  const own = unit?.building ?? null;
  return own !== null && buildings.some((one) => bareBuilding(one) === bareBuilding(own));
}

function bareBuilding(name: string): string {
  return name
    .normalize("NFKC")
    .toUpperCase()
    .replace(/^(?:BLOCK|TOWER|BUILDING)\s+|\s*[棟栋座幢]$/gu, "")
    .trim();
}

/** Where in the home, or in the public area, something is; `words` as found: 廚房, lift lobby. */
export const placeSchema = z.object({ area: z.enum(["home", "public"]), words: z.string() });
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** A unit on the community's list. Its id is what bills and residents name it by: A-1203. */
export const registeredUnitSchema = z.looseObject({ id: z.string(), ...unitSchema.shape });
export type RegisteredUnit = z.infer<typeof registeredUnitSchema>;
