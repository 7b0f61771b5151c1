import type { Attachment, OfferedFile } from "../../core/records/message.ts";
import type { ConversationId, RuntimeContext } from "../context.ts";
import type { IncomingFiles } from "../files/arrivals.ts";

/** A colleague's files, that lie with their platform. */
export interface HandedFiles {
  readonly offered: readonly OfferedFile[];
  /** Hears in words what did not reach the resident. */
  readonly lost: (words: string) => void;
}

export interface PlaceFilesParts {
  readonly context: Pick<RuntimeContext, "log">;
  readonly place: string;
  readonly incoming?: IncomingFiles;
}

/** Platforms give a file out within seconds, or not at all. */
const PATIENCE_MS = 60_000;

/**
 * Fetches what a colleague hands over, keeps it with the conversation, and sends it: in the
 * background, for whoever presses a button waits three seconds at most. Never rejects.
 * @param sayLost words for files by these names, that did not reach the resident
 */
export function placeFiles(
  { context, place, incoming }: PlaceFilesParts,
  sayLost: (community: string, items: string) => string,
) {
  const source = incoming?.sources.find(({ channel }) => channel === place);

  const fetched = async (on: ConversationId, file: OfferedFile): Promise<Attachment | null> => {
    if (incoming === undefined || source === undefined || file.source === null) return null;
    const found = await source.fetch(file.source, AbortSignal.timeout(PATIENCE_MS));
    if (found.kind !== "file") {
      context.log.warn("file-not-handed-over", { channel: place, code: found.reason });
      return null;
    }
    const taken = await incoming.takeFile(file.name, found.bytes);
    if (!taken.ok) return null;
    const { community, channel, conversation } = on;
    const id = incoming.files.newId();
    await incoming.files.keep(id, { owner: { community, channel, conversation }, ...taken.value });
    const { name, type, bytes } = taken.value;
    return { id, name, type, size: bytes.byteLength };
  };

  return async (
    on: ConversationId,
    { offered, lost }: HandedFiles,
    send: (attachments: readonly Attachment[]) => Promise<string | null>,
  ): Promise<void> => {
    const lose = (files: readonly OfferedFile[]): void => {
      const items = files.map(({ name }) => name).join("、");
      if (files.length > 0) lost(sayLost(on.community, items));
    };
    try {
      const brought = await Promise.all(offered.map((file) => fetched(on, file)));
      const attachments = brought.filter((file) => file !== null);
      lose(offered.filter((_, n) => brought[n] === null));
      const refused = attachments.length === 0 ? null : await send(attachments);
      if (refused !== null) lost(refused);
    } catch (thrown) {
      context.log.error("files-not-handed-over", { channel: place }, thrown);
      lose(offered);
    }
  };
}
