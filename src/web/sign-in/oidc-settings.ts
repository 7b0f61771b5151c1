import { z } from "zod";
import { failed, ok, type Result } from "../../core/result.ts";
import { optionally, usually, webAddress, type Given } from "../../core/variable.ts";

/** Where colleagues may sign in instead: an OpenID Connect provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button. */
  readonly name: string;
}

const text = z.string().regex(/^[^\p{Cc}]{1,400}$/u);

export const OIDC_VARIABLES = {
  OIDC_ISSUER: optionally(webAddress, {
    meaning: "Lets colleagues sign in there as well, by OpenID Connect.",
    expected: "the issuer's address, such as https://login.example.com",
  }),
  OIDC_CLIENT_ID: optionally(text, {
    meaning:
      "What the desk is there. Its redirect address is PUBLIC_URL with /staff/oidc/callback.",
    expected: "the client's id",
  }),
  OIDC_CLIENT_SECRET: optionally(text, {
    meaning: "Proves there that the desk is the desk.",
    expected: "the client's secret",
    secret: true,
  }),
  OIDC_NAME: usually("SSO", z.string().regex(/^[^\p{Cc}]{1,30}$/u), {
    meaning: "What that way in is called on the page.",
    expected: "a name of 30 characters at most",
  }),
};

/** Null: nobody signs in elsewhere. */
export function oidcSettings(
  given: Given<typeof OIDC_VARIABLES>,
): Result<OidcSettings | null, { readonly variable: string; readonly line: string }> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  const all = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
  if (Object.values(all).every((one) => one === undefined)) return ok(null);
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    const variable = Object.entries(all).find(([, one]) => one === undefined)?.[0] ?? "";
    return failed({ variable, line: `${variable} is missing: the three of OIDC go together.` });
  }
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== "https:" && !["127.0.0.1", "[::1]", "localhost"].includes(hostname)) {
    const variable = "OIDC_ISSUER";
    return failed({ variable, line: `${variable} is wrong: only https keeps who signs in apart.` });
  }
  return ok({ issuer, clientId, clientSecret, name: given.OIDC_NAME });
}
