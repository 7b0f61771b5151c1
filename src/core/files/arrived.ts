import type { Feature } from "../feature.ts";
import type { AwaitedFiles, Loss } from "../records/awaited-files.ts";
import type { Line } from "../records/message.ts";
import { alert } from "../turn/told-staff.ts";
import { finish, languageOf, newPlan, say } from "../turn/turn-plan.ts";
import type { TurnPlan, Turn, World } from "../turn/turn.ts";

/** Which words tell of it. */
const WORDS: Readonly<Record<Loss, string>> = {
  unreachable: "file.lost",
  "unknown-kind": "file.unknown",
  "image-too-large": "file.too-large",
  "file-too-large": "file.too-large",
  "too-many": "file.too-many",
};

export const files: Feature = {
  name: "files",
  phrases: [...new Set(Object.values(WORDS)), "staff.file-lost"],
};

/**
 * What comes of it that a message's files are all here or lost for good: its line names them as
 * they are, and of what is lost the resident hears what helps, staff that they must do without.
 * @param line null where it isn't there any more
 */
export function arrived(world: World, line: Line | null, awaited: AwaitedFiles, now: number): Turn {
  const plan = newPlan(world, world.conversation, now);
  const told = [...lostBy(awaited)].reduce(tellLoss, plan);
  return finish(told, "notice", line === null ? [] : [withArrived(line, awaited)]);
}

function lostBy({ files: all }: AwaitedFiles): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { file, state } of all) {
    if (state === "awaited" || state === "kept") continue;
    const words = WORDS[state];
    found.set(words, [...(found.get(words) ?? []), file.name]);
  }
  return found;
}

function tellLoss(plan: TurnPlan, [words, names]: readonly [string, readonly string[]]): TurnPlan {
  const items = names.join(languageOf(plan) === "en" ? ", " : "、");
  const ticket = plan.conversation.tickets.at(-1) ?? null;
  const shown = alert(plan, "staff", "staff.file-lost", { items: names.join("、") }, { ticket });
  // Who is in danger has something else to do.
  const isInDanger = plan.conversation.dangers.some(({ over }) => !over);
  return isInDanger ? shown : say(shown, words, { items });
}

function withArrived(line: Line, awaited: AwaitedFiles): Line {
  const byId = new Map(awaited.files.map((one) => [one.file.id, one]));
  const attachments = line.attachments.map((attachment) => {
    const one = byId.get(attachment.id ?? "");
    if (one === undefined) return attachment;
    return one.state === "kept" ? one.file : { ...attachment, id: null };
  });
  return { ...line, attachments };
}
