import { Router } from "express";
import type { Clock } from "../runtime/clock.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { communityOf } from "./community-of.ts";
import { onlyMethods } from "./errors.ts";
import { bodyOf, readJson } from "./json-body.ts";
import { Refusal } from "./refusals.ts";
import { tries } from "./sign-in/tries.ts";
import { askedStatusSchema, type ShownStatus } from "./wire.ts";

/** Wrong ones, of one caller and for one ticket: ten thousand would be needed for one phone. */
const MOST_WRONG = 5;
const WITHIN_MS = 60 * 60_000;

/** Where a ticket stands, by its code and the end of the phone that was told with it. */
export function statusApi(runtime: Runtime, clock: Clock): Router {
  const router = Router({ mergeParams: true });
  const byCaller = tries(clock, MOST_WRONG, WITHIN_MS);
  const byCode = tries(clock, MOST_WRONG, WITHIN_MS);

  router
    .route("/api/status")
    .post(readJson, async (request, response) => {
      const { code, digits } = bodyOf(request, askedStatusSchema);
      const community = communityOf(request, runtime);
      const caller = request.ip ?? "";
      const ticket = `${community.id} ${code.replace(/[^0-9a-z]/gi, "").toUpperCase()}`;
      if (byCaller.begin(caller) > 0 || byCode.begin(ticket) > 0) throw new Refusal("enough-tries");
      const found = await runtime.reaching.ticketStatus(community.id, code, digits);
      if (found === null) throw new Refusal("no-such-status");
      byCaller.takeBack(caller);
      byCode.takeBack(ticket);
      const shown: ShownStatus = {
        ...found,
        promises: [...found.promises],
        zone: community.zone,
      };
      response.set("Cache-Control", "no-store").json(shown);
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/status/company")
    .get((request, response) => {
      const { company, emergency } = communityOf(request, runtime);
      response.json({ company, office: emergency.office ?? null });
    })
    .all(onlyMethods("GET"));

  return router;
}
