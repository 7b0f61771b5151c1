import { Router, type Request } from "express";
import type { Clock } from "../../runtime/clock.ts";
import type { ConversationId } from "../../runtime/context.ts";
import { isCallable } from "../../runtime/reaching/public-address.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import { messageAllowance } from "../message-allowance.ts";
import { Refusal } from "../refusals.ts";
import type { Sessions } from "../session.ts";
import { tries } from "../sign-in/tries.ts";
import {
  deviceSchema,
  endpointSchema,
  givenMailSchema,
  seenSchema,
  type ReachState,
} from "../wire.ts";

export interface ReachApi {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  /** With it pages subscribe to push. */
  readonly pushKey: string;
  readonly clock: Clock;
}

const CHANNEL = "web";
const HOUR_MS = 60 * 60_000;
/** Mails that ask whether an address is theirs: nobody fills a stranger's mailbox by us. */
const ASKED_A_CONVERSATION = 5;
const ASKED_A_CALLER = 10;
const ASKED_AN_ADDRESS = 3;

/** What a resident's page says of how they are reached, and that they look at it. */
export function reachApi({ runtime, sessions, pushKey, clock }: ReachApi): Router {
  const router = Router({ mergeParams: true });
  const { reaching } = runtime;
  // Each says something seldom; a page that says it all the time is none of ours.
  const allowance = messageAllowance(clock);
  const byConversation = tries(clock, ASKED_A_CONVERSATION, HOUR_MS);
  const byCaller = tries(clock, ASKED_A_CALLER, HOUR_MS);
  const byAddress = tries(clock, ASKED_AN_ADDRESS, 24 * HOUR_MS);

  const sessionOf = (request: Request): ConversationId => {
    const { id: community } = communityOf(request, runtime);
    const session = sessions.chat(request, community);
    if (session === null) throw new Refusal("no-session");
    return { community, channel: CHANNEL, conversation: session.conversation };
  };
  const saying = (request: Request): ConversationId => {
    const on = sessionOf(request);
    if (allowance.take(on.conversation) > 0) throw new Refusal("too-many-messages");
    return on;
  };

  router
    .route("/api/chat/reach")
    .get(async (request, response) => {
      const { mail, mailOffered } = await reaching.ways(sessionOf(request));
      const state: ReachState = { pushKey, mail, mailOffered };
      response.set("Cache-Control", "no-store").json(state);
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/chat/seen")
    .post(readJson, async (request, response) => {
      const on = saying(request);
      await reaching.looked(on, bodyOf(request, seenSchema).upTo);
      response.status(204).end();
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/chat/devices")
    .post(readJson, async (request, response) => {
      const on = saying(request);
      const { endpoint, keys } = bodyOf(request, deviceSchema);
      if (!isCallable(endpoint)) throw new Refusal("bad-request", "field endpoint");
      await reaching.subscribe(on, { endpoint, ...keys });
      response.status(204).end();
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/chat/devices/forget")
    .post(readJson, async (request, response) => {
      await reaching.unsubscribe(saying(request), bodyOf(request, endpointSchema).endpoint);
      response.status(204).end();
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/chat/mail")
    .post(readJson, async (request, response) => {
      const on = saying(request);
      const { address, language } = bodyOf(request, givenMailSchema);
      const asked = [
        [byConversation, on.conversation],
        [byCaller, request.ip ?? ""],
        [byAddress, address.toLowerCase()],
      ] as const;
      if (!asked.every(([each, of]) => each.begin(of) === 0)) throw new Refusal("enough-tries");
      await reaching.giveMail(on, address, language);
      // The same whether anything is sent: nobody learns here who refused our mails.
      response.status(204).end();
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/chat/mail/stop")
    .post(readJson, async (request, response) => {
      await reaching.stopMail(saying(request));
      response.status(204).end();
    })
    .all(onlyMethods("POST"));

  return router;
}
