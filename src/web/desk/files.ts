import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { isOwner, MOST_FILES, type FileOwner, type Files } from "../../core/files/files.ts";
import { HANDLE_FILES } from "../../core/policy.ts";
import type { TakeFile } from "../../runtime/files/take-file.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { sendFile } from "../file-response.ts";
import { receiveFile } from "../receive-file.ts";
import { Refusal } from "../refusals.ts";
import type { Door } from "../sign-in/door.ts";

export interface StaffFiles {
  readonly runtime: Runtime;
  readonly door: Door;
  readonly files: Files;
  readonly takeFile: TakeFile;
}

/**
 * Files on staff's side: those of their community's conversations, and what a colleague is about to
 * send into one, which `say` may then name by its id; and of the work on a ticket.
 */
export function staffFiles({ runtime, door, files, takeFile }: StaffFiles): Router {
  const router = Router({ mergeParams: true });

  /** @throws Refusal for who isn't staff here */
  const allowed = async (request: Request): Promise<string> => {
    const community = communityOf(request, runtime).id;
    await door.staff(request, community, HANDLE_FILES);
    return community;
  };

  const keep = async (request: Request, response: Response, owner: FileOwner): Promise<void> => {
    const { bytes, ...taken } = await receiveFile(request, takeFile, () => true);
    const id = files.newId();
    await files.keep(id, { owner, ...taken, bytes });
    response.status(201).json({ id, ...taken, size: bytes.byteLength });
  };

  router
    .route("/api/staff/files")
    .post(async (request, response) => {
      const community = await allowed(request);
      const { channel, conversation, ticket } = request.query;
      // Of the work on it: for colleagues alone.
      if (typeof ticket === "string")
        return keep(request, response, { community, channel: OF_A_TICKET, conversation: ticket });
      if (typeof channel !== "string" || typeof conversation !== "string")
        throw new Refusal("bad-request", "channel and conversation, or ticket");
      const owner = { community, channel, conversation };
      // Nothing could be sent into one that there isn't.
      if (!(await runtime.conversation(owner)).begun) throw new Refusal("not-found");
      await keep(request, response, owner);
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/staff/files/:id")
    .get(async (request, response) => {
      const community = await allowed(request);
      const { id } = request.params;
      const file = await files.find(id);
      if (file?.owner.community !== community) throw await whyMissing(community, id, runtime);
      sendFile(response, file);
    })
    .all(onlyMethods("GET"));

  return router;
}

/** In place of a channel's name: such a file is in no conversation. */
const OF_A_TICKET = "ticket";

/** Fields of acts that name files by their ids. */
const FILE_FIELDS = ["attachments", "photos"] as const;
const idsSchema = z.array(z.string()).max(MOST_FILES);

/**
 * What an act is told, with the files that it names by id as they are kept.
 * @param of the conversation that they must belong to; null for one of the community's
 * @throws {Refusal} where one isn't there, or is another conversation's
 */
export async function withFiles(
  body: unknown,
  files: Files,
  community: string,
  of: FileOwner | null,
): Promise<unknown> {
  const told = z.looseObject({}).safeParse(body).data;
  if (told === undefined) return body;
  const found: Record<string, unknown> = {};
  for (const field of FILE_FIELDS) {
    const ids = idsSchema.safeParse(told[field]).data;
    if (ids === undefined) continue;
    found[field] = await Promise.all(
      ids.map(async (id) => {
        const file = await files.find(id);
        const isTheirs =
          file?.owner.community === community && (of === null || isOwner(file.owner, of));
        if (file === null || !isTheirs) throw new Refusal("unknown-attachment");
        return { id, name: file.name, type: file.type, size: file.bytes.byteLength };
      }),
    );
  }
  return { ...told, ...found };
}

async function whyMissing(community: string, id: string, runtime: Runtime): Promise<Refusal> {
  const missing = await runtime.missingFile(community, id);
  if (missing === null) return new Refusal("not-found");
  return new Refusal(missing === "awaited" ? "file-awaited" : "file-lost");
}
