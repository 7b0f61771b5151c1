import { readFileSync } from "node:fs";
import { z } from "zod";
import { openStage } from "../talks/stage.ts";

const story = z.object({
  id: z.string(),
  story: z.string(),
  /** Seconds since the turn before, and what the resident writes. */
  turns: z.array(z.object({ after: z.number(), text: z.string() })),
});

const BEGIN = Date.parse("2026-11-23T10:00:00+08:00");
const ON = { conversation: "c", person: "p", community: "main" } as const;

/**
 * `npm run bench -- transcripts [FILE]`: plays conversations by hands that know neither phrases nor
 * code, for a person to read to the end. No member of staff reacts in them.
 */
export async function printTranscripts(file: string | undefined): Promise<void> {
  const source = file ?? new URL("messages/emergencies.jsonl", import.meta.url);
  const stories = readFileSync(source, "utf8")
    .trim()
    .split("\n")
    .map((line) => story.parse(JSON.parse(line)));
  for (const { id, story: about, turns } of stories) {
    console.log(`\n=== ${id} ${about}`);
    const { desk, close } = await openStage();
    let at = BEGIN;
    for (const [n, { after, text }] of turns.entries()) {
      at += after * 1_000;
      if (n > 0) {
        const later = await desk.handle({ op: "advance", to: at });
        if (later.op === "advance")
          for (const { to, text: told } of later.sent) if (to === "c") console.log(`   ~ ${told}`);
      }
      const message = { id: `m${n}`, text, at, choice: null, attachments: [] };
      const reply = await desk.handle({ op: "message", ...ON, ...message });
      console.log(`R: ${text}`);
      if (reply.op !== "message") continue;
      for (const { text: said } of reply.replies) console.log(`B: ${said}`);
    }
    await close();
  }
}
