import { meaningsIn, meaningWords } from "../../core/tuning/meanings.ts";
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

const PERSON = "talk-to-human";
/** A colleague acts soon: more is no list to look through. */
const MOST_MESSAGES = 10;

/** What is chosen of in a conversation: its messages, and all that residents come for. */
export async function meaningsOf(context: RuntimeContext, on: ConversationId): Promise<Meanings> {
  const lines = (await takenLines(context, on)).slice(0, MOST_MESSAGES);
  const { phrases } = context.content(on.community);
  // Whoever is misunderstood asks for a person, and in that they are understood.
  const likely = lines.find(({ understood }) => understood?.intent !== PERSON) ?? lines[0];
  return {
    messages: lines.map(({ id, text }) => ({ id, words: text })),
    likely: likely?.id ?? "",
    intents: [
      { id: "", words: phrases.say("tune.meaning.unknown", "zh-Hant", {}, 0) },
      ...meaningsIn(phrases).map((id) => ({ id, words: meaningWords(phrases, id, "zh-Hant") })),
    ],
  };
}
