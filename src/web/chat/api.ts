import { Router, type Request } from "express";
import { LONGEST_MESSAGE } from "../../core/dialogs/decide.ts";
import {
  isOwner,
  MOST_FILE_BYTES,
  MOST_FILES,
  MOST_IMAGE_BYTES,
  type FileOwner,
  type Files,
} from "../../core/files/files.ts";
import type { Attachment, Inbound } from "../../core/records/message.ts";
import type { Clock } from "../../runtime/clock.ts";
import type { FileLinks } from "../../runtime/files/file-links.ts";
import type { TakeFile } from "../../runtime/files/take-file.ts";
import type { Log } from "../../runtime/log.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { feedChat, lastSeen } from "./events.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { sendFile } from "../file-response.ts";
import { bodyOf, readJson } from "../json-body.ts";
import type { LiveStreams } from "../live-events.ts";
import type { MessageAllowance } from "../message-allowance.ts";
import { receiveFile, type Allowance } from "../receive-file.ts";
import { Refusal } from "../refusals.ts";
import type { ChatSession, Sessions } from "../session.ts";
import { earlierLines, placeNamed } from "../transcript.ts";
import { sentMessageSchema, type SentMessage } from "../wire.ts";

export interface ChatApi {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  /** Whether a colleague of the community asks: they see what residents send. */
  readonly isStaff: (request: Request, community: string) => Promise<boolean>;
  readonly streams: LiveStreams;
  readonly files: Files;
  readonly takeFile: TakeFile;
  /** Open files to residents of channels without sessions. */
  readonly fileLinks: FileLinks;
  /** How many files may be uploaded. */
  readonly uploads: Allowance;
  readonly messages: MessageAllowance;
  readonly clock: Clock;
  readonly log: Log;
}

const CHANNEL = "web";

/** The resident's API, under a community's root: events, messages, files. */
export function chatApi(api: ChatApi): Router {
  const { runtime, clock, log } = api;
  const router = Router({ mergeParams: true });

  router
    .route("/api/chat/events")
    .get((request, response) => {
      const community = communityOf(request, runtime);
      const { conversation } = sessionOf(request, api);
      // A page whose stream was refused asks so for the reason.
      if (request.method === "HEAD") return void response.status(204).end();
      const stream = api.streams.open(request, response);
      feedChat(stream, lastSeen(request), {
        runtime,
        community: () => runtime.communities().find(({ id }) => id === community.id) ?? community,
        on: { community: community.id, channel: CHANNEL, conversation },
        limits: {
          // What the page holds a resident to; a longer message is answered with courtesy.
          characters: LONGEST_MESSAGE,
          attachments: MOST_FILES,
          imageBytes: MOST_IMAGE_BYTES,
          fileBytes: MOST_FILE_BYTES,
        },
        failed(thrown) {
          log.error("chat-feed-failed", { community: community.id, conversation }, thrown);
          stream.end();
        },
      });
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/chat/lines")
    .get(async (request, response) => {
      const { community, conversation } = sessionOf(request, api);
      const { before } = request.query;
      const place = typeof before === "string" ? placeNamed(before) : null;
      if (place === null) throw new Refusal("bad-request", "field before");
      const on = { community, channel: CHANNEL, conversation };
      response.set("Cache-Control", "no-store").json(await earlierLines(runtime, on, place));
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/chat/messages")
    .post(readJson, async (request, response) => {
      const session = sessionOf(request, api);
      const sent = bodyOf(request, sentMessageSchema);
      const message = await inbound(sent, session, api, clock.now());
      const wait = api.messages.take(session.conversation);
      if (wait > 0 && !(await runtime.isOfDanger(message))) {
        response.set("Retry-After", String(Math.ceil(wait / 1_000)));
        throw new Refusal("too-many-messages");
      }
      try {
        await runtime.receive(message);
      } catch (thrown) {
        throw Object.assign(new Refusal("not-now"), { cause: thrown });
      }
      response.status(202).json({ id: sent.id });
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/chat/files")
    .post(async (request, response) => {
      const session = sessionOf(request, api);
      const isAllowed = () => api.uploads.take(session.conversation, request.ip ?? "");
      const { bytes, ...taken } = await receiveFile(request, api.takeFile, isAllowed);
      const id = api.files.newId();
      await api.files.keep(id, { owner: ownerOf(session), ...taken, bytes });
      response.status(201).json({ id, ...taken, size: bytes.byteLength });
    })
    .all(onlyMethods("POST"));

  router
    .route("/files/:id")
    .get(async (request, response) => {
      const community = communityOf(request, runtime).id;
      const session = api.sessions.chat(request, community);
      const { id } = request.params;
      const { t } = request.query;
      const file = await api.files.find(id);
      const isHere = file?.owner.community === community;
      const isOpen = isHere && typeof t === "string" && api.fileLinks.opens(id, t, clock.now());
      const isStaff = isHere && !isOpen && (await api.isStaff(request, community));
      const isOwn = session !== null && file !== null && isOwner(ownerOf(session), file.owner);
      if (file === null || !(isOwn || isOpen || isStaff)) throw new Refusal("not-found");
      sendFile(response, file);
    })
    .all(onlyMethods("GET"));

  return router;
}

function sessionOf(request: Request, { runtime, sessions }: ChatApi): ChatSession {
  const session = sessions.chat(request, communityOf(request, runtime).id);
  if (session === null) throw new Refusal("no-session");
  return session;
}

async function inbound(
  sent: SentMessage,
  session: ChatSession,
  api: ChatApi,
  at: number,
): Promise<Inbound> {
  const { community, conversation } = session;
  if (sent.attachments.length > MOST_FILES) {
    throw new Refusal("bad-request", `at most ${MOST_FILES} attachments`);
  }
  if (sent.text.trim() === "" && sent.choice === null && sent.attachments.length === 0) {
    throw new Refusal("empty-message");
  }
  const attachments = await Promise.all(
    sent.attachments.map((id) => ownAttachment(id, session, api)),
  );
  return {
    channel: CHANNEL,
    community,
    conversation,
    // The browser that holds the cookie is all that we know of who writes.
    person: conversation,
    id: sent.id,
    text: sent.text,
    choice: sent.choice,
    attachments,
    at,
    ...(sent.language === null ? {} : { language: sent.language }),
  };
}

async function ownAttachment(
  id: string,
  session: ChatSession,
  { files }: ChatApi,
): Promise<Attachment> {
  const file = await files.find(id);
  if (file === null || !isOwner(ownerOf(session), file.owner)) {
    throw new Refusal("unknown-attachment");
  }
  return { id, name: file.name, type: file.type, size: file.bytes.byteLength };
}

function ownerOf({ community, conversation }: ChatSession): FileOwner {
  return { community, channel: CHANNEL, conversation };
}
