import type { SimulatedDesk } from "../../src/cli/talk-json.ts";
import type { TalkResponse } from "../../src/cli/talk-protocol.ts";

type Reply = Extract<TalkResponse, { op: "message" }>;

/** What a resident who writes this, a message a second, is answered. */
export async function talk(desk: SimulatedDesk, texts: readonly string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const [n, text] of texts.entries()) {
    const reply = await desk.handle({
      op: "message",
      conversation: "c1",
      person: "p1",
      id: `m${n}`,
      text,
      at: Date.parse("2026-11-23T14:30:00+08:00") + n * 1_000,
      choice: null,
      attachments: [],
      community: "main",
    });
    if (reply.op !== "message") throw new Error(`answered ${reply.op}`);
    replies.push(reply);
  }
  return replies;
}
