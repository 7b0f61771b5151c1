import { z } from "zod";

/** What colleagues are trusted with; somebody may have several. */
export const STAFF_ROLES = [
  "staff",
  "technician",
  "department-head",
  "supervisor",
  "director",
  "admin",
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who does something. */
export type Actor =
  | { readonly kind: "resident"; readonly channel: string; readonly person: string }
  | Staff
  /** The desk itself: what falls due, jobs. */
  | { readonly kind: "desk" };

/** A colleague: the id is who they are, the name is how they are shown and may change. */
export interface Staff extends StaffMember {
  readonly kind: "staff";
  /** What they are to residents, beside their name (B23). */
  readonly title?: string;
  readonly roles: readonly StaffRole[];
  /** Ids of the communities that they work in. */
  readonly communities: "all" | readonly string[];
}

export const DESK: Actor = { kind: "desk" };

/** A colleague in a record: who, and by which name then. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
}

/** Who is known by name alone: in records from before there were ids, on the command line. */
export function namedStaff(name: string): StaffMember {
  return { id: `name:${name}`, name };
}

/** A record's colleague; once the name alone was written. */
export const staffMemberSchema: z.ZodType<StaffMember> = z.union([
  z.object({ id: z.string(), name: z.string() }),
  z.string().transform(namedStaff),
]);
