import type { Clock } from "../../src/runtime/clock.ts";
import { APP_ID, type localPlatform } from "./local-platform.ts";

export const BOT = { id: `28:${APP_ID}`, name: "frontdesk" };
export const RESIDENT = { id: "29:resident", name: "王太太" };

/** Signed requests of Teams, or another platform behind the Bot Framework, to a desk. */
export function teamsRequests(
  platform: Awaited<ReturnType<typeof localPlatform>>,
  { address, clock }: { readonly address: string; readonly clock: Pick<Clock, "now"> },
  channelId = "msteams",
) {
  let activities = 0;
  return {
    /** An activity as Teams sends it, from the resident in their chat with the bot. */
    activity: (more: object): Record<string, unknown> => {
      activities += 1;
      return {
        type: "message",
        id: `activity-${activities}`,
        timestamp: new Date(clock.now()).toISOString(),
        channelId,
        serviceUrl: platform.serviceUrl,
        from: RESIDENT,
        recipient: BOT,
        conversation: { id: "a:chat", conversationType: "personal", tenantId: "tenant-1" },
        ...more,
      };
    },
    post: async (body: unknown, token: string | null = platform.token()) => {
      const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
      const response = await fetch(`${address}/api/messages`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    },
  };
}
