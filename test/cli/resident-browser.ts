import { randomUUID } from "node:crypto";
import { expect } from "vitest";

/** A resident's browser, as far as HTTP goes: it keeps its cookie over the desk's restarts. */
export async function residentBrowser(address: string) {
  const page = await fetch(address);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const open = (at: string): Promise<Response> =>
    fetch(`${at}/api/chat/events`, { headers: { Cookie: cookie } });
  /** @param id the same for a redelivery */
  const post = (at: string, text: string, id: string = randomUUID()): Promise<Response> =>
    fetch(`${at}/api/chat/messages`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: at, "Content-Type": "application/json" },
      body: JSON.stringify({ id, text, choice: null, attachments: [], language: null }),
    });

  return {
    open,
    post,
    async write(at: string, text: string) {
      expect((await post(at, text)).status).toBe(202);
    },
    /** The live stream; what it has brought so far is read until it holds `wanted`. */
    async hears(at: string, wanted: string): Promise<void> {
      const stream = await open(at);
      let told = "";
      for await (const chunk of stream.body ?? []) {
        told += Buffer.from(chunk).toString("utf8");
        if (told.includes(wanted)) return;
      }
      throw new Error(`the stream ended without ${wanted}: ${told}`);
    },
  };
}
