/** Files that people sent, kept by us. Any storage can be behind it: a folder, a bucket. */
export interface Files {
  /** A name that nobody guesses: 128 random bits. */
  newId(): string;
  /** Resolves when it is durable. What is kept once more under its id replaces what was there. */
  keep(id: string, file: KeptFile): Promise<void>;
  /** Null when there is no such file. */
  find(id: string): Promise<KeptFile | null>;
}

export interface KeptFile {
  /** The conversation that it belongs to: nobody else may attach or see it, staff apart. */
  readonly owner: FileOwner;
  readonly name: string;
  /** What it is, by its bytes. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface FileOwner {
  readonly community: string;
  readonly channel: string;
  readonly conversation: string;
}

export function isOwner(one: FileOwner, other: FileOwner): boolean {
  return (
    one.community === other.community &&
    one.channel === other.channel &&
    one.conversation === other.conversation
  );
}

/** Files that go with one message. */
export const MOST_FILES = 5;
/** The picture as it is sent; what we keep of it is less. */
export const MOST_IMAGE_BYTES = 10 * 1024 * 1024;
/** Any other file: some minutes of voice, a short film, a contract. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
