import { randomUUID } from "node:crypto";
import { indexes } from "../../src/store/keys.ts";
import { wireLineSchema, type WireLine } from "../../src/web/wire.ts";
import type { ChannelUnderTest, Delivery } from "./contract.ts";
import { productDesk } from "./product-desk.ts";

/** A connection that is kept open would keep the desk from going down. */
const ONE_CALL = { Connection: "close" };

/** Somebody's browser on the page of a desk, as far as HTTP goes. */
export async function webVisitor(desk: { readonly address: string }) {
  const page = await fetch(`${desk.address}/`, { headers: ONE_CALL });
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");

  return {
    /** Reads the live stream from its beginning until `isEnough`. */
    read: async (
      isEnough: (event: string, lines: readonly WireLine[]) => boolean,
    ): Promise<readonly WireLine[]> => {
      const leaves = new AbortController();
      const { body } = await fetch(`${desk.address}/api/chat/events`, {
        headers: { ...ONE_CALL, Cookie: cookie },
        signal: leaves.signal,
      });
      const lines: WireLine[] = [];
      let rest = "";
      for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = `${rest}${chunk}`.split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const event = /^event: (.*)$/m.exec(block)?.[1] ?? "";
          const data: unknown = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "null");
          const line = event === "line" ? wireLineSchema.parse(data) : null;
          if (line !== null && line.who.kind !== "resident") lines.push(line);
          if (!isEnough(event, lines)) continue;
          leaves.abort();
          return lines;
        }
      }
      throw new Error("the stream ended");
    },
    /** Whether the desk has it. */
    post: async (message: object): Promise<boolean> => {
      const answer = await fetch(`${desk.address}/api/chat/messages`, {
        method: "POST",
        headers: {
          ...ONE_CALL,
          Cookie: cookie,
          Origin: desk.address,
          "Content-Type": "application/json",
        },
        body: JSON.stringify(message),
      });
      return answer.status === 202;
    },
  };
}

export const webMessage = (text: string, choice: string | null = null) => ({
  id: randomUUID(),
  text,
  choice,
  attachments: [],
  language: null,
});

/** A resident's browser on the product's own page. */
export async function webResident(): Promise<ChannelUnderTest> {
  const desk = await productDesk();
  const { read, post } = await webVisitor(desk);
  const replies = () => read((event) => event === "ready");

  const deliver = async (text: string, choice: string | null): Promise<Delivery> => {
    const message = webMessage(text, choice);
    return { accepted: await post(message), again: () => post(message) };
  };

  return {
    clock: desk.clock,
    write: (text) => deliver(text, null),
    async press(label) {
      const choice = (await replies()).at(-1)?.choices.find((one) => one.label === label);
      if (choice === undefined) throw new Error(`there is no button ${label}`);
      return deliver(label, choice.value);
    },
    replies: async () =>
      (await replies()).map(({ text, choices }) => ({
        text,
        choices: choices.map(({ label }) => label),
      })),
    replied: async (count) => void (await read((_event, lines) => lines.length >= count)),
    longest: Number.POSITIVE_INFINITY,
    tickets: () => desk.store.count("main", indexes.tickets, {}),
    storeFails: (fails) => desk.storeFails(fails),
    restart: () => desk.restart(),
    close: () => desk.close(),
  };
}
