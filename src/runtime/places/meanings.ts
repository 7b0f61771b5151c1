import type { Fillings } from "../../core/content/content.ts";
import { namedKind } from "../../core/content/kind-names.ts";
import { DANGERS } from "../../core/records/danger.ts";
import { EMERGENCY } from "../../core/understanding/dangers/detect-danger.ts";
import type { ConversationId, RuntimeContext } from "../context.ts";
import { takenLines } from "./read-case.ts";

/** What a colleague chooses of who says that a message was misunderstood. */
export interface Meanings {
  /** The resident's, the newest first. */
  readonly messages: readonly Option[];
  /** Which of them it is most likely. */
  readonly likely: string;
  /** The first is not to know. */
  readonly intents: readonly Option[];
}
interface Option {
  readonly id: string;
  readonly words: string;
}

/** Which message, by its id, means what; empty where that is not known. */
export interface Meant {
  readonly message: string;
  readonly intent: string;
}

type Say = (key: string, fillings?: Fillings) => string;

/** Before the kind of a danger, where that is meant. */
export const ALARM = `${EMERGENCY}:`;
const INTENT = "intent.";
const PERSON = "talk-to-human";
const OUT_OF_SCOPE = "out-of-scope";
/** A colleague acts soon: more is no list to look through. */
const MOST_MESSAGES = 10;

/** What is chosen of in a conversation: its messages, and all that residents come for. */
export async function meaningsOf(
  context: RuntimeContext,
  on: ConversationId,
  say: Say,
): Promise<Meanings> {
  const lines = (await takenLines(context, on)).slice(0, MOST_MESSAGES);
  const { phrases } = context.content(on.community);
  const own = [...phrases.keys()]
    .filter((key) => key.startsWith(INTENT))
    .map((key) => key.slice(INTENT.length))
    .filter((id) => id !== EMERGENCY);
  // Whoever is misunderstood asks for a person, and in that they are understood.
  const likely = lines.find(({ understood }) => understood?.intent !== PERSON) ?? lines[0];
  return {
    messages: lines.map(({ id, text }) => ({ id, words: text })),
    likely: likely?.id ?? "",
    intents: [
      { id: "", words: say("tune.meaning.unknown") },
      ...[...own, OUT_OF_SCOPE].map((id) => ({ id, words: namedKind(phrases, id, say) })),
      ...DANGERS.map((kind) => ({
        id: `${ALARM}${kind}`,
        words: say("tune.meaning.danger", { danger: say(`danger.${kind}`) }),
      })),
    ],
  };
}
