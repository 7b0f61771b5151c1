import { openDesk } from "../../src/app.ts";
import type { Channel } from "../../src/core/channel.ts";
import type { Store } from "../../src/core/store.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { loadContent } from "../../src/runtime/content.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openData } from "../../src/store/open-data.ts";
import { typed } from "../repair-talk.ts";
import { plant } from "./plant.ts";
import { toWorker, type FromWorker } from "./protocol.ts";

/** A desk in a process of its own, that may be killed at any moment. */
const [folder = "", contentFolder = "", planted = "none", ahead = "0"] = process.argv.slice(2);
const tell = (message: FromWorker): void => void process.send?.(message);

const real = systemClock();
/** The system's clock, ahead: so that timers fall due when the parent wants. */
const clock = { ...real, now: () => real.now() + Number(ahead) };

const loaded = await loadContent(contentFolder);
if (!loaded.ok) throw new Error("the content has mistakes");
const content = loaded.value;
const { store: plain } = await openData({ folder, key: null, now: clock.now(), tell: () => {} });
const store: Store = plant(plain, planted);
const channel = (name: string): Channel => ({
  name,
  async send({ id, to, text }) {
    tell({ kind: "sent", id, to: to.kind, text });
    return { kind: "sent" };
  },
});
const runtime = await openDesk({
  store,
  clock,
  log: openLog("silent"),
  content: () => content,
  channels: [channel("test"), channel("staff")],
  committed(_community, { conversation, transcript }) {
    for (const { message } of transcript)
      if (message !== undefined) tell({ kind: "turn", conversation: conversation.id, id: message });
  },
});

process.on("disconnect", () => process.exit(0));
process.on("message", (raw) => {
  const { n, conversation, id, text } = toWorker.parse(raw);
  const taken = runtime.receive(typed(conversation, id, text, clock.now()));
  if (planted === "ack-before-commit") return tell({ kind: "ack", n });
  taken.then(
    () => tell({ kind: "ack", n }),
    () => tell({ kind: "nack", n }),
  );
});
tell({ kind: "ready" });
