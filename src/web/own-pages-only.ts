import type { Request, RequestHandler } from "express";
import { Refusal } from "./refusals.ts";

/**
 * Lets a request that changes something pass only when our own page sent it. Every browser of
 * the last years says where a POST comes from; one that says nothing is not believed.
 * @param publicUrl the origin that residents see, when it differs from what arrives here.
 */
export function ownPagesOnly(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    const site = request.get("Sec-Fetch-Site");
    const origin = request.get("Origin");
    const siteIsOurs = site === undefined || site === "same-origin";
    const originIsOurs = origin === undefined || isOurs(origin, request, publicUrl);
    const isTold = site !== undefined || origin !== undefined;
    if (!isTold || !siteIsOurs || !originIsOurs) throw new Refusal("cross-site");
    next();
  };
}

function isOurs(origin: string, request: Request, publicUrl: string | null): boolean {
  if (origin === publicUrl) return true;
  // By host alone: behind a proxy that we weren't told to trust, we see http for their https.
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
