import { awaitedIdOf, MOST_AWAITED, type AwaitedFile } from "../../core/records/awaited-files.ts";
import type { Inbound } from "../../core/records/message.ts";
import type { Turn } from "../../core/turn/turn.ts";
import { keys } from "../../store/keys.ts";
import type { RuntimeContext } from "../context.ts";

/** A message, and its files that lie with its platform. */
interface Expected {
  readonly message: Inbound;
  readonly files: { readonly id: string; readonly all: readonly AwaitedFile[] } | null;
}

/**
 * Gives the files of a message their ids before any is fetched: nobody waits for a download, least
 * of all who is in danger.
 */
export function expected({ reserve }: Pick<RuntimeContext, "reserve">, message: Inbound): Expected {
  const { files: offered = [], attachments } = message;
  if (offered.length === 0) return { message, files: null };
  const id = reserve(message.channel);
  if (id === null) {
    const named = offered.map(({ name, type }) => ({ id: null, name, type }));
    return { message: { ...message, attachments: [...attachments, ...named] }, files: null };
  }
  const all = offered.slice(0, MOST_AWAITED).map(({ name, type, source }, n): AwaitedFile => ({
    file: { id: `${id}${n}`, name, type },
    source,
    state: "awaited",
  }));
  const named = [...attachments, ...all.map(({ file }) => file)];
  return { message: { ...message, attachments: named }, files: { id, all } };
}

/** The turn of a message, with which it is committed that its files are to be fetched. */
export function awaiting(
  turn: Turn,
  { channel, conversation, id }: Inbound,
  files: Expected["files"],
): Turn {
  const line = turn.transcript.find(({ message }) => message === id);
  if (files === null || line === undefined) return turn;
  const on = { channel, conversation, line: line.id };
  return { ...turn, files: { id: files.id, ...on, files: [...files.all], tries: 0 } };
}

/** Why a file that a message named is not here; null where none was named, or it is. */
export async function missingFile(
  { store, clock }: Pick<RuntimeContext, "store" | "clock">,
  community: string,
  id: string,
): Promise<"awaited" | "lost" | null> {
  const key = keys.awaitedFiles(awaitedIdOf(id));
  const found = (await store.get(community, [key], clock.now())).read(key)?.value;
  const state = found?.files.find(({ file }) => file.id === id)?.state ?? "kept";
  if (state === "kept") return null;
  return state === "awaited" ? "awaited" : "lost";
}
