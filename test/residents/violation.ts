import { z } from "zod";

/** What must hold in each conversation, by the name of its breach. */
export const BREACHES = {
  lost: "what somebody came for is on no record",
  "wrong-kind": "it is on record as something else",
  "filed-twice": "one thing, two tickets",
  "filed-though-withdrawn": "they said that it is not needed, and it stands",
  "change-lost": "a change or a cancellation of what is registered left no trace",
  "no-person": "they asked for a person, and nobody was called",
  "fact-missing": "unit, name, phone or time were told, and are not on the ticket",
  "fact-wrong": "the ticket has another unit, name, phone or time than was told last",
  "words-lost": "something told about it is not on the ticket",
  invented: "the ticket says what nobody said",
  "foreign-words": "the ticket has words of another matter or person, or the desk's own",
  "question-left": "a question of theirs has neither answer nor record",
  "asked-though-told": "they are asked for what they told",
  "same-question-twice": "a question comes again in the same words",
  "goodbye-missed": "who had nothing more to say was asked on",
  "too-many-questions": "more than four questions a matter",
  "time-without-promise": "a time was told that stands in no ticket's promises",
  "promise-without-timer": "a promised time passed, and nothing happened",
  "wrong-language": "the reply is in another language or script than theirs",
  "no-reply": "a message was not answered",
  fault: "something broke inside",
} as const;
export type Breach = keyof typeof BREACHES;

const breachSchema = z.custom<Breach>((value) => typeof value === "string" && value in BREACHES);
export const violationSchema = z.object({
  breach: breachSchema,
  /** What exactly, for who reads the transcript. */
  what: z.string(),
});
export type Violation = Readonly<z.infer<typeof violationSchema>>;
