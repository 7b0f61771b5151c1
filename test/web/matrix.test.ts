import { randomBytes } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Grant } from "../../src/core/records/account.ts";
import { STAFF_ROLES, type StaffMember, type StaffRole } from "../../src/core/records/actor.ts";
import { communitySchema } from "../../src/core/records/community.ts";
import { newConversation } from "../../src/core/records/conversation.ts";
import type { Owner } from "../../src/core/records/owner.ts";
import { put } from "../../src/core/store.ts";
import { FEATURES } from "../../src/features.ts";
import { readCommunities } from "../../src/runtime/communities.ts";
import { openLog } from "../../src/runtime/log.ts";
import { fileLinks } from "../../src/runtime/files/file-links.ts";
import { fileTaker } from "../../src/runtime/files/take-file.ts";
import { openKeptTuning } from "../../src/runtime/tuning/kept-tuning.ts";
import { openTuningDesk } from "../../src/runtime/tuning/tuning-desk.ts";
import { filesIn } from "../../src/store/files.ts";
import { keys } from "../../src/store/keys.ts";
import { webServer } from "../../src/web/server.ts";
import { literalTicket, NOW } from "../core/literal-world.ts";
import { REQUIRED_PHRASES_FILE, SMALL_CONTENT_FOLDER } from "../core/content/small-content.ts";
import { listening } from "../channels/listening.ts";
import { openTestDesk } from "../runtime/open-test-desk.ts";
import { CHEAP, PAGES } from "./desk.ts";
import { registeredRoutes } from "./registered-routes.ts";

const RELATIONS = ["own", "others", "unassigned"] as const;
type Relation = (typeof RELATIONS)[number];

const read = (name: string): unknown => parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const MAY = z
  .record(z.string(), z.record(z.enum(RELATIONS), z.array(z.string())))
  .parse(read("../core/may.yml"));
const row = z.union([
  z.strictObject({
    who: z.enum(["anyone", "resident", "colleague"]),
    told: z.unknown().optional(),
    at: z.string().optional(),
  }),
  z.strictObject({
    may: z.string(),
    of: z.enum([
      "installation",
      "community",
      "alert",
      "file",
      "account",
      "invitation",
      "ticket",
      "conversation",
    ]),
    told: z.unknown().optional(),
  }),
]);
type Row = z.infer<typeof row>;
const WRITTEN = z
  .strictObject({ acts: z.record(z.string(), z.unknown()), routes: z.record(z.string(), row) })
  .parse(read("matrix.yml"));

const PLACES = {
  ticket: "tickets/:ticket",
  conversation: "conversations/:channel/:conversation",
  community: "community",
} as const;
const ROWS: ReadonlyMap<string, Row> = new Map([
  ...Object.entries(WRITTEN.routes),
  ...FEATURES.acts.flatMap(({ about, name }): [string, Row][] => {
    const told = WRITTEN.acts[name];
    const route = `POST /api/staff/${PLACES[about]}/${name}`;
    return told === undefined ? [] : [[route, { may: name, of: about, told }]];
  }),
]);

/**
 * Who asks: somebody with one role in `main` and none elsewhere, or nobody of the staff. Of the
 * whole installation somebody asks who has that role everywhere.
 */
const ASKERS = ["nobody", "resident", "ended", ...STAFF_ROLES] as const;
type Asker = (typeof ASKERS)[number];
const roleOf = (asker: Asker): StaffRole | null =>
  STAFF_ROLES.find((role) => role === asker) ?? null;

interface Somebody {
  readonly me: StaffMember;
  readonly cookie: string;
}
/** What some routes are told in their address. */
const QUERIES: Readonly<Record<string, string>> = {
  "/api/staff/files": "?channel=test&conversation=kept",
  "/api/staff/cases/:channel/:conversation/lines": "?before=1:x",
  "/api/staff/tuning/content": "?kind=answers",
};
const SOMEBODY_ELSE: StaffMember = { id: "somebody-else", name: "林主任" };

