import { Router, type Request, type Response } from "express";
import type { z } from "zod/mini";
import { kindOf } from "../../core/content/check/file-kinds.ts";
import { mayTune, TUNE } from "../../core/people/acts.ts";
import type { StaffMember } from "../../core/records/actor.ts";
import type { Operation, Tuning } from "../../core/records/tuning.ts";
import type { Result } from "../../core/result.ts";
import { unseenCharacter } from "../../core/text/unseen-characters.ts";
import { communityIn } from "../../core/tuning/community-settings.ts";
import type { ImportPreview } from "../../core/tuning/import-preview.ts";
import { undoneIn } from "../../core/tuning/versions.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { DraftConflict } from "../../runtime/tuning/draft-questions.ts";
import type { NotPublished, TuningDesk } from "../../runtime/tuning/tuning-desk.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import { sentFile } from "../receive-file.ts";
import { Refusal } from "../refusals.ts";
import type { Door } from "../sign-in/door.ts";
import {
  checkingSchema,
  contentKindSchema,
  type Confusable,
  discardingSchema,
  type PhraseOf,
  phrasingSchema,
  draftingSchema,
  type Preview,
  publishingSchema,
  undoingSchema,
  type TuningState,
} from "../tuning-wire.ts";

/** More pairs than these are no list to work through. */
const MOST_CONFUSABLES = 200;
/** Of a version: a page lists many versions. */
const FIRST_SHOWN = 3;
/** As many of a file's phrases as anybody reads before they are drafted. */
const MOST_ROWS = 300;

export interface TuningApi {
  readonly runtime: Runtime;
  readonly tuning: TuningDesk;
  readonly door: Door;
}

