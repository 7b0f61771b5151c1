import type { Inbound } from "../src/core/records/message.ts";

/** What a resident writes, in order, until a repair is registered; the third opens the ticket. */
export const REPAIR_TALK = [
  "廚房水龍頭漏水",
  "A棟12樓1203，我是王太太，電話0912345678，明天下午在家",
  "對",
  "沒有了",
] as const;

/** A typed message on the channel `test` of the built-in community. */
export function typed(conversation: string, id: string, text: string, at: number): Inbound {
  return {
    community: "main",
    channel: "test",
    conversation,
    person: conversation,
    id,
    text,
    choice: null,
    attachments: [],
    at,
  };
}
