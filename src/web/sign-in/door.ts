import type { Request, Response } from "express";
import { z } from "zod";
import { staffIn } from "../../core/people/staff-in.ts";
import { can, type Permitted } from "../../core/policy.ts";
import type { Account } from "../../core/records/account.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { People } from "../../runtime/people/people.ts";
import type { Attended } from "../../runtime/people/sessions.ts";
import { Refusal } from "../refusals.ts";
import type { SignedCookies } from "../signed-cookie.ts";

/** Who of the staff asks: a cookie holds a secret, and what it opens is looked up each time. */
export interface Door {
  /** @throws {Refusal} `not-staff` */
  account(request: Request): Promise<Account>;
  /**
   * Who may do that in the community.
   * @throws {Refusal} `not-staff`, `not-found` for who doesn't work there, or `not-yours`
   */
  staff(request: Request, community: string, act: Permitted): Promise<Staff>;
  /** For pages: null when nobody is signed in; a session whose roles changed gets a new secret. */
  page(request: Request, response: Response): Promise<Account | null>;
  begin(request: Request, response: Response, account: Account): Promise<void>;
  leave(request: Request, response: Response): Promise<void>;
  /** Watches over the session of a live stream; see `StaffSessions.attend`. */
  attend(request: Request, account: string, ended: () => void): Attended;
}

const COOKIE = "staff";
/** A little more than any session lasts: the store knows when it ends. */
const COOKIE_MS = 13 * 3_600_000;
const cookie = z.strictObject({ v: z.literal(3), key: z.string().regex(/^[\w-]{43}$/) });

export function staffDoor(cookies: SignedCookies, people: Pick<People, "sessions">): Door {
  const { sessions } = people;
  const secretOf = (request: Request): string | null => {
    const read = cookie.safeParse(cookies.read(request, COOKIE));
    return read.success ? read.data.key : null;
  };
  const write = (request: Request, response: Response, key: string): void =>
    cookies.write(request, response, COOKIE, { v: 3, key }, COOKIE_MS);
  const account = async (request: Request): Promise<Account> => {
    const secret = secretOf(request);
    const found = secret === null ? null : await sessions.find(secret);
    if (found === null || found.isStale) throw new Refusal("not-staff");
    return found.account;
  };

  return {
    account,
    async staff(request, community, act) {
      const staff = staffIn(await account(request), community);
      const may = can(staff, act, { kind: "community", community });
      if (may.ok) return staff;
      throw new Refusal(staff.roles.length === 0 ? "not-found" : "not-yours");
    },
    async page(request, response) {
      const secret = secretOf(request);
      const found = secret === null ? null : await sessions.find(secret);
      if (secret === null || found === null) return null;
      if (!found.isStale) return found.account;
      const renewed = await sessions.renew(secret);
      if (renewed === null) return null;
      write(request, response, renewed);
      return found.account;
    },
    async begin(request, response, account) {
      write(request, response, await sessions.begin(account, secretOf(request)));
    },
    async leave(request, response) {
      const secret = secretOf(request);
      if (secret !== null) await sessions.end(secret);
      cookies.clear(request, response, COOKIE);
    },
    attend(request, account, ended) {
      const secret = secretOf(request);
      if (secret === null) throw new Refusal("not-staff");
      return sessions.attend(secret, account, ended);
    },
  };
}
