import type { Request } from "express";
import { can, type About, type Permitted } from "../../core/policy.ts";
import type { Staff } from "../../core/records/actor.ts";
import { Refusal } from "../refusals.ts";

/**
 * Who of staff asks for something.
 * @throws {Refusal} `not-staff`, or as {@link mustBeAllowed}
 */
export type Who = (request: Request, community: string, permitted: Permitted) => Promise<Staff>;

/** @throws {Refusal} `not-found` for what isn't theirs: that it is there is nobody else's business */
export function mustBeAllowed(by: Staff, permitted: Permitted, about: About): void {
  if (!can(by, permitted, about).ok) throw new Refusal("not-found");
}
