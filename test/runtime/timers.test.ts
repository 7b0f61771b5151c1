import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { put, type Store } from "../../src/core/store.ts";
import { finish, newPlan, say, wake } from "../../src/core/turn/turn-plan.ts";
import type { TimerKind } from "../../src/core/turn/turn.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { literalWorld } from "../core/literal-world.ts";
import { openTestDesk, START } from "./open-test-desk.ts";

const MINUTE = 60_000;
const LATER = START + 13 * MINUTE;

test("a timer that is put off while it falls due waits for its new time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "timers-"));
  let isPutOff = false;
  /** Puts the timer off between its being found due and its being read, once. */
  const racing = async (): Promise<Store> => {
    const { store } = await openData({ folder, key: null, now: START, tell: () => {} });
    return {
      ...store,
      async range(partition, index, wanted) {
        const found = await store.range(partition, index, wanted);
        const first = found.find(({ member }) => member.endsWith(".call-again.0"));
        if (index !== indexes.timers || wanted.max === undefined || !first || isPutOff)
          return found;
        isPutOff = true;
        const key = keys.timer(first.member);
        const timer = (await store.get(partition, [key], START)).read(key)?.value;
        if (!timer) throw new Error("it is not there");
        const add = [{ index, score: LATER, member: timer.id }];
        await store.commit(partition, {
          now: START,
          puts: [put(key, { ...timer, due: LATER })],
          add,
        });
        return found;
      },
    };
  };
  const desk = await openTestDesk({ store: racing });
  onTestFinished(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });
  const due = async () => {
    const all = await desk.store.range("main", indexes.timers, { limit: 50 });
    return all.filter(({ member }) => member.endsWith(".call-again.0")).map(({ score }) => score);
  };

  await desk.write("廚房有很重的瓦斯味");
  expect(await due()).toEqual([START + 3 * MINUTE]);
  await desk.clock.advance(START + 4 * MINUTE);
  await desk.runtime.idle();
  expect(isPutOff).toBe(true);
  expect(await due()).toEqual([LATER]);
  await desk.clock.advance(LATER);
  await desk.runtime.idle();
  expect(await due()).toEqual([]);
});

/** What is left open is asked about once, and then left alone. */
const leftOpen: TimerKind = {
  kind: "left-open",
  fire(world, { rung }, now) {
    if (rung > 0) return null;
    const plan = newPlan(world, world.conversation, now);
    return finish(wake(say(plan, "anything-else"), "left-open", now + MINUTE, 1), "notice");
  },
};

test("a conversation has timers of its own, one of a kind: put off, fired and set again", async () => {
  const desk = await openTestDesk({ features: [{ name: "left-open", timers: [leftOpen] }] });
  onTestFinished(() => desk.close());
  await desk.write("您好");
  const { channel, conversation: id } = desk.on;
  const set = async (due: number): Promise<void> => {
    const world = literalWorld({ conversation: { channel, id } });
    const [timer] = wake(newPlan(world, world.conversation, START), "left-open", due).timers;
    if (!timer) throw new Error("it was not set");
    await desk.store.commit("main", {
      now: desk.clock.now(),
      puts: [put(keys.timer(timer.id), timer)],
      add: [{ index: indexes.timers, score: due, member: timer.id }],
    });
  };
  const due = async () =>
    (await desk.store.range("main", indexes.timers, { limit: 9 })).map(({ score }) => score);
  const asked = () => desk.sent.filter(({ text }) => text.includes("還有別的事")).length;
  const at = async (time: number) => {
    await desk.clock.advance(time);
    await desk.runtime.idle();
    return [asked(), await due()];
  };

  await set(START + 5 * MINUTE);
  await set(START + 10 * MINUTE);
  expect(await at(START + 9 * MINUTE)).toEqual([0, [START + 10 * MINUTE]]);
  expect(await at(START + 10 * MINUTE)).toEqual([1, [START + 11 * MINUTE]]);
  expect(await at(START + 60 * MINUTE)).toEqual([1, []]);
});
