import { Router, type Request, type Response } from "express";
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import type { StaffRefusal } from "../../core/takeover/staff-acts.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { StaffAction } from "../../runtime/staff.ts";
import { bodyOf, readJson } from "../chat/api.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import type { LiveStreams } from "../live-events.ts";
import { Refusal, type RefusalCode } from "../refusals.ts";
import type { Sessions, StaffSession } from "../session.ts";
import { feedStaff } from "./events.ts";
import { resolutionSchema, staffNameSchema } from "../wire.ts";

export interface StaffApi {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  readonly streams: LiveStreams;
  readonly clock: Clock;
  readonly log: Log;
}

/** The API of staff's screen, under a community's root. */
export function staffApi(api: StaffApi): Router {
  const { runtime, sessions } = api;
  const router = Router({ mergeParams: true });

  router
    .route("/api/staff/events")
    .get((request, response) => {
      const { name } = staffOf(request, sessions);
      const community = communityOf(request, runtime);
      // A page whose stream was refused asks so for the reason.
      if (request.method === "HEAD") return void response.status(204).end();
      const stream = api.streams.open(request, response);
      feedStaff(stream, {
        runtime,
        community,
        staff: name,
        now: () => api.clock.now(),
        isStillStaff: () => sessions.staff(request) !== null,
        failed(thrown) {
          api.log.error("staff-feed-failed", { community: community.id }, thrown);
          stream.end();
        },
      });
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/alerts/:alert")
    .get(async (request, response) => {
      staffOf(request, sessions);
      const community = communityOf(request, runtime).id;
      const alert = await runtime.alert(community, request.params["alert"]);
      if (alert === null) throw new Refusal("not-found");
      response.set("Cache-Control", "no-store").type("text/plain").send(alert.text);
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/name")
    .post(readJson, (request, response) => {
      staffOf(request, sessions);
      const { name } = bodyOf(request, staffNameSchema);
      sessions.nameStaff(request, response, name);
      response.json({ name });
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/staff/tickets/:ticket/acknowledge")
    .post(readJson, async (request, response) => {
      const act = { kind: "acknowledge", ...actOf(request, api) } as const;
      await perform(act, response, runtime);
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/staff/tickets/:ticket/resolve")
    .post(readJson, async (request, response) => {
      const act = actOf(request, api);
      const { text } = bodyOf(request, resolutionSchema);
      await perform({ kind: "resolve", ...act, text }, response, runtime);
    })
    .all(onlyMethods("POST"));

  return router;
}

function staffOf(request: Request, sessions: Sessions): StaffSession {
  const session = sessions.staff(request);
  if (session === null) throw new Refusal("not-staff");
  return session;
}

function actOf(
  request: Request,
  { runtime, sessions }: StaffApi,
): { readonly community: string; readonly staff: string; readonly ticket: string } {
  const { name } = staffOf(request, sessions);
  if (request.is("application/json") === false) throw new Refusal("json-only");
  if (name === null) throw new Refusal("name-needed");
  const community = communityOf(request, runtime).id;
  return { community, staff: name, ticket: String(request.params["ticket"]) };
}

async function perform(action: StaffAction, response: Response, runtime: Runtime): Promise<void> {
  const done = await runtime.staff(action);
  if (!done.ok) throw new Refusal(refusalFor(done.error));
  response.status(204).end();
}

function refusalFor(refusal: StaffRefusal): RefusalCode {
  switch (refusal) {
    case "no-such-ticket":
    case "no-such-conversation":
      return "not-found";
    case "already-done":
    case "not-yours":
      return refusal;
  }
}
