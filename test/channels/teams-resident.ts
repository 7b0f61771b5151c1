import { indexes } from "../../src/store/keys.ts";
import type { Delivery, Reply } from "./contract.ts";
import { buttonsOf, openTeams, read } from "./open-teams.ts";
import { SLOW_DOWN_MS, type PlatformUnderTest } from "./platform-contract.ts";
import { BOT } from "./teams-requests.ts";

const refusals = {
  takes: null,
  "asks-for-patience": {
    status: 429,
    headers: { "Retry-After": String(SLOW_DOWN_MS / 1_000) },
  },
  fails: { status: 503 },
  "has-lost-the-place": { status: 404 },
};

const strange = {
  "our-own": { text: "您好", from: BOT },
  unknown: { type: "holographUpdate" },
};

/** A resident's own chat with the bot, in Teams or on another platform that it serves. */
export async function teamsResident(channelId = "msteams"): Promise<PlatformUnderTest> {
  const teams = await openTeams({}, channelId);
  const { desk, platform } = teams;

  const replies = (): Reply[] => platform.posted.map((posted) => asReply(posted));
  const accepted = async (activity: object): Promise<boolean> =>
    (await teams.post(activity)).status === 200;
  const deliver = async (more: object): Promise<Delivery> => {
    const activity = teams.activity(more);
    return { accepted: await accepted(activity), again: () => accepted(activity) };
  };

  return {
    clock: desk.clock,
    write: (text) => deliver({ text }),
    press(label) {
      const button = buttonsOf(platform.posted.at(-1)).find(({ title }) => title === label);
      if (button !== undefined) return deliver({ value: button.data });
      const place = replies().at(-1)?.choices.indexOf(label) ?? -1;
      if (place === -1) throw new Error(`there is neither a button nor a number for ${label}`);
      return deliver({ text: String(place + 1) });
    },
    replies: async () => replies(),
    // What is posted resolves when all that it causes was sent.
    replied: () => desk.runtime.idle(),
    longest: 4_000,
    tickets: () => desk.store.count("main", indexes.tickets, {}),
    alerts: () => desk.store.count("main", indexes.alerts, {}),
    commits: teams.writes,
    logged: () => teams.logged,
    strange: (what) => accepted(teams.activity(strange[what])),
    storeFails: (fails) => desk.storeFails(fails),
    platform(how) {
      const answer = refusals[how];
      platform.answers(answer === null ? null : () => answer);
    },
    restart: () => teams.restart(),
    close: () => teams.close(),
  };
}

/** Where there are no buttons, the choices are the numbered lines at the end. */
function asReply(posted: Parameters<typeof read>[0]): Reply {
  const text = read(posted);
  const buttons = buttonsOf(posted).map(({ title }) => title);
  const numbered = [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, label = ""]) => label);
  return { text, choices: buttons.length > 0 ? buttons : numbered };
}