async function openMatrix() {
  const desk = await openTestDesk();
  const { runtime, store, clock } = desk;
  for (const id of ["main", "garden"])
    await runtime.saveCommunity(communitySchema.parse({ id, company: { zh: id, en: id } }));
  const secret = randomBytes(32);
  const kept = new Map<string, Uint8Array>();
  const plain = {
    seal: (name: string, bytes: Uint8Array) => (kept.set(name, bytes), bytes),
    open: (_name: string, bytes: Uint8Array) => bytes,
  };
  const files = filesIn(`${desk.folder}/uploads`, plain, randomBytes);
  const folder = join(desk.folder, "content");
  cpSync(SMALL_CONTENT_FOLDER, folder, { recursive: true });
  writeFileSync(join(folder, REQUIRED_PHRASES_FILE.path), REQUIRED_PHRASES_FILE.text);
  const tuned = await openKeptTuning({
    store,
    clock,
    log: openLog("silent"),
    needsApproval: false,
  });
  const tuning = openTuningDesk({
    kept: tuned,
    folder,
    names: FEATURES.names,
    clock,
    modelFile: null,
    staysReady: false,
    talks: async () => ({ talks: [], around: [] }),
    burstMs: 0,
    communities: () => readCommunities(store, clock.now()),
  });
  const web = webServer({
    runtime,
    tuning,
    secret,
    files,
    takeFile: fileTaker(),
    fileLinks: fileLinks(secret),
    acts: FEATURES.acts,
    pages: PAGES,
    publicUrl: null,
    trustProxy: 0,
    clock,
    log: openLog("silent"),
    passwordCost: CHEAP,
    pushKey: "none",
  });
  const server = createServer(web.app);
  const { address, close } = await listening(server);
  let made = 0;
  const next = (): string => `x${(made += 1)}`;

  const ask = async (
    method: string,
    path: string,
    cookie: string,
    told?: unknown,
  ): Promise<Response> => {
    const abort = new AbortController();
    const answer = await fetch(address + path, {
      method,
      redirect: "manual",
      signal: abort.signal,
      headers: {
        Cookie: cookie,
        Origin: address,
        "Content-Type": "application/json",
        // A connection that is kept may be closed at the moment when the next call takes it.
        Connection: "close",
      },
      ...(method === "GET" || told === undefined ? {} : { body: JSON.stringify(told) }),
    });
    const isLive = answer.headers.get("Content-Type")?.startsWith("text/event-stream") === true;
    if (isLive) abort.abort();
    return answer;
  };
  const cookieOf = (answer: Response): string =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
  /** An account with that role in a community alone, or in all. */
  const account = async (role: StaffRole, community: string): Promise<StaffMember> => {
    const name = next();
    const communities: Grant["communities"] = community === "all" ? "all" : [community];
    const grants = [{ role, communities }];
    const added = await runtime.people.add({ name, title: "", login: `${name}@x.org`, grants });
    if (!added.ok) throw new Error(added.error);
    return { id: added.value.id, name };
  };
  const enter = async ({ id, name }: StaffMember): Promise<string> => {
    const invited = { account: id, grants: [], name, by: null, isBare: true };
    const key = await runtime.people.invitations.issue(invited);
    return cookieOf(await ask("POST", "/api/staff/recover", "", { key, password: null }));
  };

  const askers = new Map<Asker, Promise<Somebody>>();
  const asker = async (who: Asker, where = "main"): Promise<Somebody> => {
    if (who === "nobody") return { me: SOMEBODY_ELSE, cookie: "" };
    if (who === "resident")
      return { me: SOMEBODY_ELSE, cookie: cookieOf(await ask("GET", "/", "")) };
    const me = await account(roleOf(who) ?? "director", where);
    const cookie = await enter(me);
    if (who === "ended") await ask("POST", "/api/staff/sign-out", cookie, { everywhere: false });
    return { me, cookie };
  };

  return {
    app: web.app,
    ask,
    /** So much later that counted tries are forgiven, and that sessions may have ended. */
    async later() {
      await clock.advance(clock.now() + 16 * 60_000);
      askers.clear();
    },
    everywhere: (who: Asker) => asker(who, "all"),
    /** @param isFresh whether it may come to harm, and so is made for this once */
    async asker(who: Asker, isFresh: boolean) {
      if (isFresh) return asker(who);
      const known = askers.get(who) ?? asker(who);
      askers.set(who, known);
      return known;
    },
    /** Something that stands so to whoever asks; its place in the path. */
    async something(
      of: Exclude<Row, { who: string }>["of"],
      community: string,
      relation: Relation,
      me: StaffMember,
      channel: string,
    ): Promise<Readonly<Record<string, string>>> {
      const id = next();
      const whose = relation === "own" ? me : SOMEBODY_ELSE;
      const now = clock.now();
      switch (of) {
        case "installation":
        case "community":
          return {};
        case "ticket": {
          const taken = { kind: "answered", at: NOW, staff: whose } as const;
          const ticket = {
            ...literalTicket(id, ...(relation === "unassigned" ? [] : [taken])),
            // It is a message for somebody as well, so that it can be read.
            for: SOMEBODY_ELSE.name,
            channel,
            conversation: id,
          };
          const conversation = { ...newConversation(channel, id, "p1"), tickets: [id] };
          const puts = [
            put(keys.ticket(id), ticket),
            put<object>(keys.conversation(channel, id), conversation),
          ];
          await store.commit(community, { now, puts });
          return { ticket: id };
        }
        case "conversation": {
          const owner: Owner =
            relation === "unassigned"
              ? { kind: "waiting", epoch: 1 }
              : { kind: "staff", epoch: 1, ...whose };
          const conversation = { ...newConversation(channel, id, "p1"), owner };
          const key = keys.conversation(channel, id);
          await store.commit(community, { now, puts: [put(key, conversation)] });
          return { channel, conversation: id };
        }
        case "alert": {
          const alert = {
            id,
            to: { kind: "staff", role: "staff" } as const,
            text: "x",
            choices: [],
            at: now,
            ownerEpoch: null,
            from: { kind: "bot" } as const,
            ticket: null,
            conversation: null,
            urgent: false,
            tries: 0,
          };
          await store.commit(community, { now, puts: [put(keys.alert(id), alert)] });
          return { alert: id };
        }
        case "file": {
          const file = files.newId();
          const owner = { community, channel: "web", conversation: id };
          await files.keep(file, {
            owner,
            name: "a.jpg",
            type: "image/jpeg",
            bytes: randomBytes(9),
          });
          return { id: file };
        }
        case "account":
          return {
            account: relation === "own" ? me.id : (await account("staff", community)).id,
          };
        case "invitation": {
          const grants = [{ role: "staff" as const, communities: [community] }];
          await runtime.people.invitations.issue({ account: null, grants, name: id, by: null });
          const open = await runtime.people.invitations.open();
          return { told: open.find(({ invitation }) => invitation.name === id)?.id ?? "" };
        }
      }
    },
    async close() {
      web.close();
      tuning.stop();
      tuned.close();
      await close();
      await desk.close();
    },
  };
}

