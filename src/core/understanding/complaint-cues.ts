import { z } from "zod";
import { TOLD_CUES, type ToldCue } from "../records/cue.ts";
import { allOfWords, clausesOf, neighbouring, sentencesIn, wordsIn } from "../text/word-lists.ts";
import { words } from "./examples.ts";

/** What tells a cue. */
const toldBy = z.strictObject({
  words: words
    .optional()
    .describe(
      "One of these is enough. Chinese words match anywhere and in either script, Latin words as " +
        "whole words; leak* matches leaks and leaking, ~ stands for a number in digits or words",
    ),
  together: z
    .array(z.array(words).min(2))
    .optional()
    .describe("One word of each list, in one clause or in neighbouring ones"),
  not: words.optional().describe("Struck out before anything is looked for: 管理費, fire drill"),
  unless: words.optional().describe("A clause with one of these tells nothing of it: 差點, nearly"),
});

/** `intents/complaint-cues.yml`: what a complaint tells beside its matter. */
export const complaintCuesFile = z.partialRecord(z.enum(TOLD_CUES), toldBy);
export type ComplaintCuesFile = z.infer<typeof complaintCuesFile>;
type ToldBy = z.infer<typeof toldBy>;

/** Which cues a text tells, in their order. */
export type CueReader = (text: string) => readonly ToldCue[];

/** Compiles `intents/complaint-cues.yml`. */
export function createCueReader(file: ComplaintCuesFile): CueReader {
  const cues = TOLD_CUES.flatMap((cue) => {
    const told = file[cue];
    return told === undefined ? [] : [{ cue, tellsIt: wordReader(told) }];
  });
  return (text) => {
    const sentences = sentencesIn(text);
    return cues.filter(({ tellsIt }) => sentences.some(tellsIt)).map(({ cue }) => cue);
  };
}

function wordReader(told: ToldBy): (sentence: string) => boolean {
  const single = told.words && wordsIn(told.words);
  const together = (told.together ?? []).map((lists) => lists.map(wordsIn));
  const struck = told.not && allOfWords(told.not);
  const unless = told.unless && wordsIn(told.unless);
  return (sentence) => {
    const clauses = clausesOf(struck ? sentence.replace(struck, " ") : sentence).filter(
      (clause) => unless?.test(clause) !== true,
    );
    return (
      clauses.some((clause) => single?.test(clause)) ||
      neighbouring(clauses).some((window) =>
        together.some((lists) => lists.every((list) => list.test(window))),
      )
    );
  };
}
