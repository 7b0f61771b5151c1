import { Router, urlencoded, type Request, type Response } from "express";
import type { Language } from "../core/records/message.ts";
import type { Linked } from "../runtime/reaching/reach.ts";
import type { LinkPurpose } from "../runtime/reaching/signed-links.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { communityOf } from "./community-of.ts";
import { onlyMethods } from "./errors.ts";
import type { PageFiles } from "./page-files.ts";
import type { Sessions } from "./session.ts";

export interface DoorRoutes {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  readonly files: PageFiles;
}

const readForm = urlencoded({ extended: false, limit: 4_096 });

/**
 * The pages that links in mails open. A GET shows a button and does nothing: mail scanners open
 * every link. What the button posts bears the token again, and that alone opens the door.
 */
export function doorRoutes(doors: DoorRoutes): Router {
  const router = Router({ mergeParams: true, strict: true });
  router
    .route("/back")
    .get((request, response) => show("back", request, response, doors))
    .post(readForm, async (request, response) => {
      const linked = await linkedBy("back", request, doors);
      if (linked === null) return closed(request, response, doors);
      doors.sessions.openChat(request, response, linked.link);
      response.set("Cache-Control", "no-store").redirect(303, `${request.baseUrl}/`);
    })
    .all(onlyMethods("GET", "POST"));
  router
    .route("/mail/confirm")
    .get((request, response) => show("confirm", request, response, doors))
    .post(readForm, async (request, response) => {
      const linked = await linkedBy("confirm", request, doors);
      if (linked === null) return closed(request, response, doors);
      await doors.runtime.reaching.confirmMail(linked.link);
      done("confirm", linked.language, request, response, doors);
    })
    .all(onlyMethods("GET", "POST"));
  router
    .route("/mail/stop")
    .get((request, response) => show("stop", request, response, doors))
    .all(onlyMethods("GET", "POST"));
  return router;
}

/**
 * Ends mails by one request, of the page's button or of a mailbox's own (RFC 8058). That one comes
 * from the mailbox's servers and from no page of ours: the token is its proof.
 */
export function stopRoute(doors: DoorRoutes): Router {
  const router = Router({ mergeParams: true, strict: true });
  router.post("/mail/stop", readForm, async (request, response) => {
    const linked = await linkedBy("stop", request, doors);
    if (linked === null) return closed(request, response, doors);
    await doors.runtime.reaching.stopByLink(linked.link);
    done("stop", linked.language, request, response, doors);
  });
  return router;
}

/** A link opens doors of its own community alone. */
async function linkedBy(
  purpose: LinkPurpose,
  request: Request,
  { runtime }: DoorRoutes,
): Promise<Linked | null> {
  const { t } = request.query;
  const { id } = communityOf(request, runtime);
  const linked = typeof t === "string" ? await runtime.reaching.linked(purpose, t) : null;
  return linked?.link.community === id ? linked : null;
}

async function show(
  purpose: LinkPurpose,
  request: Request,
  response: Response,
  doors: DoorRoutes,
): Promise<void> {
  const linked = await linkedBy(purpose, request, doors);
  if (linked === null) return closed(request, response, doors);
  const say = speaking(request, linked.language, doors);
  const button = { label: say(`${purpose}.button`), to: request.originalUrl };
  const [title, text] = [say(`${purpose}.title`), say(`${purpose}.text`)];
  send(response, doors.files.door({ language: linked.language, title, text, button }));
}

function done(
  purpose: "confirm" | "stop",
  language: Language,
  request: Request,
  response: Response,
  doors: DoorRoutes,
): void {
  const say = speaking(request, language, doors);
  const [title, text] = [say(`${purpose}.done`), say(`${purpose}.done-text`)];
  send(response, doors.files.door({ language, title, text, button: null }));
}

/** Forged, over or withdrawn: it says the same, in the languages of the house. */
function closed(request: Request, response: Response, doors: DoorRoutes): void {
  const [zh, en] = [speaking(request, "zh-Hant", doors), speaking(request, "en", doors)];
  const title = `${zh("closed.title")} · ${en("closed.title")}`;
  const text = `${zh("closed.text")}\n${en("closed.text")}`;
  send(response.status(410), doors.files.door({ language: "zh-Hant", title, text, button: null }));
}

function speaking(
  request: Request,
  language: Language,
  { runtime }: DoorRoutes,
): (key: string) => string {
  const { id } = communityOf(request, runtime);
  return (key) => runtime.reaching.doorWords(id, key, language);
}

function send(response: Response, html: string): void {
  response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" }).type("html").send(html);
}
