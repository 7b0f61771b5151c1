import { z } from "zod";
import { failed, ok, type Result } from "../../core/result.ts";
import { optionally, origin, usually, type Given } from "../../core/variable.ts";

/** What turns the channel on, and what it may cost. */
export const LINE_VARIABLES = {
  LINE_CHANNEL_SECRET: optionally(z.string().regex(/^[0-9a-f]{32}$/), {
    meaning: "Turns the LINE channel on, together with the next: proves that a request is LINE's.",
    expected: "the channel secret: 32 characters of 0-9 and a-f",
    secret: true,
  }),
  LINE_CHANNEL_ACCESS_TOKEN: optionally(z.string().regex(/^[\w+/=.-]{20,}$/), {
    meaning: "Lets the desk speak as the LINE Official Account.",
    expected: "a channel access token, as the Messaging API tab issues it",
    secret: true,
  }),
  LINE_PUSH_BUDGET: optionally(
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    {
      meaning:
        "So many messages a month may cost; beyond them, what nobody waits for is told with the next reply.",
      expected: "a whole number, such as the messages of your plan",
    },
  ),
  LINE_COMMUNITY: usually("main", z.string().regex(/^[a-z0-9-]{1,40}$/), {
    meaning: "The community whose residents write to the LINE Official Account.",
    expected: "a community's id",
  }),
  LINE_API_URL: optionally(origin, {
    meaning: "LINE's API, where it isn't LINE's own: for tests or a proxy.",
    expected: "an address without a path",
  }),
};

/** All that is needed for the channel to be on. */
export interface LineSettings {
  readonly channelSecret: string;
  readonly accessToken: string;
  /** Messages a month that cost; null: as many as it takes. */
  readonly pushBudget: number | null;
  readonly community: string;
  /** Origins, without a slash at their ends: where messages go, and where files lie. */
  readonly apiUrl: string;
  readonly dataUrl: string;
}

const OWN = { apiUrl: "https://api.line.me", dataUrl: "https://api-data.line.me" };

/** The settings, or what the operator must set to have them. */
export function lineSettings(given: Given<typeof LINE_VARIABLES>): Result<LineSettings, string> {
  const {
    LINE_CHANNEL_SECRET: channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: accessToken,
    LINE_API_URL: other,
  } = given;
  const missing = [
    ...(channelSecret === undefined ? ["LINE_CHANNEL_SECRET"] : []),
    ...(accessToken === undefined ? ["LINE_CHANNEL_ACCESS_TOKEN"] : []),
  ];
  if (channelSecret === undefined || accessToken === undefined)
    return failed(`set ${missing.join(" and ")}`);
  return ok({
    channelSecret,
    accessToken,
    pushBudget: given.LINE_PUSH_BUDGET ?? null,
    community: given.LINE_COMMUNITY,
    ...(other === undefined ? OWN : { apiUrl: other, dataUrl: other }),
  });
}
