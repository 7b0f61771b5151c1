import type { messagingApi } from "@line/bot-sdk";
import type { Drawn, Draws } from "../../core/tuning/drawn.ts";
import { messagesOf } from "./messages.ts";
import type { LineMessage } from "./messaging.ts";

/** Nobody: a button's data is as long for everybody. */
const SOMEBODY = `U${"0".repeat(32)}`;

/** A reply as it stands in LINE. */
export const drawnInLine: Draws["line"] = (reply) =>
  messagesOf({ ...reply, id: SOMEBODY }, { person: SOMEBODY }).map(drawn);

function drawn(message: LineMessage): Drawn {
  const chips = (message.quickReply?.items ?? []).flatMap(({ action }) => action?.label ?? []);
  const offered = { choices: chips, offeredAs: "chips" } as const;
  const bubble =
    message.type === "flex" && message.contents.type === "bubble" ? message.contents : null;
  if (bubble === null) {
    const text = message.type === "text" || message.type === "textV2" ? message.text : "";
    return { frame: "bubble", text, dials: [], ...offered };
  }
  const { body, footer } = bubble;
  return {
    frame: body?.backgroundColor === undefined ? "card" : "warning",
    text: inside(body)
      .flatMap((one) => (one.type === "text" ? (one.text ?? "") : []))
      .join("\n"),
    dials: inside(footer).flatMap((one) =>
      one.type === "button" ? (one.action.label?.replace(/^☎ /, "") ?? []) : [],
    ),
    ...offered,
  };
}

function inside(box: messagingApi.FlexBox | undefined): readonly messagingApi.FlexComponent[] {
  return box?.contents ?? [];
}
