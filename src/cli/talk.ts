import { createInterface } from "node:readline/promises";
import type { Channel } from "../core/channel.ts";
import type { Content } from "../core/content/content.ts";
import type { Store } from "../core/store.ts";
import { openDesk } from "../app.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";

const ON = { community: "main", channel: "terminal", conversation: "terminal" };

/** `frontdesk talk`: a conversation in the terminal; Ctrl-D ends it. Staff's alerts are shown too. */
export async function talk(ports: {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly content: Content;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}): Promise<0> {
  const { output, clock } = ports;
  const write = (line: string): void => void output.write(`${line}\n`);
  const bot: Channel = {
    name: ON.channel,
    async send({ text, choices }) {
      write(text.replaceAll(/^/gm, "  "));
      choices.forEach(({ label }, n) => write(`    ${n + 1}. ${label}`));
      return { kind: "sent" };
    },
  };
  const staff: Channel = {
    name: "staff",
    async send({ text }) {
      write(`  → ${text}`);
      return { kind: "sent" };
    },
  };
  const runtime = await openDesk({
    store: ports.store,
    clock,
    log: ports.log,
    content: () => ports.content,
    channels: [bot, staff],
  });
  const lines = createInterface({ input: ports.input, output, prompt: "> " });
  write("Write as a resident would; a number picks a choice. Ctrl-D ends it.");
  lines.prompt();
  for await (const line of lines) {
    await runtime.receive({
      ...ON,
      person: "terminal",
      id: ports.newId(),
      text: line,
      choice: null,
      attachments: [],
      at: clock.now(),
    });
    await runtime.idle();
    lines.prompt();
  }
  // Whatever comes next begins on a line of its own.
  write("");
  await runtime.stop();
  await ports.store.close();
  return 0;
}
