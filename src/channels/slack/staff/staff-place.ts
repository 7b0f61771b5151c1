import { deskAddress } from "../../../core/cases/desk-address.ts";
import type { Sent } from "../../../core/channel.ts";
import type { StaffPlace } from "../../../runtime/places/staff-place.ts";
import { WHOLE_CHANNEL } from "../markup.ts";
import { CHANNEL } from "../read.ts";
import { alertPosts } from "../render.ts";
import { postOne, standing, whyNot, type SendParts } from "../send.ts";
import { cardPost } from "./card.ts";

/** More stands on the web desk: a thread is read at a glance. */
const LONGEST_POST = 6_000;

export interface StaffPlaceParts extends SendParts {
  /** The staff channel's id. */
  readonly channel: string;
  /** Where staff reach their screen, without a slash at its end; null: not known. */
  readonly publicUrl: string | null;
}

/** The staff channel: a post a case, and its thread. */
export function slackPlace(parts: StaffPlaceParts): StaffPlace {
  const { client, log, channel, publicUrl } = parts;

  const tried = async <T>(id: string, call: () => Promise<T>) => {
    try {
      return { kind: "done", value: await call() } as const;
    } catch (thrown) {
      const sent = whyNot(thrown);
      log.warn("slack-post-failed", { outgoing: id, kind: sent.kind, code: sent.reason });
      return sent;
    }
  };

  return {
    name: CHANNEL,
    async open(card, { id, text, calls }, community) {
      const shown = {
        headline: text,
        mentions: mentions(calls),
        screen: deskAddress(publicUrl, community, { talk: card, ticket: null }),
      };
      const where = { channel, thread: null };
      const done = await tried(id, () => postOne(client, cardPost(card, shown), where, id));
      if (done.kind !== "done") return done;
      return { kind: "opened", at: { post: done.value, thread: done.value } };
    },
    async update(card, at, { text, calls }, community) {
      const shown = {
        headline: text,
        mentions: mentions(calls),
        screen: deskAddress(publicUrl, community, { talk: card, ticket: null }),
      };
      const post = cardPost(card, shown);
      const done = await tried(at.post, () =>
        client.chat.update({ channel, ts: at.post, ...post }),
      );
      return done.kind === "done" ? SENT : done;
    },
    async post({ id, text, calls }, at, { community, ticket, conversation }) {
      const isAbout = at === null && (ticket !== null || conversation !== null);
      const address = isAbout ? deskAddress(publicUrl, community, { talk: null, ticket }) : null;
      const words = { text: text.slice(0, LONGEST_POST), call: mentions(calls), ticket };
      const where = { channel, thread: at?.thread ?? null };
      const done = await tried(id, async () => {
        for (const post of alertPosts(words, address)) await postOne(client, post, where, id);
      });
      return done.kind === "done" ? SENT : done;
    },
    async standing(at, since) {
      const found = await standing(client, { channel, thread: at?.thread ?? null }, since);
      return new Map(found.map(({ id, ts }) => [id, { post: ts, thread: at?.thread ?? ts }]));
    },
  };
}

/** People are `team:user`. */
function mentions(calls: readonly string[] | null): string {
  if (calls === null) return "";
  const users = calls.flatMap((person) => person.split(":").slice(1, 2));
  return users.length === 0 ? WHOLE_CHANNEL : users.map((user) => `<@${user}>`).join(" ");
}

const SENT: Sent = { kind: "sent" };
