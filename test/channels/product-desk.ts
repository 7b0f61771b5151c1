import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { start } from "../../src/cli/start.ts";
import type { Config } from "../../src/config.ts";
import { newAccount, type Account } from "../../src/core/records/account.ts";
import { put, type Store } from "../../src/core/store.ts";
import type { Invited } from "../../src/runtime/people/invitations.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { indexes, keys, OUTBOXES, SYSTEM } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { MODEL, productContent } from "../product-content.ts";
import { CHEAP, PAGES } from "../web/desk.ts";
import { keptLog } from "./kept-log.ts";

const START = Date.parse("2026-11-23T14:30:00+08:00");

/** The product as `start` runs it, with its clock, its disk and its log in the test's hands. */
export async function productDesk(change: Partial<Config> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "product-desk-"));
  const clock = simulatedClock(START);
  const content = await productContent();
  const { log, logged, loggedOften } = keptLog();
  const told: string[] = [];
  const hearing: (() => void)[] = [];
  const refusing: (() => void)[] = [];
  const asking: (() => void)[] = [];
  let storeFails = false;
  let held: Promise<void> | null = null;
  let commits = 0;
  let store: Store;

  const open = async () => {
    const data = await openData({ folder, key: null, now: clock.now(), tell: () => {} });
    store = {
      ...data.store,
      async commit(partition, commit) {
        if (held !== null) for (const hear of asking.splice(0)) hear();
        await held;
        if (storeFails) {
          for (const hear of refusing.splice(0)) hear();
          throw new Error("the disk is full");
        }
        commits += 1;
        return data.store.commit(partition, commit);
      },
    };
    return start({
      config: {
        port: 0,
        host: "127.0.0.1",
        publicUrl: null,
        dataDir: folder,
        dataKey: null,
        redis: null,
        logLevel: "silent",
        contentDir: folder,
        trustProxy: 0,
        metricsToken: null,
        oidc: null,
        burstMs: 0,
        tuningApproval: false,
        mail: { ok: false, error: "not in this test" },
        slack: { ok: false, error: "not in this test" },
        line: { ok: false, error: "not in this test" },
        botFramework: null,
        ...change,
      },
      content,
      data: { ...data, store },
      clock,
      log,
      modelFile: MODEL,
      pages: PAGES,
      passwordCost: CHEAP,
      out(line) {
        told.push(line);
        for (const hear of hearing) hear();
      },
    });
  };
  let desk = await open();
  // A way in for the first admin is no concern of a channel's.
  commits = 0;

  return {
    clock,
    /** Where its data lies. */
    folder,
    /** What the operator reads. */
    told,
    logged,
    loggedOften,
    get address(): string {
      return desk.address;
    },
    get store(): Store {
      return store;
    },
    /** A link that lets somebody in, once. */
    invite: (invited: Invited) => desk.invite(invited),
    /** Somebody works here from now on, known by these identities on platforms. */
    async colleague(id: string, change: Partial<Account>): Promise<Account> {
      const grants = [{ role: "staff" as const, communities: "all" as const }];
      const account = { ...newAccount(id, id), grants, ...change };
      await store.commit(SYSTEM, {
        now: clock.now(),
        puts: [put(keys.account(id), account)],
        add: [{ index: indexes.accounts, score: clock.now(), member: id }],
      });
      return account;
    },
    get commits() {
      return commits;
    },
    /** Resolves when all that is due has been sent. */
    async settled(): Promise<void> {
      for (let due = 1; due > 0; await setImmediate()) {
        const counts = OUTBOXES.map((outbox) => store.count("main", outbox, {}));
        due = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
      }
    },
    /** Resolves when the operator has been told so. */
    toldOf(line: RegExp): Promise<void> {
      return new Promise((resolve) => {
        const hear = (): void => {
          if (told.some((one) => line.test(one))) resolve();
        };
        hearing.push(hear);
        hear();
      });
    },
    /** Lets the time go on by `step` until `until` has come about. */
    async waited(step: () => Promise<void>, until: Promise<unknown>): Promise<void> {
      const state = { isThere: false };
      const come = until.then(() => void (state.isThere = true));
      while (!state.isThere) {
        await step();
        // Sockets get their turn between two steps.
        await setImmediate();
      }
      await come;
    },
    /** Resolves when something next can't be written. */
    storeRefuses: () => new Promise<void>((resolve) => refusing.push(resolve)),
    /** The disk takes its time over all that is written, until the function returned is called. */
    storeWaits(): () => void {
      let goOn = (): void => {};
      held = new Promise((resolve) => (goOn = resolve));
      return () => {
        held = null;
        goOn();
      };
    },
    /** Resolves when something is next to be written while it takes its time. */
    storeIsAsked: () => new Promise<void>((resolve) => asking.push(resolve)),
    /** While true, nothing can be written. */
    storeFails(fails: boolean) {
      storeFails = fails;
    },
    /** The desk goes down in good order; it comes back with `restart`. */
    stop: () => desk.stop(),
    async start() {
      desk = await open();
    },
    async restart() {
      await desk.stop();
      desk = await open();
    },
    async close() {
      await desk.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
