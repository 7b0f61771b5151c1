import type { CaseCard } from "../../../core/cases/case-card.ts";
import { deskAddress } from "../../../core/cases/desk-address.ts";
import type { StandsAt } from "../../../core/records/case-card.ts";
import type { ReplyAddress } from "../../../core/records/reply-address.ts";
import type { StaffPlace } from "../../../runtime/places/staff-place.ts";
import { CHANNEL } from "../activity.ts";
import type { Addresses } from "../addresses.ts";
import { inXml, type Shown } from "../cards.ts";
import type { Connector } from "../connector.ts";
import { cardMessage, type Mention } from "./card.ts";

/** Under this the staff channel's address is kept, beside those of conversations. */
const STAFF = "staff";
const NOWHERE = { kind: "undeliverable", reason: "no-staff-channel" } as const;

export interface StaffChannel {
  readonly address: () => Promise<ReplyAddress | null>;
  /** From now on cases are shown there. */
  readonly keep: (address: ReplyAddress) => Promise<void>;
}

/** The team's channel where colleagues work: as it was set, or as they were told there. */
export function staffChannelOf(places: Addresses, set: ReplyAddress | null): StaffChannel {
  return {
    address: async () => (await places.of(STAFF)) ?? set,
    async keep(address) {
      const id = channelIdOf(address.conversation.id);
      await places.keep(STAFF, { ...address, conversation: { ...address.conversation, id } });
    },
  };
}

/** Of a thread: `19:…;messageid=…`. */
export function channelIdOf(conversation: string): string {
  return conversation.split(";")[0] ?? conversation;
}

/** A thread of the team's channel a case. */
export function teamsPlace(
  platform: Connector,
  staff: StaffChannel,
  publicUrl: string | null,
): StaffPlace {
  const inThread = async ({ thread }: StandsAt): Promise<ReplyAddress | null> => {
    const address = await staff.address();
    return address && { ...address, conversation: { ...address.conversation, id: thread } };
  };
  const shownWith = (card: CaseCard, calls: readonly string[] | null, community: string) => ({
    mentions: mentionsOf(calls),
    screen: deskAddress(publicUrl, community, { talk: card, ticket: null }),
  });
  return {
    name: CHANNEL,
    async open(card, { text, calls }, community) {
      const address = await staff.address();
      if (address === null) return NOWHERE;
      const shown = cardMessage(card, text, shownWith(card, calls, community));
      const begun = await platform.begin(address, shown);
      if (begun.kind !== "begun") return begun;
      const { conversation: thread } = begun;
      return { kind: "opened", at: { post: thread.split("messageid=")[1] ?? "", thread } };
    },
    async update(card, at, { text, calls }, community) {
      const address = await inThread(at);
      if (address === null) return NOWHERE;
      const shown = cardMessage(card, text, shownWith(card, calls, community));
      return platform.update(address, at.post, shown);
    },
    async post({ text, calls }, at, { community, ticket, conversation }) {
      const address = at === null ? await staff.address() : await inThread(at);
      if (address === null) return NOWHERE;
      const isAbout = at === null && (ticket !== null || conversation !== null);
      const screen = isAbout ? deskAddress(publicUrl, community, { talk: null, ticket }) : null;
      const words = inWords(
        text,
        mentionsOf(calls),
        screen === null ? null : { screen, label: ticket ?? screen },
      );
      if (at !== null) return platform.send(address, words);
      const begun = await platform.begin(address, words);
      return begun.kind === "begun" ? { kind: "sent" } : begun;
    },
    // The Bot Framework tells a bot of nothing that it has posted.
    standing: async () => new Map(),
  };
}

/** People are `msteams:<their id>`. */
function mentionsOf(calls: readonly string[] | null): readonly Mention[] {
  return (calls ?? []).map((person, n) => {
    const name = `on call ${n + 1}`;
    const id = person.slice(person.indexOf(":") + 1);
    return { type: "mention", text: `<at>${name}</at>`, mentioned: { id, name } };
  });
}

/** Never Markdown: a resident's words, which we repeat, must not become links or mentions. */
function inWords(
  text: string,
  entities: readonly Mention[],
  link: { readonly screen: string; readonly label: string } | null,
): Shown {
  const calls = entities.map((mention) => `${mention.text} `).join("");
  const below = link && `<br/><a href="${inXml(link.screen)}">${inXml(link.label)}</a>`;
  return {
    type: "message",
    text: `${calls}${inXml(text)}${below ?? ""}`,
    textFormat: "xml",
    ...(entities.length === 0 ? {} : { entities: [...entities] }),
  };
}