/** The API by which admins change the content of the installation: draft, publish, undo. */
export function tuningApi({ runtime, tuning, door }: TuningApi): Router {
  const router = Router({ mergeParams: true });

  /** @throws Refusal */
  const allowed = async (request: Request): Promise<StaffMember> => {
    const { id } = communityOf(request, runtime);
    const by = await door.staff(request, id, TUNE);
    const all = runtime.communities().map((community) => community.id);
    if (!mayTune(await door.account(request), all)) throw new Refusal("not-yours");
    return by;
  };
  const state = async (): Promise<TuningState> =>
    stateOf(runtime, tuning, await tuning.conflicts());
  /** @throws Refusal with the reason, and what helps to mend it */
  const valueOf = async (done: Result<Tuning, NotPublished>): Promise<void> => {
    if (done.ok) return;
    const { error } = done;
    if (error.why === "content-broken")
      throw new Refusal(error.why, null, { problems: error.problems });
    throw new Refusal(error.why, null, { now: await state() });
  };

  router
    .route("/api/staff/tuning")
    .get(async (request, response) => {
      await allowed(request);
      response.set("Cache-Control", "no-store").json(await state());
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tuning/content")
    .get(async (request, response) => {
      await allowed(request);
      const kind = contentKindSchema.safeParse(request.query["kind"]);
      if (!kind.success) throw new Refusal("bad-request", "query kind");
      const content =
        kind.data === "intents"
          ? await tuning.intents()
          : await tuning.entries(kind.data === "dialogs" ? "dialog" : kind.data);
      response.set("Cache-Control", "no-store").json(content);
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tuning/confusables")
    .get(async (request, response) => {
      await allowed(request);
      const found: readonly Confusable[] = await tuning.confusables();
      response.set("Cache-Control", "no-store").json(found.slice(0, MOST_CONFUSABLES));
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tuning/settings")
    .get(async (request, response) => {
      await allowed(request);
      response.set("Cache-Control", "no-store").json(await tuning.settings());
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tuning/phrase")
    .post(readJson, async (request, response) => {
      await allowed(request);
      const { text } = bodyOf(request, phrasingSchema);
      const { revision } = tuning.now().draft;
      const found = runtime.desk.phraseOf(communityOf(request, runtime).id, text);
      const answer: PhraseOf = { ...found, revision };
      response.set("Cache-Control", "no-store").json(answer);
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/staff/tuning/import")
    .post(async (request, response) => {
      await allowed(request);
      const { revision } = tuning.now().draft;
      const { name, bytes } = await sentFile(request);
      const preview = previewFor(await tuning.preview(name, bytes), revision);
      response.set("Cache-Control", "no-store").json(preview);
    })
    .all(onlyMethods("POST"));

  // The file again: with its phrases in the request, what is too much for one is less than a file.
  router
    .route("/api/staff/tuning/bring")
    .post(async (request, response) => {
      const by = await allowed(request);
      const revision = Number(request.query["revision"]);
      const { name, bytes } = await sentFile(request);
      const { operations } = await tuning.preview(name, bytes);
      const done = await tuning.draft(revision, by, { add: operations, drop: [] });
      if (!done.ok) throw new Refusal(done.error, null, { now: await state() });
      response.set("Cache-Control", "no-store").json(await state());
    })
    .all(onlyMethods("POST"));

  const post = <S extends z.ZodMiniType>(
    name: string,
    schema: S,
    act: (by: StaffMember, told: z.output<S>) => Promise<void>,
  ): void => {
    router
      .route(`/api/staff/tuning/${name}`)
      .post(readJson, async (request: Request, response: Response) => {
        const by = await allowed(request);
        await act(by, bodyOf(request, schema));
        response.set("Cache-Control", "no-store").json(await state());
      })
      .all(onlyMethods("POST"));
  };

  post("draft", draftingSchema, async (by, { revision, add, drop }) => {
    mustBeSayable(add);
    const done = await tuning.draft(revision, by, { add, drop });
    if (!done.ok) throw new Refusal(done.error, null, { now: await state() });
  });
  post("discard", discardingSchema, async (by, { revision }) => {
    const drop = tuning.now().draft.operations.map(({ id }) => id);
    const done = await tuning.draft(revision, by, { add: [], drop });
    if (!done.ok) throw new Refusal(done.error, null, { now: await state() });
  });
  post("check", checkingSchema, async (_by, { revision }) => {
    const done = await tuning.check(revision);
    if (!done.ok) throw new Refusal(done.error, null, { now: await state() });
  });
  post("publish", publishingSchema, async (by, { revision, why }) =>
    valueOf(await tuning.publish(revision, by, why)),
  );
  post("undo", undoingSchema, async (by, { version, why }) =>
    valueOf(await tuning.undo(version, by, why)),
  );

  return router;
}

/** @throws Refusal for a file that nothing reads, or a character that nobody sees */
function mustBeSayable(operations: readonly Operation[]): void {
  for (const [n, operation] of operations.entries()) {
    const { file } = operation;
    if (kindOf(file) === null && communityIn(file) === null)
      throw new Refusal("bad-request", `field add.${n}.file`);
    const unseen = "text" in operation && unseenCharacter(operation.text);
    if (unseen) throw new Refusal("bad-request", `field add.${n}.text: ${unseen.name}`);
  }
}

function previewFor({ rows, operations }: ImportPreview, revision: number): Preview {
  const fresh = rows.flatMap((row) => (row.state === "new" ? [row] : []));
  const refused = rows.flatMap((row) => (row.state === "refused" ? [row] : []));
  return {
    revision,
    fresh: { count: fresh.length, first: fresh.slice(0, MOST_ROWS) },
    fits: operations.length,
    known: rows.length - fresh.length - refused.length,
    refused: { count: refused.length, first: refused.slice(0, MOST_ROWS) },
  };
}

function checkOf(tuning: TuningDesk): TuningState["check"] {
  const asked = tuning.checkNow();
  if (asked === null) return null;
  if (asked.checked === null) return { state: "running", revision: asked.revision };
  return { state: "done", ...asked.checked };
}

/** Who may approve what somebody has asked to publish: any admin but them. */
function askedOf(runtime: Runtime, { draft: { asked } }: Tuning): TuningState["draft"]["asked"] {
  if (asked === null) return null;
  const everywhere = runtime.communities().map(({ id }) => id);
  const approvers = runtime.people
    .all()
    .filter((one) => one.id !== asked.by.id && mayTune(one, everywhere))
    .map(({ id, name }) => ({ id, name }));
  return { ...asked, approvers };
}

function stateOf(
  runtime: Runtime,
  tuning: TuningDesk,
  conflicts: readonly DraftConflict[],
): TuningState {
  const { version, draft } = tuning.now();
  const versions = tuning.versions();
  const undone = undoneIn(versions);
  return {
    version,
    draft: {
      revision: draft.revision,
      operations: draft.operations,
      asked: askedOf(runtime, tuning.now()),
    },
    conflicts,
    check: checkOf(tuning),
    history: versions.toReversed().map((one) => ({
      version: one.version,
      by: one.by,
      approvedBy: one.approvedBy ?? null,
      at: one.at,
      why: one.why,
      undoes: one.undoes,
      isUndone: undone.has(one.version),
      count: one.operations.length,
      first: one.operations.slice(0, FIRST_SHOWN),
    })),
  };
}