let matrix: Awaited<ReturnType<typeof openMatrix>>;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

/** The code of a refusal, else the status. */
async function outcome(answer: Response): Promise<string> {
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json") === true;
  const body: unknown = isJson ? await answer.json() : null;
  const refused = z.object({ error: z.object({ code: z.string() }) }).safeParse(body);
  return refused.success ? refused.data.error.code : String(answer.status);
}

const CLOSED: readonly string[] = [
  "401",
  "403",
  "404",
  "not-staff",
  "no-session",
  "not-yours",
  "not-found",
];

const relationsOf = (of: Exclude<Row, { who: string }>["of"]): readonly Relation[] => {
  if (of === "ticket" || of === "conversation") return RELATIONS;
  return of === "account" ? ["own", "others"] : ["unassigned"];
};

/** Whether somebody gets past the door, by what is written. */
function mayEnter(asker: Asker, row: Exclude<Row, { who: string }>, relation: Relation): boolean {
  const written = MAY[row.may];
  if (written === undefined) throw new Error(`may.yml has no row ${row.may}`);
  const role = roleOf(asker);
  return role !== null && (written[relation] ?? []).includes(role);
}

async function tryGuarded(route: string, row: Exclude<Row, { who: string }>, asker: Asker) {
  const [method = "", template = ""] = route.split(" ");
  const channel = template.endsWith("/file") ? "counter" : "test";
  const isSignedIn = roleOf(asker) !== null;
  const isFresh = row.of === "account";
  const asks = async (root: string, parts: Readonly<Record<string, string>>, cookie: string) => {
    const path = template.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? "none");
    const query = QUERIES[template] ?? "";
    const told = row.of === "invitation" ? { id: parts["told"] } : row.told;
    // What is told names the community that is meant.
    const meant: unknown =
      root === ""
        ? told
        : JSON.parse(JSON.stringify(told ?? null).replaceAll('"main"', '"garden"'));
    return outcome(await matrix.ask(method, `${root}${path}${query}`, cookie, meant));
  };
  // Who isn't of the staff stands to everything alike.
  const relations = relationsOf(row.of).slice(0, isSignedIn ? undefined : 1);
  for (const relation of relations) {
    const { me, cookie } =
      row.of === "installation"
        ? await matrix.everywhere(asker)
        : await matrix.asker(asker, isFresh);
    const where = `${asker}, ${relation}`;
    const thing = await matrix.something(row.of, "main", relation, me, channel);
    const told = await asks("", thing, cookie);
    if (mayEnter(asker, row, relation)) {
      // Of a community the denial is "not yours": what is named besides may not be there.
      const closed = row.of === "community" ? CLOSED.filter((one) => one !== "not-found") : CLOSED;
      expect(closed, where).not.toContain(told);
      expect(told, `${where}: what is told in matrix.yml doesn't fit`).not.toBe("bad-request");
    } else expect(CLOSED, `${where}: ${told}`).toContain(told);
    if (!isSignedIn) expect(told, where).not.toBe("not-yours");
  }
  if (row.of === "installation") {
    const { cookie } = await matrix.asker(asker, false);
    expect(CLOSED, `${asker}, of one community`).toContain(await asks("", {}, cookie));
    return;
  }
  // Another community's: by its own address, and by that of the community they work in.
  for (const relation of relations) {
    const { me, cookie } = await matrix.asker(asker, isFresh);
    // One's own account is the same everywhere.
    if (row.of === "account" && relation === "own") continue;
    const where = `${asker}, ${relation}, another community's`;
    const thing = await matrix.something(row.of, "garden", relation, me, channel);
    expect(CLOSED, where).toContain(await asks("/c/garden", thing, cookie));
    // By its own community's address it isn't there; what is begun by an act can't be another's.
    const isBegun = channel === "counter";
    if (row.of !== "community" && !isBegun)
      expect(CLOSED, where).toContain(await asks("", thing, cookie));
  }
}

