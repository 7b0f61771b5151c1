import type { Beside } from "../src/core/act.ts";
import { namedStaff, type Staff, type StaffRole } from "../src/core/records/actor.ts";
import type { Result } from "../src/core/result.ts";

/** A colleague of the whole installation, by name. */
export function colleague(name: string, ...roles: readonly StaffRole[]): Staff {
  return {
    kind: "staff",
    ...namedStaff(name),
    roles: roles.length > 0 ? roles : ["staff"],
    communities: "all",
  };
}

/** An act with its input, which must fit. */
export function told<Told>(
  act: { readonly name: string; told(input: unknown): Result<Told, string> },
  input: unknown = {},
): Told {
  const read = act.told(input);
  if (!read.ok) throw new Error(`${act.name} lacks ${read.error}`);
  return read.value;
}

/** An act that nothing is read for besides. */
export const NOTHING_BESIDE: Beside = { outgoing: null, alert: null, seen: null };
