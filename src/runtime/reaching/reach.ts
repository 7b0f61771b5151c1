import { languageIn } from "../../core/courtesy/locale.ts";
import { doorWords, mailWords, whomToCall, type Speaking } from "../../core/reach/notice-words.ts";
import type { Language, Outgoing } from "../../core/records/message.ts";
import type { Device, Seen } from "../../core/records/reach.ts";
import { put } from "../../core/store.ts";
import { keys } from "../../store/keys.ts";
import type { Carriers, ConversationId, RuntimeContext } from "../context.ts";
import type { People } from "../people/people.ts";
import type { Notices } from "../sending/outbox.ts";
import type { Doors } from "./doors.ts";
import { changeReach, KEEP_MS, type Changed } from "./kept-reach.ts";
import { mailTo, written } from "./outgoing-notice.ts";
import type { Link, LinkPurpose } from "./signed-links.ts";
import { staffDevices, type StaffDevices } from "./staff-devices.ts";
import { ticketStatus, type TicketStatus } from "./ticket-status.ts";

/** How residents who left are reached, and colleagues in an emergency. */
export interface Reaching {
  /** Somebody has the conversation before their eyes, up to the line of that time. */
  looked(on: ConversationId, upTo: number): Promise<void>;
  /** Up to which line they looked, and when; null where nobody ever told. */
  seenUpTo(on: ConversationId): Promise<Seen | null>;
  ways(on: ConversationId): Promise<Ways>;
  /** From now on this device is told of what waits. */
  subscribe(on: ConversationId, device: Device): Promise<void>;
  unsubscribe(on: ConversationId, endpoint: string): Promise<void>;
  /** Asks at the address whether it is theirs; whoever gave it can't tell what came of it. */
  giveMail(on: ConversationId, address: string, language: Language): Promise<void>;
  stopMail(on: ConversationId): Promise<void>;
  /** What a link says that was sent to an address, as long as that is the conversation's. */
  linked(purpose: LinkPurpose, token: string): Promise<Linked | null>;
  /** The address is theirs, whoever opened the link says. */
  confirmMail(link: Link): Promise<void>;
  /** By a link of a mail. Of the request to confirm, nothing is ever sent there again. */
  stopByLink(link: Link): Promise<void>;
  /** What is said where a link leads, in a community's words. */
  doorWords(community: string, key: string, language: Language): string;
  readonly staff: StaffDevices;
  /** Of a ticket, to whoever knows its code and how the phone ends that was told with it. */
  ticketStatus(community: string, code: string, digits: string): Promise<TicketStatus | null>;
}

export interface Ways {
  readonly devices: number;
  readonly mail: { readonly address: string; readonly confirmed: boolean } | null;
  /** Whether mails are sent at all. */
  readonly mailOffered: boolean;
}

export interface Linked {
  readonly link: Link;
  readonly language: Language;
}

/** A phone, a tablet, a computer at work … the oldest goes. */
const MOST_DEVICES = 5;
const YEAR_MS = 365 * 24 * 60 * 60_000;
const CHANNEL = "web";

