import { Router, type Request } from "express";
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import { alertIn, languageSchema } from "../../core/records/message.ts";
import type { StaffAct, StaffRefusal } from "../../core/act.ts";
import { LOOK_ON } from "../../core/policy.ts";
import { staffIn } from "../../core/people/staff-in.ts";
import type { Draws } from "../../core/tuning/drawn.ts";
import type { Files } from "../../core/files/files.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { StaffAction } from "../../runtime/staff.ts";
import type { TuningDesk } from "../../runtime/tuning/tuning-desk.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { readJson } from "../json-body.ts";
import type { LiveStreams } from "../live-events.ts";
import { Refusal, type RefusalCode } from "../refusals.ts";
import type { Door } from "../sign-in/door.ts";
import { caseRoutes } from "./cases.ts";
import { feedStaff } from "./events.ts";
import { withFiles } from "./files.ts";
import { lookUp } from "./look-up.ts";
import { understandingRoutes } from "./understanding.ts";
import type { Who } from "./who.ts";

export interface StaffApi {
  readonly acts: readonly StaffAct[];
  readonly runtime: Runtime;
  readonly tuning: TuningDesk | undefined;
  readonly draws: Draws | undefined;
  readonly door: Door;
  readonly files: Files;
  readonly streams: LiveStreams;
  readonly clock: Clock;
  readonly log: Log;
}

/** Under them each act has its name. */
const TICKET = "tickets/:ticket";
const CONVERSATION = "conversations/:channel/:conversation";
const PLACES = { ticket: TICKET, conversation: CONVERSATION, community: "community" } as const;

/** The API of staff's screen, under a community's root. */
export function staffApi(api: StaffApi): Router {
  const { runtime, door } = api;
  const router = Router({ mergeParams: true });

  router
    .route("/api/staff/events")
    .get(async (request, response) => {
      const community = communityOf(request, runtime);
      const staff = await door.staff(request, community.id, LOOK_ON);
      // A page whose stream was refused asks so for the reason.
      if (request.method === "HEAD") return void response.status(204).end();
      const stream = api.streams.open(request, response);
      const session = door.attend(request, staff.id, () => stream.end());
      stream.onClose(() => session.stop());
      feedStaff(stream, {
        runtime,
        community,
        staff,
        now: () => api.clock.now(),
        isStillStaff: () => session.isOpen(),
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
      const community = communityOf(request, runtime).id;
      await door.staff(request, community, LOOK_ON);
      const alert = await runtime.alert(community, request.params["alert"]);
      if (alert === null) throw new Refusal("not-found");
      const language = languageSchema.catch("zh-Hant").parse(request.query["language"]);
      response.set("Cache-Control", "no-store").type("text/plain").send(alertIn(alert, language));
    })
    .all(onlyMethods("GET"));

  const who: Who = (request, community, permitted) => door.staff(request, community, permitted);
  router.use(
    lookUp(runtime, who),
    caseRoutes(runtime, who, () => api.clock.now()),
    understandingRoutes(runtime, api.tuning, api.draws, who),
  );

  for (const act of api.acts) {
    router
      .route(`/api/staff/${PLACES[act.about]}/${act.name}`)
      .post(readJson, async (request, response) => {
        const done = await runtime.staff(await actionOf(act, request, api));
        if (!done.ok) throw new Refusal(refusalFor(done.error));
        response.status(204).end();
      })
      .all(onlyMethods("POST"));
  }

  return router;
}

async function actionOf(
  act: StaffAct,
  request: Request,
  { runtime, door, files }: StaffApi,
): Promise<StaffAction> {
  const account = await door.account(request);
  if (request.is("application/json") === false) throw new Refusal("json-only");
  const community = communityOf(request, runtime).id;
  // What they may, the policy is asked where the act is transacted.
  const by = staffIn(account, community);
  const param = (of: string): string => String(request.params[of]);
  const on = { community, channel: param("channel"), conversation: param("conversation") };
  const of = act.about === "conversation" ? on : null;
  const told = act.told(await withFiles(request.body ?? {}, files, community, of));
  if (!told.ok) throw new Refusal("bad-request", `field ${told.error}`);
  if (told.value.about === "community") return { by, act: told.value, community };
  return told.value.about === "ticket"
    ? { by, act: told.value, of: { community, ticket: param("ticket") } }
    : { by, act: told.value, on };
}

function refusalFor(refusal: StaffRefusal): RefusalCode {
  switch (refusal) {
    case "no-such-ticket":
    case "no-such-conversation":
    case "no-such-announcement":
    case "no-such-alert":
    case "no-such-shift":
      return "not-found";
    case "already-done":
    case "not-yours":
    case "past":
    case "no-such-colleague":
    case "no-such-kind":
    case "reason-needed":
    case "too-late":
      return refusal;
  }
}
