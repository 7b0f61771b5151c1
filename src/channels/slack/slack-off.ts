import { Router } from "express";
import type { Slack } from "./slack.ts";

/** What stands in the channel's place when it isn't set up. */
export function slackOff(why: string): Slack {
  return {
    channels: [],
    places: [],
    sources: [],
    router: Router(),
    start: async () => `off (${why})`,
    stop: async () => {},
  };
}
