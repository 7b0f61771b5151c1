import { isValidSlackRequest, type App, type Receiver } from "@slack/bolt";
import express, { type ErrorRequestHandler, type Request, type Router } from "express";
import { z } from "zod";
import type { Clock } from "../../runtime/clock.ts";

export const PATH = "/slack/events";
/** A captured request is good for this long; Slack's own advice. The SDK looks at the past only. */
const MOST_SKEW_MS = 5 * 60 * 1_000;
const LARGEST_BODY = "1mb";

/**
 * Takes Slack's signed requests, and answers 200 only after every listener has done its work:
 * Bolt's own receivers answer before. A listener that fails makes it 500, and Slack delivers again.
 * @param router gets the path; nothing that reads bodies may stand before it
 */
export function httpReceiver(signingSecret: string, clock: Clock, router: Router): Receiver {
  let app: App | null = null;

  const isGenuine = (request: Request, body: string): boolean => {
    const time = request.get("X-Slack-Request-Timestamp") ?? "";
    const signature = request.get("X-Slack-Signature") ?? "";
    const now = clock.now();
    if (!/^\d{1,12}$/.test(time) || Math.abs(now - Number(time) * 1_000) > MOST_SKEW_MS)
      return false;
    return isValidSlackRequest({
      signingSecret,
      body,
      headers: { "x-slack-signature": signature, "x-slack-request-timestamp": Number(time) },
      nowMilliseconds: now,
    });
  };

  router.post(
    PATH,
    express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false }),
    async (request, response) => {
      const raw: unknown = request.body;
      const text = Buffer.isBuffer(raw) ? raw.toString("utf8") : "";
      if (!isGenuine(request, text)) return void response.sendStatus(401);
      const body = parsed(text, request.is("application/x-www-form-urlencoded") !== false);
      if (body === null) return void response.sendStatus(400);
      if (body.type === "url_verification")
        return void response.json({ challenge: body["challenge"] });
      let answer: unknown;
      try {
        await app?.processEvent({ body, ack: async (given) => void (answer = given) });
      } catch {
        // Bolt has told the log.
        return void response.sendStatus(500);
      }
      response.status(200).send(answer ?? "");
    },
  );
  router.use(bodyFaults);

  return {
    init: (bolt) => void (app = bolt),
    start: async () => {},
    stop: async () => {},
  };
}

/** What Bolt takes for granted of a body. */
const bodySchema = z.looseObject({
  type: z.string().optional(),
  event: z.looseObject({ type: z.string() }).optional(),
  actions: z.array(z.looseObject({})).min(1).optional(),
});

function parsed(text: string, isForm: boolean): z.infer<typeof bodySchema> | null {
  const form = isForm ? new URLSearchParams(text) : null;
  const payload = form === null ? text : form.get("payload");
  try {
    // A command's fields come as the form itself.
    const value: unknown = payload === null ? Object.fromEntries(form ?? []) : JSON.parse(payload);
    return bodySchema.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}

const httpError = z.looseObject({ status: z.int().min(400).max(499) });

/** A body that is too large, compressed or cut off. */
const bodyFaults: ErrorRequestHandler = (thrown: unknown, _request, response, next) => {
  if (response.headersSent) return next(thrown);
  response.sendStatus(httpError.safeParse(thrown).data?.status ?? 500);
};