/** @param parts `doors` null: no mail can be sent, for nobody could come back by it */
export function openReaching(
  context: RuntimeContext,
  carriers: Pick<Carriers, "send">,
  { doors, people }: { readonly doors: Doors | null; readonly people: Pick<People, "all"> },
  unseenAt: () => void,
): { readonly reaching: Reaching; readonly notices: Notices } {
  const { store, clock } = context;
  const staff = staffDevices(context, carriers, people);

  const change = <T>(
    on: ConversationId,
    decide: Parameters<typeof changeReach<T>>[2],
  ): Promise<T> => changeReach(context, on, decide);
  const ofLink = ({ community, conversation }: Link): ConversationId => ({
    community,
    channel: CHANNEL,
    conversation,
  });
  const speakingOf = (community: string, language: Language): Speaking => ({
    phrases: context.content(community).phrases,
    community: context.community(community),
    language,
  });
  const readReach = async ({ community, channel, conversation }: ConversationId) => {
    const key = keys.reach(channel, conversation);
    return (await store.get(community, [key], clock.now())).read(key)?.value ?? null;
  };
  const seenUpTo: Reaching["seenUpTo"] = async ({ community, channel, conversation }) => {
    const key = keys.seen(channel, conversation);
    return (await store.get(community, [key], clock.now())).read(key)?.value ?? null;
  };

  const reaching: Reaching = {
    async looked(on, upTo) {
      const now = clock.now();
      const before = await seenUpTo(on);
      // A page's word: it looked at nothing that is still to come.
      const at = Math.min(upTo, now);
      if (before !== null && at <= before.upTo) return;
      const key = keys.seen(on.channel, on.conversation);
      await store.commit(on.community, {
        now,
        puts: [put(key, { upTo: at, at: now }, now + KEEP_MS)],
      });
    },
    seenUpTo,
    async ways(on) {
      const reach = await readReach(on);
      const mail = reach?.mail ?? null;
      return {
        devices: reach?.devices.length ?? 0,
        mail: mail && { address: mail.address, confirmed: mail.confirmed },
        mailOffered: doors !== null,
      };
    },
    subscribe: (on, { endpoint, p256dh, auth }) =>
      change(on, (reach): Changed<void> => {
        const others = reach.devices.filter((other) => other.endpoint !== endpoint);
        const devices = [...others.slice(1 - MOST_DEVICES), { endpoint, p256dh, auth }];
        return { reach: { ...reach, devices }, value: undefined };
      }),
    unsubscribe: (on, endpoint) =>
      change(on, (reach): Changed<void> => {
        const devices = reach.devices.filter((other) => other.endpoint !== endpoint);
        const isThere = devices.length < reach.devices.length;
        return { reach: isThere ? { ...reach, devices } : null, value: undefined };
      }),
    async giveMail(on, address, language) {
      if (doors === null) return;
      const refused = keys.mailRefused(address);
      const isRefused =
        (await store.get(on.community, [refused], clock.now())).version(refused) !== 0;
      const speaking = speakingOf(on.community, language);
      const asked = await change(on, (reach, now): Changed<readonly Outgoing[]> => {
        if (reach.mail?.address === address && reach.mail.confirmed)
          return { reach: null, value: [] };
        const links = {
          open: doors.address("confirm", on, now, now),
          stop: doors.address("stop", on, now, now),
        };
        const ask = mailTo(address, mailWords("confirm", speaking, links), {
          id: `${on.conversation}.${now}.ask`,
          at: now,
          conversation: on.conversation,
          urgent: false,
        });
        const outbox = isRefused ? [] : [ask];
        const mail = { address, confirmed: false, since: now };
        return { reach: { ...reach, mail }, also: written(outbox, now), value: outbox };
      });
      if (asked.length > 0) carriers.send(on.community, asked);
    },
    stopMail: (on) => change(on, withoutMail),
    async linked(purpose, token) {
      const link = doors?.links.read(purpose, token, clock.now()) ?? null;
      if (link === null) return null;
      const on = ofLink(link);
      const spoken = keys.conversation(on.channel, on.conversation);
      const [reach, found] = await Promise.all([
        readReach(on),
        store.get(on.community, [spoken], clock.now()),
      ]);
      const isTheirs = reach?.mail?.since === link.since;
      const isOpen = purpose === "back" ? reach?.mail?.confirmed === true : true;
      const language =
        found.read(spoken)?.value.language ?? languageIn(context.community(on.community));
      // Stopping twice is as good as once.
      return (isTheirs && isOpen) || purpose === "stop" ? { link, language } : null;
    },
    confirmMail: (link) =>
      change(ofLink(link), (reach): Changed<void> => {
        const { mail } = reach;
        if (mail?.since !== link.since) return { reach: null, value: undefined };
        return { reach: { ...reach, mail: { ...mail, confirmed: true } }, value: undefined };
      }),
    stopByLink: (link) =>
      change(ofLink(link), (reach, now): Changed<void> => {
        const { mail } = reach;
        if (mail?.since !== link.since) return { reach: null, value: undefined };
        const { address, confirmed } = mail;
        const never = put(keys.mailRefused(address), { at: now }, now + YEAR_MS);
        return { ...withoutMail(reach), also: { puts: confirmed ? [] : [never] } };
      }),
    doorWords: (community, key, language) => doorWords(key, speakingOf(community, language)),
    staff,
    ticketStatus: (community, code, digits) => ticketStatus(context, community, code, digits),
  };

  const notices: Notices = {
    shown: unseenAt,
    async isWanted(community, { to, conversation, mail: asked }) {
      if (conversation === null)
        return to.kind === "device" && staff.has(community, to.device.endpoint);
      const on = { community, channel: CHANNEL, conversation };
      const [reach, seen] = await Promise.all([readReach(on), seenUpTo(on)]);
      if (reach === null) return false;
      const { devices, mail, told } = reach;
      const upTo = seen?.upTo ?? 0;
      if (to.kind === "device")
        return upTo < told.push.upTo && devices.some((one) => one.endpoint === to.device.endpoint);
      if (to.kind !== "mail" || mail?.address !== to.address) return false;
      return asked?.asks === true ? !mail.confirmed : mail.confirmed && upTo < told.mail.upTo;
    },
    async gone(community, { to, conversation }) {
      if (to.kind === "device" && conversation === null)
        return staff.forget(community, to.device.endpoint);
      if (conversation === null) return;
      const on = { community, channel: CHANNEL, conversation };
      if (to.kind === "device") await reaching.unsubscribe(on, to.device.endpoint);
      if (to.kind === "mail")
        await change(on, (reach) =>
          reach.mail?.address === to.address
            ? withoutMail(reach)
            : { reach: null, value: undefined },
        );
    },
    alarm: (community, alert) => staff.alarm(community, alert),
    async undelivered(community, { to, text }) {
      const { phrases } = context.content(community);
      if (to.kind !== "resident") return "";
      const spoken = keys.conversation(to.channel, to.conversation);
      const found = (await store.get(community, [spoken], clock.now())).read(spoken);
      const whom = found === null ? {} : whomToCall(found.value);
      return phrases.say("staff.undeliverable", "zh-Hant", { ...NOBODY, ...whom, text }, 0);
    },
  };
  return { reaching, notices };
}

const NOBODY = { unit: "", name: "", phone: "" };

function withoutMail(reach: NonNullable<Changed<void>["reach"]>): Changed<void> {
  return reach.mail === null
    ? { reach: null, value: undefined }
    : { reach: { ...reach, mail: null }, value: undefined };
}
