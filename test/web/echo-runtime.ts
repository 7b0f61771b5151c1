import { NOTHING_BESIDE } from "../colleague.ts";
import { namedStaff } from "../../src/core/records/actor.ts";
import { DEFAULT_COMMUNITY, communitySchema } from "../../src/core/records/community.ts";
import type { Inbound, Language, Line, Outgoing } from "../../src/core/records/message.ts";
import { failed, ok } from "../../src/core/result.ts";
import { ticketView } from "../../src/core/tickets/view.ts";
import type { Ticket } from "../../src/core/records/ticket.ts";
import type { BoardState } from "../../src/runtime/board.ts";
import type { Screen } from "../../src/runtime/boards.ts";
import type { ConversationId } from "../../src/runtime/context.ts";
import type { LineEntry } from "../../src/runtime/lines.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import { echoReaching, type EchoReaching } from "./echo-reaching.ts";
import { literalWorld } from "../core/literal-world.ts";

/** As the desk reads them. */
const LINES_A_PAGE = 50;

/** A little desk in memory, to try the pages on: it repeats what it hears, and opens tickets. */
export interface EchoRuntime extends Omit<Runtime, "people"> {
  readonly reaching: EchoReaching;
  /** While true nothing is taken in, as when the disk is full. */
  refuses(is: boolean): void;
  /** How many messages were taken in, redeliveries apart. */
  taken(): number;
  /** What the last message was, as the web handed it in. */
  last(): Inbound | null;
  /** A member of staff speaks. */
  staffSays(on: ConversationId, name: string, text: string): void;
}

/** The second community, whose page is `/c/garden/`. */
const GARDEN = communitySchema.parse({
  id: "garden",
  company: { zh: "花園管理處", en: "Garden Estate Office" },
});

const KINDS = {
  repair: { zh: "報修", en: "Repair", isFiled: true },
  complaint: { zh: "投訴", en: "Complaint", isFiled: true },
  emergency: { zh: "緊急", en: "Emergency", isFiled: true },
};

