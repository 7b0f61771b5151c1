import { Router, type Response } from "express";
import type { Runtime } from "../runtime/runtime.ts";
import { communityOf } from "./community-of.ts";
import { onlyMethods } from "./errors.ts";
import type { PageFiles } from "./page-files.ts";
import type { Sessions } from "./session.ts";
import type { Invitations } from "./desk/invitations.ts";

export interface PageRoutes {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  readonly keys: Invitations;
  readonly files: PageFiles;
}

/** Why somebody stands before a closed door, in the languages of the house. */
const CLOSED_DOOR = {
  title: "這個連結不能用了 · This link does not work",
  text:
    "員工連結只能使用一次。請重新啟動 frontdesk，它會印出新的連結。\n" +
    "A staff link works once. Restart frontdesk: it prints a new one.",
} as const;

/** The resident's page and staff's, under a community's root. */
export function pageRoutes({ runtime, sessions, keys, files }: PageRoutes): Router {
  const router = Router({ mergeParams: true, strict: true });

  router
    .route("/")
    .get((request, response) => {
      sessions.beginChat(request, response, communityOf(request, runtime).id);
      sendPage(response, files.chat);
    })
    .all(onlyMethods("GET"));

  router
    .route("/staff")
    .get((request, response) => {
      communityOf(request, runtime);
      if (sessions.staff(request) === null) closedDoor(response, files);
      else sendPage(response, files.staff);
    })
    .all(onlyMethods("GET"));

  router
    .route("/staff/enter")
    // Who only looks whether there is something, such as a preview of the link, spends no key.
    .head((_request, response) => void response.set("Cache-Control", "no-store").end())
    .get((request, response) => {
      communityOf(request, runtime);
      const { key } = request.query;
      if (typeof key === "string" && keys.redeem(key)) sessions.beginStaff(request, response);
      else if (sessions.staff(request) === null) return closedDoor(response, files);
      // Away from the address with the key in it, which would stay in the browser's history.
      response.set("Cache-Control", "no-store").redirect(303, `${request.baseUrl}/staff`);
    })
    .all(onlyMethods("GET"));

  return router;
}

function closedDoor(response: Response, files: PageFiles): void {
  sendPage(response.status(403), files.notice(CLOSED_DOOR.title, CLOSED_DOOR.text));
}

/** Never from a cache: the page carries a session, and names the newest scripts. */
function sendPage(response: Response, html: string): void {
  response.set("Cache-Control", "no-store").type("html").send(html);
}
