import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDesk } from "../../src/app.ts";
import type { Channel, Sent } from "../../src/core/channel.ts";
import type { Content } from "../../src/core/content/content.ts";
import { composeFeatures, type Feature } from "../../src/core/feature.ts";
import type { Inbound, Outgoing } from "../../src/core/records/message.ts";
import type { Store } from "../../src/core/store.ts";
import { FEATURE_LIST } from "../../src/features.ts";
import { simulatedClock, type Clock } from "../../src/runtime/clock.ts";
import type { Doors } from "../../src/runtime/reaching/doors.ts";
import type { IncomingFiles } from "../../src/runtime/files/arrivals.ts";
import { openLog } from "../../src/runtime/log.ts";
import type { StaffPlace } from "../../src/runtime/places/staff-place.ts";
import { openData } from "../../src/store/open-data.ts";
import { productContent } from "../product-content.ts";

export const START = Date.parse("2026-11-23T14:30:00+08:00");

/** A real desk on a real store, with a clock and a channel that a test holds in its hands. */
export async function openTestDesk(
  change: {
    content?: (real: Content) => Content;
    /** A real channel beside those of the test, made anew for each process. */
    channel?: (store: Store, clock: Clock) => Channel;
    /** Further ones. */
    channels?: readonly Channel[];
    /** Where links in mails lead. */
    doors?: Doors;
    /** Where colleagues work, of that channel's platform. */
    place?: () => readonly StaffPlace[];
    /** Another store than SQLite in a folder of the test's own. */
    store?: () => Promise<Store>;
    /** What is fetched, and where it is kept: made anew for each process. */
    incoming?: () => IncomingFiles;
    /** Beside the product's own. */
    features?: readonly Feature[];
    /** So long replies wait for what else is being written, ms. */
    burstMs?: number;
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  const clock = simulatedClock(START);
  const real = await productContent();
  const content = change.content?.(real) ?? real;
  const sent: Outgoing[] = [];
  let answer: (outgoing: Outgoing) => Sent | Promise<Sent> = () => ({ kind: "sent" });
  const channel = (name: string): Channel => ({
    name,
    async send(outgoing) {
      const result = await answer(outgoing);
      if (result.kind === "sent") sent.push(outgoing);
      return result;
    },
  });

  let storeFails = false;
  let held: Promise<void> | null = null;

  const open = async () => {
    const kept =
      (await change.store?.()) ??
      (await openData({ folder, key: null, now: clock.now(), tell: () => {} })).store;
    const store: Store = {
      ...kept,
      async commit(partition, commit) {
        await held;
        if (storeFails) throw new Error("the disk is full");
        return kept.commit(partition, commit);
      },
    };
    const own = change.channel?.(store, clock);
    const runtime = await openDesk({
      store,
      clock,
      log: openLog("silent"),
      content: () => content,
      burstMs: change.burstMs ?? 0,
      ...(change.incoming === undefined ? {} : { incoming: change.incoming() }),
      features: composeFeatures([...FEATURE_LIST, ...(change.features ?? [])]),
      channels: [
        channel("test"),
        channel("staff"),
        ...(own === undefined ? [] : [own]),
        ...(change.channels ?? []),
      ],
      // Made with the channel of its platform, and so behind it.
      places: change.place?.() ?? [],
      ...(change.doors === undefined ? {} : { doors: change.doors }),
    });
    return { store, runtime };
  };
  let opened = await open();
  let messages = 0;

  return {
    folder,
    clock,
    sent,
    on: { community: "main", channel: "test", conversation: "c1" },
    get store(): Store {
      return opened.store;
    },
    get runtime() {
      return opened.runtime;
    },
    /** What the channel answers from now on. */
    channelAnswers(how: typeof answer) {
      answer = how;
    },
    /** While true, nothing can be written. */
    storeFails(fails: boolean) {
      storeFails = fails;
    },
    /** The disk takes its time over all that is written; resolves it by the function returned. */
    storeWaits(): () => void {
      let goOn = (): void => {};
      held = new Promise((resolve) => (goOn = resolve));
      return () => {
        held = null;
        goOn();
      };
    },
    async write(text: string, more: Partial<Inbound> = {}) {
      messages += 1;
      await opened.runtime.receive({
        community: "main",
        channel: "test",
        conversation: "c1",
        person: "p1",
        id: `m${messages}`,
        text,
        choice: null,
        attachments: [],
        at: clock.now(),
        ...more,
      });
      await opened.runtime.idle();
    },
    /** The process goes down in good order and comes back. */
    async restart() {
      await opened.runtime.stop();
      await opened.store.close();
      opened = await open();
    },
    async close() {
      await opened.runtime.stop();
      await opened.store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
export type TestDesk = Awaited<ReturnType<typeof openTestDesk>>;