export function echoRuntime(now: () => number): EchoRuntime {
  const lines = new Map<string, Line[]>();
  const languages = new Map<string, Language>();
  const tickets = new Map<string, Ticket[]>();
  const alerts = new Map<string, Outgoing[]>();
  const known = new Set<string>();
  const listeners = new Set<() => void>();
  const screens = new Map<Screen, string>();
  let isRefusing = false;
  let last: Inbound | null = null;

  const of = <T>(map: Map<string, T[]>, key: string): T[] => {
    const found = map.get(key) ?? [];
    map.set(key, found);
    return found;
  };
  const changed = (): void => {
    for (const listener of listeners) listener();
    for (const [screen, community] of screens)
      screen.changed({
        ...boardOf(community),
        gone: [],
        announcements: null,
        shifts: null,
      });
  };
  const boardOf = (community: string): BoardState => ({
    tickets: of(tickets, community).map((ticket) => ({
      ...ticketView(ticket, DEFAULT_COMMUNITY),
      department: null,
      where: null,
      details: [],
      missing: [],
      cues: [],
    })),
    alerts: of(alerts, community),
    cases: [],
    announcements: [],
    shifts: [],
  });
  const open = (message: Inbound, kind: string, issue: string): Ticket => {
    const own = of(tickets, message.community);
    const at = now();
    const ticket: Ticket = {
      id: `T-${own.length + 1}`,
      kind,
      channel: message.channel,
      conversation: message.conversation,
      events: [
        {
          kind: "opened",
          at,
          slots: {
            issue,
            place: { area: "home", words: "廚房" },
            unit: { building: "3", entrance: null, floor: "12", number: null, sub: "2" },
            name: { surname: "陳", given: null, form: "先生" },
            phone: "+886912345678",
            when: "今天下午",
            photo: [...message.attachments],
          },
          class: null,
          clocks: { answer: { minutes: 10, hours: "always" }, resolve: { days: 2 } },
        },
      ],
    };
    own.unshift(ticket);
    of(alerts, message.community).unshift({
      id: `A-${own.length}`,
      to: { kind: "staff", role: "staff" },
      text: `${kind === "emergency" ? "緊急！" : "新報修 "}${ticket.id}：${issue}`,
      choices: [],
      at,
      ownerEpoch: null,
      from: { kind: "bot" },
      ticket: ticket.id,
      conversation: message.conversation,
      urgent: kind === "emergency",
      tries: 0,
    });
    return ticket;
  };
  const answer = (message: Inbound): string => {
    if (message.text.startsWith("緊急")) {
      const ticket = open(message, "emergency", message.text);
      return `請先離開現場，撥打 119。編號 ${ticket.id}，已通知同事。`;
    }
    if (message.choice === "repair" || message.text.startsWith("報修")) {
      const ticket = open(message, "repair", message.text);
      return `已為您記下，編號 ${ticket.id}。大約在十分鐘內給您一個答覆。`;
    }
    return `您說的是：${message.text}`;
  };

  return {
    formFaults: () => ({}),
    async receive(message) {
      if (isRefusing) throw new Error("nothing is taken in");
      if (known.has(message.id)) return;
      known.add(message.id);
      last = message;
      if (message.language !== undefined) languages.set(message.conversation, message.language);
      const own = of(lines, keyOf(message));
      const line = { choices: [], attachments: [], understood: null };
      const heard: Line = {
        ...line,
        id: `${message.id}.m`,
        who: { kind: "resident" },
        text: message.text,
        attachments: [...message.attachments],
        at: now(),
        message: message.id,
      };
      const reply: Line = {
        ...line,
        id: `${message.id}.r`,
        who: { kind: "bot" },
        text: answer(message),
        choices: [
          { label: "再報一件", value: "repair" },
          { label: "沒有別的事", value: "no" },
        ],
        at: now(),
      };
      own.push(heard, reply);
      changed();
    },
    reaching: echoReaching(now),
    placeDesk() {
      throw new Error("there are no places here");
    },
    isOfDanger: async ({ text }) => text.startsWith("緊急"),
    // Only channels with chats that are opened without a word ask for it.
    welcome: async () => {},
    async staff(action) {
      if (!("of" in action)) return failed("no-such-conversation");
      const { by, act, of: about } = action;
      const own = of(tickets, about.community);
      const at = own.findIndex(({ id }) => id === about.ticket);
      const ticket = own[at];
      if (ticket === undefined) return failed("no-such-ticket");
      const around = { ...literalWorld({ tickets: own }), ...NOTHING_BESIDE };
      const world = { ...around, conversation: null, ticket };
      const decided = act.decide(world, by, now());
      if (!decided.ok) return decided;
      const [after = ticket] = decided.value.tickets;
      own[at] = after;
      changed();
      return ok(after);
    },
    async lines(conversation, after) {
      const entries = of(lines, keyOf(conversation)).map((line): LineEntry => ({
        entry: { score: line.at, member: line.id },
        line,
      }));
      return entries.filter(
        ({ entry }) =>
          after === null ||
          entry.score > after.score ||
          (entry.score === after.score && entry.member > after.member),
      );
    },
    async linesBefore(conversation, before) {
      const entries = of(lines, keyOf(conversation)).map((line): LineEntry => ({
        entry: { score: line.at, member: line.id },
        line,
      }));
      const at = entries.findIndex(({ entry }) => entry.member === before?.member);
      const older = at < 0 ? entries : entries.slice(0, at);
      return { lines: older.slice(-LINES_A_PAGE), isFirst: older.length <= LINES_A_PAGE };
    },
    async conversation(on) {
      const language = languages.get(on.conversation) ?? null;
      const begun = of(lines, keyOf(on)).length > 0;
      return { language, owner: "bot", begun, awaits: false, newestAt: 0 };
    },
    desk: {
      async ticket(community, id) {
        const ticket = of(tickets, community).find((one) => one.id === id);
        const card = boardOf(community).tickets.find((one) => one.id === id);
        return ticket && card ? { ticket, card } : null;
      },
      conversations: async () => [],
      colleagues: () => [],
      kinds: () => KINDS,
      phrases: () => literalWorld({}).content.phrases,
      courtesy: () => () => [],
      gaps: async () => ({ talks: 0, messages: 0, dead: [], deadFrom: 0, unvisited: [], left: [] }),
      tryOut() {
        throw new Error("the echo understands nothing");
      },
      phraseOf: (_community, text) => ({ phrase: text, isAlarm: false }),
      unclear: async () => ({
        groups: [],
        weeks: [],
        understoodNow: 0,
        alarms: { real: 0, false: 0, missed: 0 },
        thisMonth: 0,
        monthBefore: 0,
      }),
      touched: () => () => {},
    },
    case: async () => null,
    notes: async () => [],
    conversations: async () => [],
    missingFile: async () => null,
    async tickets(community, limit) {
      return of(tickets, community).slice(0, limit);
    },
    alert: async (community, id) => of(alerts, community).find((one) => one.id === id) ?? null,
    showBoard(community, screen) {
      screens.set(screen, community);
      screen.whole(boardOf(community));
      return () => void screens.delete(screen);
    },
    communities: () => [DEFAULT_COMMUNITY, GARDEN],
    saveCommunity: async () => {},
    saveOverlay: async () => ok(null),
    watch(_community, listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    idle: async () => {},
    stop: async () => {},
    refuses(is) {
      isRefusing = is;
    },
    taken: () => known.size,
    last: () => last,
    staffSays(on, name, text) {
      of(lines, keyOf(on)).push({
        id: `staff-${now()}`,
        who: { kind: "staff", ...namedStaff(name) },
        text,
        choices: [],
        attachments: [],
        at: now(),
        understood: null,
      });
      changed();
    },
  };
}

function keyOf({ community, channel, conversation }: ConversationId): string {
  return [community, channel, conversation].join("/");
}