async function tryOpen(route: string, row: Extract<Row, { who: string }>, asker: Asker) {
  const [method = "", template = ""] = route.split(" ");
  const { cookie } = await matrix.asker(asker, route.endsWith("/sign-out"));
  const ask = async (root: string): Promise<string> =>
    outcome(await matrix.ask(method, row.at ?? root + template, cookie, row.told));
  const isLetIn =
    row.who === "anyone" ||
    (row.who === "resident" ? asker === "resident" : roleOf(asker) !== null);
  const told = await ask("");
  if (isLetIn) expect(CLOSED, asker).not.toContain(told);
  else expect(["401", "not-staff", "no-session"], asker).toContain(told);
  // A resident of one community is nobody in another.
  if (row.who === "resident") expect(await ask("/c/garden"), asker).toBe("no-session");
}

describe("the routes", () => {
  it("are found in the server, and each stands in the matrix; nothing else does", () => {
    const found = registeredRoutes(matrix.app);
    expect(found.length).toBeGreaterThan(40);
    const missing = found.filter((route) => !ROWS.has(route));
    expect(missing, "write a row for it in test/web/matrix.yml").toEqual([]);
    expect([...ROWS.keys()].filter((route) => !found.includes(route))).toEqual([]);
    const acts = FEATURES.acts.map(({ name }) => name);
    expect(Object.keys(WRITTEN.acts).filter((name) => !acts.includes(name))).toEqual([]);
  });

  it.each([...ROWS])("%s lets in whom it should, and nobody else", async (route, row) => {
    // Counted tries are forgiven.
    if ("who" in row && row.who === "anyone") await matrix.later();
    await Promise.all(
      ASKERS.map((asker) =>
        "who" in row ? tryOpen(route, row, asker) : tryGuarded(route, row, asker),
      ),
    );
  });
});
