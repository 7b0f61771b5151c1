import { Router, type Request, type Response } from "express";
import { foldedLogin, type Account } from "../../core/records/account.ts";
import { passwordFault } from "../../core/people/password-rules.ts";
import { staffIn } from "../../core/people/staff-in.ts";
import type { Result } from "../../core/result.ts";
import type { Clock } from "../../runtime/clock.ts";
import type { Passwords } from "../../runtime/people/passwords.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import { Refusal } from "../refusals.ts";
import {
  invitationKeySchema,
  joiningSchema,
  leavingSchema,
  recoveringSchema,
  signInSchema,
  type Invited,
  type Me,
} from "../wire-people.ts";
import type { Door } from "./door.ts";
import { tries } from "./tries.ts";

export interface SignInApi {
  readonly runtime: Runtime;
  readonly door: Door;
  readonly passwords: Passwords;
  readonly clock: Clock;
  /** Of the other way in, on the button that leads to it; null: there is none. */
  readonly oidcName: string | null;
}

const QUARTER_MS = 15 * 60_000;
const TRIES_AN_ACCOUNT = 5;
/** An office behind one address has many hands. */
const TRIES_AN_ADDRESS = 30;

/** How colleagues come in, and go: under a community's root. */
export function signInApi(api: SignInApi): Router {
  const { runtime, door, passwords } = api;
  const { people } = runtime;
  const ofAccount = tries(api.clock, TRIES_AN_ACCOUNT, QUARTER_MS);
  const ofAddress = tries(api.clock, TRIES_AN_ADDRESS, QUARTER_MS);
  const router = Router({ mergeParams: true });
  const post = (
    path: string,
    answer: (request: Request, response: Response) => Promise<void>,
  ): void => {
    router
      .route(path)
      .post(readJson, async (request, response) => {
        communityOf(request, runtime);
        response.set("Cache-Control", "no-store");
        await answer(request, response);
      })
      .all(onlyMethods("POST"));
  };
  const address = (request: Request): string => request.ip ?? "";
  /** @throws {Refusal} `too-many-tries` */
  const count = (response: Response, ...waits: readonly number[]): void => {
    const wait = Math.max(...waits);
    if (wait === 0) return;
    response.set("Retry-After", String(Math.ceil(wait / 1_000)));
    throw new Refusal("too-many-tries");
  };

  post("/api/staff/sign-in", async (request, response) => {
    const told = bodyOf(request, signInSchema);
    const login = foldedLogin(told.login);
    count(response, ofAddress.begin(address(request)));
    count(response, ofAccount.begin(login));
    const account = people.byLogin(login);
    const hash = account?.disabled === false ? account.passwordHash : null;
    // Also for nobody's login: who waits as long learns as little.
    const isRight = await passwords.isRight(told.password, hash);
    if (!isRight || account === undefined) throw new Refusal("sign-in-wrong");
    ofAccount.forgive(login);
    ofAddress.takeBack(address(request));
    await door.begin(request, response, account);
    response.status(204).end();
  });

  post("/api/staff/invitation", async (request, response) => {
    const { key } = bodyOf(request, invitationKeySchema);
    count(response, ofAddress.begin(address(request)));
    const invitation = await people.invitations.look(key);
    const known = people.find(invitation?.account ?? "");
    if (invitation === null || (invitation.account !== null && known?.disabled !== false))
      throw new Refusal("invitation-spent");
    ofAddress.takeBack(address(request));
    const kind = known === undefined ? "join" : invitation.isBare ? "enter" : "recover";
    response.json({ kind, name: known?.name ?? invitation.name } satisfies Invited);
  });

  const enter = async (
    request: Request,
    response: Response,
    opened: Result<Account, "spent" | "login-taken" | "oidc-taken" | "identity-taken">,
  ): Promise<void> => {
    if (!opened.ok)
      throw new Refusal(opened.error === "login-taken" ? "login-taken" : "invitation-spent");
    if (opened.value.login !== null) ofAccount.forgive(opened.value.login);
    await door.begin(request, response, opened.value);
    response.status(204).end();
  };

  post("/api/staff/join", async (request, response) => {
    const { key, password, ...told } = bodyOf(request, joiningSchema);
    const login = foldedLogin(told.login);
    count(response, ofAddress.begin(address(request)));
    // Before the work of hashing, which nobody without a key can cause.
    if ((await people.invitations.look(key)) === null) throw new Refusal("invitation-spent");
    ofAddress.takeBack(address(request));
    refuseWeak(password, login);
    const passwordHash = await passwords.hash(password);
    const joining = { ...told, login, passwordHash };
    await enter(request, response, await people.invitations.join(key, joining));
  });

  post("/api/staff/recover", async (request, response) => {
    const { key, password } = bodyOf(request, recoveringSchema);
    count(response, ofAddress.begin(address(request)));
    const invitation = await people.invitations.look(key);
    const account = people.find(invitation?.account ?? "");
    if (account === undefined) throw new Refusal("invitation-spent");
    ofAddress.takeBack(address(request));
    if (password !== null) refuseWeak(password, account.login ?? "");
    const hash = password === null ? null : await passwords.hash(password);
    await enter(request, response, await people.invitations.recover(key, hash));
  });

  post("/api/staff/sign-out", async (request, response) => {
    const { everywhere } = bodyOf(request, leavingSchema);
    const { id } = await door.account(request);
    if (everywhere) await people.sessions.endAll(id);
    await door.leave(request, response);
    response.status(204).end();
  });

  router
    .route("/api/staff/doors")
    .get((request, response) => {
      communityOf(request, runtime);
      response.set("Cache-Control", "no-store").json({ oidc: api.oidcName });
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/me")
    .get(async (request, response) => {
      const community = communityOf(request, runtime).id;
      const account = await door.account(request);
      const { id, name, title, language, away } = account;
      const roles = [...staffIn(account, community).roles];
      const me: Me = { id, name, title, language, away, roles };
      response.set("Cache-Control", "no-store").json(me);
    })
    .all(onlyMethods("GET"));

  return router;
}

function refuseWeak(password: string, login: string): void {
  const fault = passwordFault(password, login);
  if (fault !== null) throw new Refusal(fault);
}
