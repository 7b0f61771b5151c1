import { setTimeout as pause } from "node:timers/promises";
import { openDesk } from "../../src/app.ts";
import type { Channel } from "../../src/core/channel.ts";
import { FEATURES } from "../../src/features.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { loadContent } from "../../src/runtime/content/load-content.ts";
import { openLog } from "../../src/runtime/log.ts";
import { typed } from "../repair-talk.ts";
import { indexes, OUTBOXES } from "../../src/store/keys.ts";
import { openPlace } from "./place.ts";
import { plant } from "./plant.ts";
import { deskSettings, toDesk, type FromDesk } from "./protocol.ts";
import { witness } from "./witness.ts";

/** A desk in a process of its own, that may be killed at any moment. */
const settings = deskSettings.parse(JSON.parse(process.argv[2] ?? ""));
const tell = (message: FromDesk): void => void process.send?.(message);

/** A platform's answer comes a while after the resident has the message: a kill may fall between. */
const ANSWER_MS = 3;

const real = systemClock();
const clock = { ...real, now: () => real.now() + settings.ahead };

const loaded = await loadContent(settings.content, FEATURES.names, settings.learnt);
if (!loaded.ok) throw new Error("the content has mistakes");
const content = loaded.value;
const store = await openPlace(settings, clock.now());
const planted = plant(store, settings.plant);
const channel = (name: string): Channel => ({
  name,
  async send({ id, to, urgent, conversation }) {
    // As the outbox keeps them in order: alerts about different conversations go out side by side.
    const lane = to.kind === "resident" ? to.conversation : `${to.kind} ${urgent} ${conversation}`;
    tell({ kind: "sent", id, to: lane });
    await pause(ANSWER_MS);
    return { kind: "sent" };
  },
});
const runtime = await openDesk({
  store: witness(planted.store),
  clock,
  log: openLog("silent"),
  content: () => content,
  channels: [channel("test"), channel("staff")],
});

process.on("disconnect", () => process.exit(0));
process.once("SIGTERM", () => void runtime.stop().then(() => process.exit(0)));
/** Says nothing when the store is away. */
async function tellWhatIsDue(): Promise<void> {
  await runtime.idle();
  const until = { max: clock.now() };
  let count = 0;
  for (const index of [indexes.timers, ...OUTBOXES])
    count += await store.count("main", index, until);
  tell({ kind: "due", count });
}

process.on("message", (raw) => {
  const asked = toDesk.parse(raw);
  if (asked === "anything-due?") return void tellWhatIsDue().catch(() => {});
  const { n, conversation, id, text } = asked;
  const message = typed(conversation, id, text, clock.now());
  const taken = planted.arrives(message).then(() => runtime.receive(message));
  if (settings.plant === "ack-before-commit") return tell({ kind: "ack", n });
  taken.then(
    () => tell({ kind: "ack", n }),
    () => tell({ kind: "nack", n }),
  );
});
tell({ kind: "ready" });
