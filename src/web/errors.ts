import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { z } from "zod";
import type { Log } from "../runtime/log.ts";
import { REFUSALS, Refusal, type Words } from "./refusals.ts";

/** After how long a page may try again what we could not take, in seconds. */
const RETRY_AFTER_S = 2;
const TRY_AGAIN = "請檢查網址，或稍後再試。\nPlease check the address, or try again later.";

/**
 * Answers whatever a route threw, never with a stack: a person who opened a page gets one that
 * says what is the matter, everybody else JSON of one shape.
 * @param notice makes a page of a title and a text.
 */
export function answerErrors(
  log: Log,
  notice: (title: string, text: string) => string,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const refusal = refusalOf(thrown);
    if (refusal.code === "failed" || refusal.code === "not-now") {
      log.error("request-failed", { status: REFUSALS[refusal.code].status }, causeOf(thrown));
    }
    // Too late for an answer: Express ends the connection, which tells the caller as much.
    if (response.headersSent) return next(thrown);
    if (refusal.code === "not-now") response.set("Retry-After", String(RETRY_AFTER_S));
    if (request.method === "GET" && request.accepts(["json", "html"]) === "html") {
      const { status, message } = REFUSALS[refusal.code];
      const page = notice(title(message), TRY_AGAIN);
      response.status(status).set("Cache-Control", "no-store").type("html").send(page);
    } else refuse(response, refusal);
  };
}

/** Both languages of the house in one line, without their full stops. */
function title(words: Words): string {
  return [words["zh-Hant"], words.en].map((one) => one.replace(/[。.]$/, "")).join(" · ");
}

/** For paths that exist, reached with a method that they don't have. */
export function onlyMethods(...methods: readonly string[]): RequestHandler {
  return (_request, response) => {
    response.set("Allow", methods.join(", "));
    refuse(response, new Refusal("wrong-method"));
  };
}

function refuse(response: Response, { code, reason, told }: Refusal): void {
  const { status, message } = REFUSALS[code];
  response
    .status(status)
    .set("Cache-Control", "no-store")
    .json({ error: { code, message, ...(reason === null ? {} : { reason }) }, ...told });
}

/** What Express and its body reader throw. */
const httpError = z.looseObject({ status: z.number(), type: z.string().optional() });

function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const known = httpError.safeParse(thrown);
  if (!known.success) return new Refusal("failed");
  const { status, type } = known.data;
  if (type === "entity.too.large") return new Refusal("message-too-long");
  if (type === "entity.parse.failed") return new Refusal("malformed-json", jsonFault(thrown));
  if (status === 415) return new Refusal("json-only");
  if (status === 404) return new Refusal("not-found");
  return status >= 400 && status < 500 ? new Refusal("bad-request") : new Refusal("failed");
}

/** V8 says where JSON breaks, but quotes what stands there, which may be personal. */
function jsonFault(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null;
  const at = /position (\d+)/.exec(thrown.message);
  return at === null ? "not valid JSON" : `not valid JSON at position ${at[1]}`;
}

function causeOf(thrown: unknown): unknown {
  return thrown instanceof Refusal ? (thrown.cause ?? thrown) : thrown;
}
