import { validateSignature } from "@line/bot-sdk";
import { raw, Router } from "express";
import { z } from "zod";
import type { Log } from "../../runtime/log.ts";
import { answerRefusals, onlyPost, Refusal } from "../../runtime/webhook-refusals.ts";
import { parsed } from "./parsed.ts";
import { CHANNEL } from "./places.ts";

export const PATH = "/line/webhook";

/** A webhook bears some events of a few kB each. */
const MOST_BYTES = 1024 * 1024;

const bodySchema = z.looseObject({ events: z.array(z.unknown()) });

/** What became of an event: a malformed one is told to the platform, behind all the others. */
export type TakeEvent = (event: unknown) => Promise<"taken" | "malformed">;

/**
 * LINE's requests. It is answered after all that it tells is on disk; what fails is answered with
 * 500, and comes again where the account has redelivery switched on.
 */
export function webhookRoutes(channelSecret: string, take: TakeEvent, log: Log): Router {
  const router = Router();
  router
    .route(PATH)
    .post(
      // Whoever shows no signature at all is not read.
      (request, _response, next) => {
        const isSigned = request.headers["x-line-signature"] !== undefined;
        next(isSigned ? undefined : new Refusal(401, "not-signed"));
      },
      raw({ type: () => true, limit: MOST_BYTES, inflate: false }),
      async (request, response) => {
        const bytes: unknown = request.body;
        const signature = request.get("x-line-signature") ?? "";
        const body = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
        if (!validateSignature(body, channelSecret, signature))
          throw new Refusal(401, "not-authentic");
        let isWhole = true;
        // In their order; LINE asks with none whether somebody is there.
        for (const event of eventsIn(body))
          if ((await take(event)) === "malformed") isWhole = false;
        if (!isWhole) throw new Refusal(400, "malformed-event");
        response.status(200).json({});
      },
    )
    .all((_request, response) => onlyPost(response));
  router.use(answerRefusals("line", CHANNEL, log));
  return router;
}

function eventsIn(body: Buffer): readonly unknown[] {
  const told = parsed(body.toString("utf8"));
  if (told === undefined) throw new Refusal(400, "unreadable-body");
  const read = bodySchema.safeParse(told);
  if (!read.success) throw new Refusal(400, "malformed-body");
  return read.data.events;
}
