import { Router, type Response } from "express";
import { EVERYWHERE, placesOf, staffIn } from "../core/people/staff-in.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { communityOf } from "./community-of.ts";
import { onlyMethods } from "./errors.ts";
import type { PageFiles } from "./page-files.ts";
import type { Sessions } from "./session.ts";
import type { Door } from "./sign-in/door.ts";

export interface PageRoutes {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  readonly door: Door;
  readonly files: PageFiles;
}

/** Why somebody stands before a closed door, in the languages of the house. */
const CLOSED_DOOR = {
  title: "您在這裡還沒有職務 · You have no role here yet",
  text:
    "請管理員把您加到負責的社區。\n" +
    "Please ask an administrator to add you to the communities that you look after.",
} as const;

/** The resident's page and staff's, under a community's root. */
export function pageRoutes({ runtime, sessions, door, files }: PageRoutes): Router {
  const router = Router({ mergeParams: true, strict: true });

  router
    .route("/")
    .get((request, response) => {
      sessions.beginChat(request, response, communityOf(request, runtime).id);
      sendPage(response, files.chat);
    })
    .all(onlyMethods("GET"));

  router
    .route("/status")
    .get((request, response) => {
      communityOf(request, runtime);
      sendPage(response, files.status);
    })
    .all(onlyMethods("GET"));

  router
    .route("/staff")
    .get(async (request, response) => {
      const community = communityOf(request, runtime).id;
      const account = await door.page(request, response);
      if (account === null) return sendPage(response.status(401), files.signIn);
      if (staffIn(account, community).roles.length > 0) return sendPage(response, files.staff);
      // They came by the address of a community in which they don't work.
      const [place] = placesOf(account.grants);
      const own = runtime.communities().find(({ id }) => id === place);
      if (own !== undefined && place !== EVERYWHERE)
        return response.set("Cache-Control", "no-store").redirect(303, `/c/${own.id}/staff`);
      sendPage(response.status(403), files.notice(CLOSED_DOOR.title, CLOSED_DOOR.text));
    })
    .all(onlyMethods("GET"));

  // The key in its address is spent by what the page posts, never by opening it: a preview of the
  // link, or whoever looks by HEAD, may come first.
  router
    .route("/staff/join")
    .get((request, response) => {
      communityOf(request, runtime);
      sendPage(response, files.signIn);
    })
    .all(onlyMethods("GET"));

  return router;
}

/** Never from a cache: the page carries a session, and names the newest scripts. */
function sendPage(response: Response, html: string): void {
  response.set("Cache-Control", "no-store").type("html").send(html);
}
