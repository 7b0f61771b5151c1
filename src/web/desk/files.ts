import { Router, type Request } from "express";
import type { FileOwner, Files } from "../../core/files/files.ts";
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
 * send into one, `?channel=…&conversation=…`, which may then be named by `say`.
 */
export function staffFiles({ runtime, door, files, takeFile }: StaffFiles): Router {
  const router = Router({ mergeParams: true });

  /** @throws Refusal for who isn't staff here */
  const allowed = async (request: Request): Promise<string> => {
    const community = communityOf(request, runtime).id;
    await door.staff(request, community, HANDLE_FILES);
    return community;
  };

  router
    .route("/api/staff/files")
    .post(async (request, response) => {
      const owner = await conversationNamed(request, await allowed(request), runtime);
      const { bytes, ...taken } = await receiveFile(request, takeFile, () => true);
      const id = files.newId();
      await files.keep(id, { owner, ...taken, bytes });
      response.status(201).json({ id, ...taken, size: bytes.byteLength });
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

/** @throws Refusal where there is no such conversation: nothing could be sent into it */
async function conversationNamed(
  request: Request,
  community: string,
  runtime: Runtime,
): Promise<FileOwner> {
  const { channel, conversation } = request.query;
  if (typeof channel !== "string" || typeof conversation !== "string")
    throw new Refusal("bad-request", "channel and conversation");
  const owner = { community, channel, conversation };
  if (!(await runtime.conversation(owner)).begun) throw new Refusal("not-found");
  return owner;
}

async function whyMissing(community: string, id: string, runtime: Runtime): Promise<Refusal> {
  const missing = await runtime.missingFile(community, id);
  if (missing === null) return new Refusal("not-found");
  return new Refusal(missing === "awaited" ? "file-awaited" : "file-lost");
}
