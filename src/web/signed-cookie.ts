import { createHmac, timingSafeEqual } from "node:crypto";
import type { CookieOptions, Request, Response } from "express";

/** Writes and reads cookies that only we can make. */
export interface SignedCookies {
  /** The payload as it was written, or null: absent, forged, broken or of another purpose. */
  read(request: Request, name: string): unknown;
  /** @param maxAge ms that the browser keeps it. */
  write(request: Request, response: Response, name: string, payload: object, maxAge: number): void;
  clear(request: Request, response: Response, name: string): void;
}

/** Browsers keep 4 KB of a cookie; ours take some 200 bytes. */
const LONGEST_TOKEN = 1_000;

/**
 * HttpOnly, SameSite=Lax, signed with HMAC-SHA256; the name is signed along, so that a cookie of
 * one purpose is worth nothing as another. Over https it is Secure and bears `__Host-`, which
 * keeps other hosts of the domain from planting one.
 * @param isSecure whether a request came by https, as far as the operator lets us believe it.
 */
export function signedCookies(
  secret: Uint8Array,
  isSecure: (request: Request) => boolean,
): SignedCookies {
  const sign = (name: string, body: string): Buffer =>
    createHmac("sha256", secret).update(`${name}.${body}`).digest();

  return {
    read(request, name) {
      const token = cookieOf(request, nameOf(name, isSecure(request)));
      if (token === null || token.length > LONGEST_TOKEN) return null;
      const [body, signature, ...rest] = token.split(".");
      if (body === undefined || signature === undefined || rest.length > 0) return null;
      const given = Buffer.from(signature, "base64url");
      const right = sign(name, body);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      return parsed(Buffer.from(body, "base64url").toString("utf8"));
    },
    write(request, response, name, payload, maxAge) {
      const body = Buffer.from(JSON.stringify(payload), "utf8").toString("base64url");
      const secure = isSecure(request);
      const options: CookieOptions = { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge };
      const token = `${body}.${sign(name, body).toString("base64url")}`;
      response.cookie(nameOf(name, secure), token, options);
    },
    clear(request, response, name) {
      const secure = isSecure(request);
      const options: CookieOptions = { httpOnly: true, sameSite: "lax", secure, path: "/" };
      response.clearCookie(nameOf(name, secure), options);
    },
  };
}

function nameOf(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** With the same name twice the first counts, as browsers put the more exact path first. */
function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
