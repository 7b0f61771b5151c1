import type { RequestHandler } from "express";
import type { Metrics } from "../runtime/metrics.ts";

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
