import { Router, type Request, type Response } from "express";
import type { z } from "zod/mini";
import { ACCOUNT_ACTS, INVITE, mayManage, SEE_PEOPLE } from "../../core/people/acts.ts";
import { placesOf } from "../../core/people/staff-in.ts";
import type { Permitted } from "../../core/policy.ts";
import { foldedLogin, type Account, type Grant } from "../../core/records/account.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import { Refusal } from "../refusals.ts";
import type { Door } from "../sign-in/door.ts";
import {
  awaySchema,
  describingSchema,
  disablingSchema,
  grantingSchema,
  identitySchema,
  invitingSchema,
  nothingSchema,
  withdrawingSchema,
} from "../wire-people.ts";
import { shownPeople } from "./people-shown.ts";

export interface PeopleApi {
  readonly runtime: Runtime;
  readonly door: Door;
  readonly now: () => number;
  /** Where a request came to, without a slash at its end: for links. */
  readonly originOf: (request: Request) => string;
}

/** The API by which colleagues' accounts are looked after; every route asks the policy. */
export function peopleApi({ runtime, door, now, originOf }: PeopleApi): Router {
  const { people } = runtime;
  const router = Router({ mergeParams: true });

  /** @throws {Refusal} for who may not; an account of another community isn't there for them */
  const allow = (by: Account, act: Permitted, of: Account | null, places: readonly string[]) => {
    if (mayManage(by, act, of, places)) return;
    const isSeen = of === null || of.id === by.id || mayLookAt(by, of);
    throw new Refusal(isSeen ? "not-yours" : "not-found");
  };
  const link = async (request: Request, to: Parameters<typeof people.invitations.issue>[0]) => ({
    link: `${originOf(request)}/staff/join?key=${await people.invitations.issue(to)}`,
  });

  router
    .route("/api/staff/people")
    .get(async (request, response) => {
      const by = await door.account(request);
      const community = communityOf(request, runtime);
      await door.staff(request, community.id, SEE_PEOPLE);
      const open = await people.invitations.open();
      const around = { community, communities: runtime.communities(), now: now() };
      const shown = shownPeople(by, people.all(), open, around);
      response.set("Cache-Control", "no-store").json(shown);
    })
    .all(onlyMethods("GET"));

  const post = <S extends z.ZodMiniType>(
    path: string,
    schema: S,
    answer: (by: Account, told: z.output<S>, request: Request) => Promise<object | void>,
  ): void => {
    router
      .route(`/api/staff/people/${path}`)
      .post(readJson, async (request: Request, response: Response) => {
        const by = await door.account(request);
        communityOf(request, runtime);
        const answered = await answer(by, bodyOf(request, schema), request);
        response.set("Cache-Control", "no-store");
        if (answered === undefined) response.status(204).end();
        else response.json(answered);
      })
      .all(onlyMethods("POST"));
  };

  post("invite", invitingSchema, async (by, { name, title = "", grants, login }, request) => {
    allow(by, INVITE, null, known(placesOf(grants)));
    const invited = { account: null, grants, name, by };
    if (login === undefined) return link(request, invited);
    const added = await people.add({ name, title, login: foldedLogin(login), grants });
    if (!added.ok) throw new Refusal("login-taken");
    return link(request, { ...invited, account: added.value.id, grants: [] });
  });

  post("withdraw", withdrawingSchema, async (by, { id }) => {
    const found = (await people.invitations.open()).find((one) => one.id === id);
    if (found === undefined) throw new Refusal("not-found");
    const of = people.find(found.invitation.account ?? "");
    allow(by, INVITE, null, placesOf((of ?? found.invitation).grants));
    await people.invitations.withdraw(id);
  });

  /** An act on an account. */
  const act = <S extends z.ZodMiniType>(
    name: keyof typeof ACCOUNT_ACTS,
    schema: S,
    carryOut: (
      on: Account,
      told: z.output<S>,
      request: Request,
      by: Account,
    ) => Promise<object | void>,
    placesToo: (told: z.output<S>) => readonly Grant[] = () => [],
  ): void =>
    post(`:account/${name}`, schema, async (by, told, request) => {
      const on = people.find(String(request.params["account"]));
      if (on === undefined) throw new Refusal("not-found");
      const places = known(placesOf([...on.grants, ...placesToo(told)]));
      allow(by, ACCOUNT_ACTS[name], on, places);
      return carryOut(on, told, request, by);
    });
  const change = async ({ id }: Account, changed: Partial<Account>): Promise<void> => {
    const done = await people.change(id, (before) => ({ ...before, ...changed }));
    if (!done.ok) throw new Refusal(done.error === "no-such-account" ? "not-found" : "taken");
  };
  /** @throws {Refusal} for a community that we don't serve */
  const known = (places: readonly string[]): readonly string[] => {
    const ids = ["all", ...runtime.communities().map(({ id }) => id)];
    if (places.every((one) => ids.includes(one))) return places;
    throw new Refusal("bad-request", "field grants");
  };

  act("describe", describingSchema, (on, { name, title, duty, language }) =>
    change(on, {
      ...(name === undefined ? {} : { name }),
      ...(title === undefined ? {} : { title }),
      ...(duty === undefined ? {} : { duty }),
      ...(language === undefined ? {} : { language }),
    }),
  );
  act("grant", grantingSchema, change, ({ grants }) => grants);
  act("away", awaySchema, change);
  act("disable", disablingSchema, change);
  act("recover", nothingSchema, async (on, _nothing, request, by) => {
    if (on.disabled) throw new Refusal("already-done");
    return link(request, { account: on.id, grants: [], name: on.name, by });
  });
  act("sign-out-everywhere", nothingSchema, ({ id }) => people.sessions.endAll(id));
  act("link", identitySchema, async ({ id }, identity) => {
    if (!(await people.link(id, identity)).ok) throw new Refusal("taken");
  });
  act("unlink", identitySchema, (on, { channel, person }) =>
    change(on, {
      identities: on.identities.filter((one) => one.channel !== channel || one.person !== person),
    }),
  );
  act("link-code", nothingSchema, (on) => people.codes.issue(on));

  return router;
}

/** Whether a colleague hears that somebody is there: they look after people where that one works. */
function mayLookAt(by: Account, of: Account): boolean {
  return placesOf(of.grants).some((place) => mayManage(by, SEE_PEOPLE, null, [place]));
}
