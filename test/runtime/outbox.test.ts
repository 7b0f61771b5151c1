import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { put, type Store } from "../../src/core/store.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { LEASE_MS } from "../../src/runtime/context.ts";
import { noMetrics } from "../../src/runtime/metrics.ts";
import { lanes } from "../../src/runtime/lanes.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openOutbox } from "../../src/runtime/sending/outbox.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { productContent } from "../product-content.ts";
import { START } from "./open-test-desk.ts";

const community = DEFAULT_COMMUNITY.id;
const outgoing: Outgoing = {
  id: "o1",
  to: { kind: "resident", channel: "test", conversation: "c1" },
  text: "您好",
  choices: [],
  at: START,
  ownerEpoch: null,
  from: { kind: "bot" },
  ticket: null,
  conversation: "c1",
  urgent: false,
  tries: 0,
};
const claimedAt = (now: number) => ({
  now,
  puts: [put(keys.outgoing(outgoing.id), outgoing)],
  add: [{ index: indexes.outbox, score: now + LEASE_MS, member: outgoing.id }],
});

test("a message that another claims between looking and reading is left to that one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "outbox-"));
  const clock = simulatedClock(START);
  const { store } = await openData({ folder, key: null, now: START, tell: () => {} });
  await store.commit(community, claimedAt(START - LEASE_MS));
  let others = 1;
  const raced: Store = {
    ...store,
    async range(...asked) {
      const found = await store.range(...asked);
      if (found.length > 0 && others > 0) {
        others -= 1;
        await store.commit(community, claimedAt(clock.now()));
      }
      return found;
    },
  };
  const sent: string[] = [];
  const content = await productContent();
  const outbox = openOutbox(
    {
      store: raced,
      clock,
      log: openLog("silent"),
      random: () => 0.5,
      content: () => content,
      community: () => DEFAULT_COMMUNITY,
      lanes: lanes(),
      metrics: noMetrics,
    },
    () => [community],
    [
      {
        name: "test",
        async send({ id }) {
          sent.push(id);
          return { kind: "sent" };
        },
      },
    ],
  );
  await clock.advance(START + LEASE_MS / 2);
  expect(sent).toEqual([]);
  // The other one died.
  await clock.advance(START + 2 * LEASE_MS);
  expect(sent).toEqual(["o1"]);
  await outbox.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});
