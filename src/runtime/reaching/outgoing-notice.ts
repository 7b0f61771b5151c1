import type { Device } from "../../core/records/reach.ts";
import type { Outgoing } from "../../core/records/message.ts";
import type { MailWords } from "../../core/reach/notice-words.ts";
import { put, type Commit } from "../../core/store.ts";
import { keys, outboxOf } from "../../store/keys.ts";
import { LEASE_MS } from "../context.ts";

interface About {
  readonly id: string;
  readonly at: number;
  /** Null for what is for colleagues. */
  readonly conversation: string | null;
  readonly urgent: boolean;
}

const PLAIN = {
  choices: [],
  ownerEpoch: null,
  from: { kind: "bot" },
  ticket: null,
  tries: 0,
} as const;

export function mailTo(address: string, { text, mail }: MailWords, about: About): Outgoing {
  return { ...PLAIN, ...about, choices: [], to: { kind: "mail", address }, text, mail };
}

export function pushTo(
  { endpoint, p256dh, auth }: Device,
  words: { readonly title: string; readonly text: string; readonly url: string },
  about: About,
): Outgoing {
  const { title, text, url } = words;
  const device = { endpoint, p256dh, auth };
  return {
    ...PLAIN,
    ...about,
    choices: [],
    to: { kind: "device", device },
    text,
    push: { title, url },
  };
}

export function callFor(text: string, about: About & { readonly conversation: string }): Outgoing {
  return { ...PLAIN, ...about, choices: [], to: { kind: "staff", role: "staff" }, text };
}

/** Written leased to this process, which sends them at once. */
export function written(
  outbox: readonly Outgoing[],
  now: number,
): Required<Pick<Commit, "puts" | "add">> {
  return {
    puts: outbox.map((outgoing) => put(keys.outgoing(outgoing.id), outgoing)),
    add: outbox.map((outgoing) => ({
      index: outboxOf(outgoing),
      score: now + LEASE_MS,
      member: outgoing.id,
    })),
  };
}
