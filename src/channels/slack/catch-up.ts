import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { conversationOf, threadIn, type SlackThread } from "./thread.ts";
import { CHANNEL, readEvent, type Read } from "./read.ts";

/** What was written longer ago is no news any more: who waited that long has called. */
const OLDEST_MS = 24 * 60 * 60 * 1_000;
/** A conversation that rested for longer isn't looked into. */
const RESTED_MS = 7 * 24 * 60 * 60 * 1_000;
/** Behind one that failed another may have been kept: so far before the newest we look again. */
const OVERLAP_MS = 10 * 60 * 1_000;
/** Slack lets an app ask about fifty times a minute. */
const MOST_PLACES = 200;
const MOST_MESSAGES = 100;

export interface CatchUpParts {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly runtime: Runtime;
  readonly community: string;
  /** Takes a message in as if it had just been delivered. */
  readonly take: (read: Read) => Promise<void>;
  /** Where colleagues work; null: not here. */
  readonly staff: StaffThreads | null;
}

/** The staff channel, as far as something may have been written there. */
export interface StaffThreads {
  readonly channel: string;
  /** Those of open cases. */
  threads(): Promise<readonly string[]>;
  /** Takes in what a colleague wrote in one of them. */
  missed(read: Read, body: unknown): Promise<void>;
}

/** Who we are in Slack. */
export interface Ourselves {
  readonly team: string;
  readonly bot: string;
  /** The workspace's address, with a slash at its end; null: not known. */
  readonly url: string | null;
}

const imsSchema = z.looseObject({ channels: z.array(z.looseObject({ id: z.string() })) });
const pastSchema = z.looseObject({ ts: z.string() });

/**
 * Takes in what was written while nobody here listened, and Slack has stopped to deliver: in
 * direct messages, in threads that are conversations with us, and in those of open cases; in order, bounded in number and
 * age. What is known already is known by its identity, and does nothing.
 */
export async function catchUp(parts: CatchUpParts, { team, bot }: Ourselves): Promise<void> {
  const { client, clock, log, runtime, community, take, staff } = parts;
  let taken = 0;

  const placesOfOurs = async (): Promise<readonly SlackThread[]> => {
    const since = clock.now() - RESTED_MS;
    const known = await runtime.conversations({ community, channel: CHANNEL }, since, MOST_PLACES);
    const found = [...known].flatMap((conversation) => threadIn(conversation) ?? []);
    // Who wrote for the first time while we were away.
    const opened = await asked(() =>
      client.users.conversations({ types: "im", limit: MOST_PLACES }),
    );
    const ims = imsSchema.safeParse(opened).data?.channels ?? [];
    const direct = ims.map(({ id }): SlackThread => ({ team, channel: id, thread: null }));
    const all = [...found.filter((place) => place.team === team), ...direct];
    return [...new Map(all.map((place) => [conversationOf(place), place])).values()];
  };

  const look = async (place: SlackThread): Promise<void> => {
    const on = { community, channel: CHANNEL, conversation: conversationOf(place) };
    const { newestAt } = await runtime.conversation(on);
    await read(place, newestAt - OVERLAP_MS, take);
  };

  const read = async (
    { channel, thread }: SlackThread,
    from: number,
    takeOne: (read: Read, body: unknown) => Promise<void>,
  ): Promise<void> => {
    const since = Math.max(from, clock.now() - OLDEST_MS);
    const query = { channel, oldest: String(since / 1_000), limit: MOST_MESSAGES };
    const answer = await asked(() =>
      thread === null
        ? client.conversations.history(query)
        : client.conversations.replies({ ...query, ts: thread }),
    );
    const past = (answer?.messages ?? []).flatMap((one) => pastSchema.safeParse(one).data ?? []);
    for (const message of past.toSorted((one, other) => Number(one.ts) - Number(other.ts))) {
      const event = { ...message, type: "message", channel };
      const body = { team_id: team, authorizations: [{ user_id: bot }], event };
      const told = readEvent(body, community);
      if (told.kind !== "message" || told.message.at < since) continue;
      await takeOne(told, body);
      taken += 1;
    }
  };

  /** Slack's answer; null when it refuses. Asked to be patient, we are. */
  const asked = async <T>(call: () => Promise<T>): Promise<T | null> => {
    try {
      return await call();
    } catch (thrown) {
      if (thrown instanceof webApi.WebAPIRateLimitedError) {
        const wait = thrown.retryAfter * 1_000;
        await new Promise<void>((resolve) => clock.after(wait, resolve));
        return asked(call);
      }
      if (!(thrown instanceof webApi.WebAPIPlatformError)) throw thrown;
      log.warn("slack-catch-up-refused", { code: thrown.data.error });
      return null;
    }
  };

  for (const place of await placesOfOurs()) await look(place);
  if (staff !== null)
    for (const thread of (await staff.threads()).slice(0, MOST_PLACES))
      await read({ team, channel: staff.channel, thread }, 0, (told, body) =>
        staff.missed(told, body),
      );
  log.info("slack-caught-up", { count: taken });
}
