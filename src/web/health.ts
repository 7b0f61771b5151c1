import { createHash, timingSafeEqual } from "node:crypto";
import { Router, type Request, type RequestHandler } from "express";
import type { Metrics } from "../runtime/metrics.ts";
import type { Unready } from "../runtime/readiness.ts";
import { onlyMethods } from "./errors.ts";

export interface Health {
  /** Why nothing should be sent to us; null when all is well. */
  readonly unready: () => Promise<Unready | null>;
  readonly exporter: { readonly contentType: string; text(): Promise<string> };
  /** Whoever shows it reads the figures; null: callers on this machine alone. */
  readonly metricsToken: string | null;
  /** Whether others reach us through a proxy, whose address then is the caller's. */
  readonly isBehindProxy: boolean;
}

/** `/healthz` and `/readyz` for orchestrators, `/metrics` for Prometheus. */
export function healthRoutes(health: Health): Router {
  const router = Router();

  router
    .route("/healthz")
    .get((_request, response) => void response.set(FRESH).json({ ok: true }))
    .all(onlyMethods("GET"));

  router
    .route("/readyz")
    .get(async (_request, response) => {
      const reason = await health.unready();
      if (reason === null) response.set(FRESH).json({ ok: true });
      else response.status(503).set(FRESH).json({ ok: false, reason });
    })
    .all(onlyMethods("GET"));

  router
    .route("/metrics")
    .get(async (request, response) => {
      if (!mayRead(request, health)) {
        const isTokenSet = health.metricsToken !== null;
        if (isTokenSet) response.set("WWW-Authenticate", "Bearer");
        response
          .status(isTokenSet ? 401 : 403)
          .set(FRESH)
          .type("text/plain")
          .send(isTokenSet ? TOKEN_NEEDED : NOT_FROM_HERE);
        return;
      }
      response
        .set(FRESH)
        .type(health.exporter.contentType)
        .send(await health.exporter.text());
    })
    .all(onlyMethods("GET"));

  return router;
}

const FRESH = { "Cache-Control": "no-store" };
const TOKEN_NEEDED = "Show the METRICS_TOKEN: Authorization: Bearer …\n";
const NOT_FROM_HERE =
  "Figures are for callers on this machine, unless METRICS_TOKEN is set and shown.\n";

function mayRead(request: Request, { metricsToken, isBehindProxy }: Health): boolean {
  if (metricsToken !== null) {
    const [, shown = ""] = /^Bearer +(\S+)$/i.exec(request.get("Authorization") ?? "") ?? [];
    return timingSafeEqual(hash(shown), hash(metricsToken));
  }
  // A page elsewhere whose name was made to point at this machine still says its own name.
  return !isBehindProxy && isPlain(request) && isLoopback(request.socket.remoteAddress ?? "");
}

/** Called by this machine's own name, and not on anybody's behalf. */
function isPlain(request: Request): boolean {
  const isForwarded = ["Forwarded", "X-Forwarded-For", "Via"].some(
    (header) => request.get(header) !== undefined,
  );
  const name = (request.get("Host") ?? "").replace(/:\d+$/, "");
  return !isForwarded && (name === "localhost" || isLoopback(name.replace(/^\[|\]$/g, "")));
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/** Of one length, whatever was shown. */
function hash(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

/**
 * Counts every answer under its route as declared, so that nothing of an address (a ticket, a key,
 * whatever somebody tried) becomes a label. What no route answers is `other`.
 */
export function meteredResponses(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    response.once("close", () => {
      const route: unknown = request.route;
      metrics.answered(declared(route), response.headersSent ? response.statusCode : 0);
    });
    next();
  };
}

function declared(route: unknown): string {
  if (typeof route !== "object" || route === null || !("path" in route)) return "other";
  return typeof route.path === "string" ? route.path : "other";
}
