import type { types } from "@slack/bolt";
import type { Drawn, Draws } from "../../core/tuning/drawn.ts";
import { inWords, plainText } from "./markup.ts";
import { postsOf } from "./render.ts";

/** A reply as it stands in Slack. */
export const drawnInSlack: Draws["slack"] = (reply) =>
  postsOf(reply).flatMap(({ blocks, attachments = [] }) => [
    {
      frame: "bubble" as const,
      text: blocks.map((block) => plainText(wordsIn(block), null)).join("\n"),
      dials: [],
      choices: blocks.flatMap(labelsIn),
      offeredAs: "buttons" as const,
    },
    ...attachments.map(({ blocks: inner = [] }): Drawn => ({
      frame: "warning",
      text: "",
      dials: inner.flatMap((block) => ("type" in block ? linksIn(block) : [])),
      choices: [],
      offeredAs: "buttons",
    })),
  ]);

type Block = types.KnownBlock | types.Block;

function wordsIn(block: Block): string {
  return "text" in block && typeof block.text === "object" ? block.text.text : "";
}

function labelsIn(block: Block): readonly string[] {
  if (!("elements" in block)) return [];
  return block.elements.flatMap((one) =>
    one.type === "button" && "text" in one && typeof one.text === "object" ? one.text.text : [],
  );
}

function linksIn(block: Block): readonly string[] {
  return [...wordsIn(block).matchAll(/<tel:[^<>]*>/g)].map(([link]) => inWords(link));
}
