import { z } from "zod";
import type { Clock } from "../../runtime/clock.ts";
import type { App } from "./settings.ts";

/** The pass that the bot shows when it calls the platform. */
export interface AppToken {
  /** @throws when Microsoft gives none: a wrong secret, or no way there. */
  current(): Promise<string>;
  /** It was refused: the next call gets another one. */
  forget(): void;
}

const SCOPE = "https://api.botframework.com/.default";
/** Bots that belong to no tenant sign in to this one. */
const BOTS_TENANT = "botframework.com";
/** A token is used so long as it holds for this much more: the call, and clocks that differ. */
const MARGIN_MS = 5 * 60_000;
/** With the call that needs it, it must be done in half the lease of an outgoing message. */
const SIGN_IN_TIMEOUT_MS = 4_000;

const tokenSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.number() });

/** Signs in with the client's secret (OAuth 2 client credentials); one sign-in at a time. */
export function appToken(
  app: Extract<App, { readonly password: string }>,
  loginUrl: string,
  clock: Clock,
): AppToken {
  const tenant = app.type === "SingleTenant" ? app.tenant : BOTS_TENANT;
  const endpoint = `${loginUrl}/${tenant}/oauth2/v2.0/token`;
  const secret = { client_id: app.id, client_secret: app.password };
  let kept: { readonly token: string; readonly until: number } | null = null;
  let asking: Promise<string> | null = null;

  const ask = async (): Promise<string> => {
    const answer = await fetch(endpoint, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", scope: SCOPE, ...secret }),
      redirect: "error",
      signal: AbortSignal.timeout(SIGN_IN_TIMEOUT_MS),
    });
    if (!answer.ok) throw new SignInRefused(answer.status);
    const { access_token: token, expires_in: seconds } = tokenSchema.parse(await answer.json());
    kept = { token, until: clock.now() + seconds * 1_000 - MARGIN_MS };
    return token;
  };

  return {
    async current() {
      if (kept !== null && clock.now() < kept.until) return kept.token;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    forget() {
      kept = null;
    },
  };
}

/** Microsoft does not let the bot in: its secret is wrong or has run out, or its tenant is wrong. */
class SignInRefused extends Error {
  override readonly name = "SignInRefused";
  constructor(status: number) {
    super(`the sign-in was answered with ${status}`);
  }
}
