import { drawnInSms, drawnInTeams } from "../channels/bot-framework/drawn.ts";
import { drawnInLine } from "../channels/line/drawn.ts";
import { drawnInSlack } from "../channels/slack/drawn.ts";
import { drawnOnWeb } from "../channels/web-drawn.ts";
import type { Draws } from "../core/tuning/drawn.ts";

/** How a reply looks in each channel, whether or not that is on. */
export const DRAWS: Draws = {
  web: drawnOnWeb,
  slack: drawnInSlack,
  teams: drawnInTeams,
  line: drawnInLine,
  sms: drawnInSms,
};
