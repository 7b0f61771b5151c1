import { settingsFor } from "./open-teams.ts";
import { freeAddress } from "./listening.ts";
import { localPlatform } from "./local-platform.ts";
import { slackDesk } from "./slack-desk.ts";
import { teamsRequests } from "./teams-requests.ts";

/** The product as `start` runs it, with a signed Slack and a signed Teams around it. */
export async function pairingDesk() {
  const platform = await localPlatform();
  const slack = await slackDesk({}, undefined, {
    ...(await freeAddress()),
    botFramework: settingsFor(platform),
  });
  return {
    slack,
    desk: slack.desk,
    platform,
    teams: teamsRequests(platform, slack.desk),
    /** Delivers what Teams sends, and resolves when all that it caused was sent. */
    async fromTeams(activity: object): Promise<void> {
      const { status, text } = await this.teams.post(this.teams.activity(activity));
      if (status !== 200) throw new Error(`refused with ${status}: ${text}`);
      await slack.desk.settled();
    },
    /** The same of Slack. */
    async fromSlack(what: object): Promise<void> {
      const { status, answer } = await slack.delivered(what);
      if (status !== 200) throw new Error(`refused with ${status}: ${answer}`);
      await slack.desk.settled();
    },
    async close() {
      await slack.close();
      await platform.close();
    },
  };
}
export type PairingDesk = Awaited<ReturnType<typeof pairingDesk>>;
