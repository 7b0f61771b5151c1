import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Files } from "../core/files/files.ts";

/** Encrypts what lies on disk. `name` is bound to the bytes: swapped files don't open. */
export interface FileCodec {
  seal(name: string, bytes: Uint8Array): Uint8Array;
  /** @throws when the bytes were changed, or sealed under another name or key. */
  open(name: string, bytes: Uint8Array): Uint8Array;
}

const headerSchema = z.looseObject({
  v: z.literal(1),
  community: z.string(),
  channel: z.string(),
  conversation: z.string(),
  name: z.string(),
  type: z.string(),
});

/** The files of one message may share their random bits, and differ in the digit behind. */
const ID = /^[\w-]{22}\d?$/;
/** The header's length in bytes stands first, in four bytes. */
const LENGTH_BYTES = 4;

/**
 * Files in a folder, each sealed: a header that says whose it is, then the bytes.
 * @param folder is made when it isn't there.
 */
export function filesIn(
  folder: string,
  codec: FileCodec,
  random: (bytes: number) => Uint8Array,
): Files {
  return {
    newId: () => Buffer.from(random(16)).toString("base64url"),
    async keep(id, { owner, name, type, bytes }) {
      if (!ID.test(id)) throw new Error("no id of a file");
      const header = Buffer.from(JSON.stringify({ v: 1, ...owner, name, type }), "utf8");
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(header.length);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const sealed = codec.seal(sealName(id), Buffer.concat([length, header, bytes]));
      await writeDurably(folder, id, sealed);
    },
    async find(id) {
      // The pattern also keeps paths out: no dot, no slash.
      if (!ID.test(id)) return null;
      const sealed = await readIfThere(join(folder, id));
      if (sealed === null) return null;
      const whole = Buffer.from(codec.open(sealName(id), sealed));
      const start = LENGTH_BYTES + whole.readUInt32BE(0);
      const header: unknown = JSON.parse(whole.toString("utf8", LENGTH_BYTES, start));
      const { community, channel, conversation, name, type } = headerSchema.parse(header);
      const owner = { community, channel, conversation };
      return { owner, name, type, bytes: whole.subarray(start) };
    },
  };
}

function sealName(id: string): string {
  return `upload:${id}`;
}

/** Under its name it is there whole, or not at all; and it stays when the power goes. */
async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(folder, `${name}.part`);
  // Half of it may lie there since a process died over it.
  const file = await open(unfinished, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return null;
    throw thrown;
  }
}
