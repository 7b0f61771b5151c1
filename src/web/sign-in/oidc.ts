import { Router, type Request, type Response } from "express";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client";
import { z } from "zod";
import { foldedLogin, type Account } from "../../core/records/account.ts";
import type { Log } from "../../runtime/log.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import type { SignedCookies } from "../signed-cookie.ts";
import type { Door } from "./door.ts";
import type { OidcSettings } from "./oidc-settings.ts";

export interface OidcRoutes {
  readonly settings: OidcSettings;
  readonly runtime: Runtime;
  readonly door: Door;
  readonly cookies: SignedCookies;
  /** Where a request came to, without a slash at its end. */
  readonly originOf: (request: Request) => string;
  readonly log: Log;
}

const CALLBACK = "/staff/oidc/callback";
const COOKIE = "oidc";
/** So long somebody may take over there. */
const UNDER_WAY_MS = 10 * 60_000;
/** What is compared when they come back: only this browser can. */
const underWay = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string().regex(/^(\/c\/[a-z0-9-]{1,40})?$/),
});

/** Who somebody is, as the provider vouches for it. */
interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** Null: none, or the provider has not verified that it is theirs. */
  readonly email: string | null;
}

/** Signing in at an OpenID Connect provider: code flow with PKCE, state and nonce. */
export function oidcRoutes(parts: OidcRoutes): Router {
  const { settings, runtime, door, cookies, originOf, log } = parts;
  const router = Router({ mergeParams: true });
  let known: Promise<Configuration> | null = null;
  const provider = (): Promise<Configuration> => {
    // Asked again after a failure: it may have been away.
    known ??= discover(settings).catch((thrown: unknown) => {
      known = null;
      throw thrown;
    });
    return known;
  };
  const refuse = (response: Response, back: string, why: "unknown" | "failed"): void =>
    response.redirect(303, `${back}/staff?refused=${why}`);

  router
    .route("/staff/oidc")
    .get(async (request, response) => {
      communityOf(request, runtime);
      response.set("Cache-Control", "no-store");
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      try {
        const url = buildAuthorizationUrl(await provider(), {
          redirect_uri: originOf(request) + CALLBACK,
          scope: "openid email",
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
        });
        const told = { state, nonce, verifier, back: request.baseUrl };
        cookies.write(request, response, COOKIE, told, UNDER_WAY_MS);
        response.redirect(303, url.href);
      } catch (thrown) {
        log.error("oidc-unreachable", {}, thrown);
        refuse(response, request.baseUrl, "failed");
      }
    })
    .all(onlyMethods("GET"));

  router
    .route(CALLBACK)
    .get(async (request, response) => {
      response.set("Cache-Control", "no-store");
      const read = underWay.safeParse(cookies.read(request, COOKIE));
      cookies.clear(request, response, COOKIE);
      if (!read.success) return refuse(response, "", "failed");
      const { back, ...expected } = read.data;
      const url = new URL(originOf(request) + request.originalUrl);
      const vouched = await vouchedFor(provider, url, expected).catch((thrown: unknown) => {
        log.warn("oidc-refused", { code: thrown instanceof Error ? thrown.name : "unknown" });
        return null;
      });
      if (vouched === null) return refuse(response, back, "failed");
      const account = await accountOf(vouched, runtime);
      if (account === null) return refuse(response, back, "unknown");
      await door.begin(request, response, account);
      response.redirect(303, `${back}/staff`);
    })
    .all(onlyMethods("GET"));

  return router;
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const url = new URL(issuer);
  // The settings let it be without https on this very machine alone.
  const insecure = url.protocol === "http:" ? { execute: [allowInsecureRequests] } : {};
  return discovery(url, clientId, clientSecret, undefined, insecure);
}

async function vouchedFor(
  provider: () => Promise<Configuration>,
  url: URL,
  { state, nonce, verifier }: Readonly<Record<"state" | "nonce" | "verifier", string>>,
): Promise<Vouched | null> {
  const configuration = await provider();
  const tokens = await authorizationCodeGrant(configuration, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) return null;
  const { iss: issuer, sub: subject } = claims;
  // Many providers tell the address on asking alone.
  const told =
    typeof claims["email"] === "string"
      ? claims
      : await fetchUserInfo(configuration, tokens.access_token, subject);
  const { email, email_verified: isVerified } = told;
  const isTheirs = typeof email === "string" && isVerified === true;
  return { issuer, subject, email: isTheirs ? foldedLogin(email) : null };
}

/** Whose account that is: by who they are there, else by the address that they were invited by. */
async function accountOf(
  { issuer, subject, email }: Vouched,
  { people }: Runtime,
): Promise<Account | null> {
  const bound = people.byOidc(issuer, subject);
  if (bound !== undefined) return bound.disabled ? null : bound;
  const invited = email === null ? undefined : people.byLogin(email);
  // An account that is somebody's there already is no second one's.
  if (invited === undefined || invited.disabled || invited.oidc !== null) return null;
  const linked = await people.change(invited.id, (before) => ({
    ...before,
    oidc: { issuer, subject },
  }));
  return linked.ok ? linked.value : null;
}
