import { Router, type Request } from "express";
import type { FileOwner, Files } from "../../core/files/files.ts";
import { can, HANDLE_FILES } from "../../core/policy.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { TakeFile } from "../../runtime/files/take-file.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { sendFile } from "../file-response.ts";
import { receiveFile } from "../receive-file.ts";
import { Refusal } from "../refusals.ts";
import type { Sessions } from "../session.ts";

export interface StaffFiles {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  readonly files: Files;
  readonly takeFile: TakeFile;
}

/**
 * Files on staff's side: those of their community's conversations, and what a colleague is about to
 * send into one, `?channel=…&conversation=…`, which may then be named by `say`.
 */
export function staffFiles({ runtime, sessions, files, takeFile }: StaffFiles): Router {
  const router = Router({ mergeParams: true });

  /** @throws Refusal for who isn't staff here */
  const allowed = (request: Request): string => {
    const session = sessions.staff(request);
    if (session === null) throw new Refusal("not-staff");
    const community = communityOf(request, runtime).id;
    // Whoever has the link serves the whole installation.
    const by: Staff = {
      kind: "staff",
      id: session.id,
      name: session.name ?? "",
      roles: ["staff"],
      communities: "all",
    };
    if (!can(by, HANDLE_FILES, { kind: "community", community }).ok) throw new Refusal("not-found");
    return community;
  };

  router
    .route("/api/staff/files")
    .post(async (request, response) => {
      const owner = await conversationNamed(request, allowed(request), runtime);
      const { bytes, ...taken } = await receiveFile(request, takeFile, () => true);
      const id = files.newId();
      await files.keep(id, { owner, ...taken, bytes });
      response.status(201).json({ id, ...taken, size: bytes.byteLength });
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/staff/files/:id")
    .get(async (request, response) => {
      const community = allowed(request);
      const file = await files.find(request.params["id"]);
      if (file?.owner.community !== community) throw new Refusal("not-found");
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
