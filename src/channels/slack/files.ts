import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Fetched, FileSource } from "../../core/channel.ts";
import type { OfferedFile } from "../../core/records/message.ts";
import { cut } from "../../core/text/cut.ts";
import { download, type Reachable, type Resolve } from "../../runtime/files/download.ts";
import type { SlackSettings } from "./settings.ts";

/** A file as an event names it. */
export const fileSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
  /** Of another workspace's file the event tells no more than its id. */
  file_access: z.string().nullish(),
  thumb_1024: z.string().nullish(),
});
type SlackFile = z.infer<typeof fileSchema>;

/** Before the id of a file of which we have to ask where it lies. */
const ASK = "file:";

/** A file in a message, for us to fetch. */
export function offeredFile(file: SlackFile): OfferedFile {
  const { id, name, mimetype, file_access: access } = file;
  const source = access === "check_file_info" && id !== undefined ? `${ASK}${id}` : addressOf(file);
  return {
    name: cut(name ?? "file", 200),
    type: cut(mimetype ?? "application/octet-stream", 100),
    source,
  };
}

/** Of what an iPhone's camera writes, which few can read, Slack has a picture for everybody. */
function addressOf(file: SlackFile): string | null {
  const drawn = /hei[cf]/i.test(file.mimetype ?? "") ? file.thumb_1024 : null;
  return drawn ?? file.url_private_download ?? file.url_private ?? null;
}

export interface SlackFileParts {
  readonly settings: Pick<SlackSettings, "apiUrl" | "botToken">;
  readonly client: webApi.WebClient;
  readonly channel: string;
  /** How names are looked up; by the machine's own means, if left out. */
  readonly resolve?: Resolve;
}

/** Fetches what residents send in Slack, with the bot's token, from Slack's own hosts alone. */
export function slackFiles({ settings, client, channel, resolve }: SlackFileParts): FileSource {
  const reachable = slackReachable(settings);
  const fetchFrom = (address: string, signal: AbortSignal): Promise<Fetched> =>
    download(address, reachable, signal, resolve);
  return {
    channel,
    async fetch(source, signal) {
      if (!source.startsWith(ASK)) return whole(await fetchFrom(source, signal));
      try {
        const answer = await client.files.info({ file: source.slice(ASK.length) });
        const address = addressOf(fileSchema.parse(answer.file ?? {}));
        if (address === null) return { kind: "gone", why: "unreachable", reason: "no-address" };
        return whole(await fetchFrom(address, signal));
      } catch (thrown) {
        const isRefused = thrown instanceof webApi.WebAPIPlatformError;
        return isRefused
          ? { kind: "gone", why: "unreachable", reason: thrown.data.error }
          : { kind: "later", reason: "unreachable" };
      }
    },
  };
}

/** Slack's hosts, and the one that the operator put in their place. */
export function slackReachable({
  apiUrl,
  botToken,
}: Pick<SlackSettings, "apiUrl" | "botToken">): Reachable {
  const own = new URL(apiUrl);
  const isSlacks = (host: string): boolean => /^(?:[\w-]+\.)*slack\.com$/.test(host);
  return {
    trust(url) {
      if (isSlacks(url.hostname)) return "public";
      return url.origin === own.origin ? "trusted" : null;
    },
    authorization: async () => `Bearer ${botToken}`,
  };
}

/** Without the scope files:read, Slack shows its page to sign in in place of the file. */
function whole(fetched: Fetched): Fetched {
  if (fetched.kind !== "file") return fetched;
  const beginning = Buffer.from(fetched.bytes.subarray(0, 200)).toString("latin1");
  return /^\s*<(?:!doctype|html)/i.test(beginning)
    ? { kind: "gone", why: "unreachable", reason: "sign-in-page" }
    : fetched;
}
