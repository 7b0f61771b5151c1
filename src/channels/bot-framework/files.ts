import { z } from "zod";
import type { FileSource } from "../../core/channel.ts";
import type { OfferedFile } from "../../core/records/message.ts";
import { cut } from "../../core/text/cut.ts";
import { download, type Reachable, type Resolve } from "../../runtime/files/download.ts";
import type { Connector } from "./connector.ts";
import { isAllowedService } from "./service-url.ts";

const attachmentSchema = z.looseObject({
  contentType: z.string().min(1),
  name: z.string().nullish(),
  contentUrl: z.string().nullish(),
  content: z.unknown().optional(),
});
/** A file that somebody sent from their own storage, in their chat with the bot. */
const TEAMS_FILE = "application/vnd.microsoft.teams.file.download.info";
const teamsFileSchema = z.looseObject({
  downloadUrl: z.string(),
  fileType: z.string().nullish(),
});

/** Teams sends what was typed once more as HTML, and cards as attachments: neither is a file. */
const NO_FILE = /^text\/html$|^application\/vnd\.microsoft\.(?:card|teams\.card)\./;

/** A file in an activity, for us to fetch; nothing where it is none. */
export function offeredFile(attachment: unknown): OfferedFile[] {
  const read = attachmentSchema.safeParse(attachment).data;
  if (read === undefined || NO_FILE.test(read.contentType)) return [];
  const { contentType, contentUrl, content } = read;
  const teams = contentType === TEAMS_FILE ? teamsFileSchema.safeParse(content).data : undefined;
  const type =
    teams === undefined ? contentType : (TYPES[teams.fileType?.toLowerCase() ?? ""] ?? OTHER);
  const name = read.name ?? (contentType === TEAMS_FILE ? "file" : contentType);
  return [
    {
      name: cut(name, 200),
      type: cut(type, 100),
      source: teams?.downloadUrl ?? contentUrl ?? null,
    },
  ];
}

const OTHER = "application/octet-stream";
/** What is said of a file before it is here: after that its bytes tell. */
const TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  heic: "image/heic",
  pdf: "application/pdf",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  ogg: "audio/ogg",
  wav: "audio/wav",
  amr: "audio/amr",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
};

/** Where Teams keeps what people send, besides its own services: each is Microsoft's alone. */
const MICROSOFT_STORAGE = /^(?:[\w-]+\.)+(?:sharepoint\.(?:com|us)|asm\.skype\.com)$/;

export interface BotFrameworkFileParts {
  readonly channel: string;
  readonly platform: Pick<Connector, "token">;
  /** Whether files may come from this machine itself. */
  readonly offline: boolean;
  /** How names are looked up; by the machine's own means, if left out. */
  readonly resolve?: Resolve;
}

/** Fetches what residents send from Microsoft's own hosts alone. */
export function botFrameworkFiles(parts: BotFrameworkFileParts): FileSource {
  const reachable = microsoftReachable(parts);
  return {
    channel: parts.channel,
    fetch: (source, signal) => download(source, reachable, signal, parts.resolve),
  };
}

export function microsoftReachable({
  platform,
  offline,
}: Pick<BotFrameworkFileParts, "platform" | "offline">): Reachable {
  return {
    trust({ href, hostname }) {
      if (isAllowedService(href, false) || MICROSOFT_STORAGE.test(hostname)) return "public";
      return isAllowedService(href, offline) ? "trusted" : null;
    },
    // What lies in somebody's own storage opens by its address; our token is none of its business.
    async authorization({ href, hostname }) {
      const isTheirs = isAllowedService(href, offline) || hostname.endsWith(".asm.skype.com");
      const token = isTheirs ? await platform.token() : null;
      return token === null ? null : `Bearer ${token}`;
    },
  };
}
