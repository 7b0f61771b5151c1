import { ALWAYS, checkReference } from "./check-catalogue.ts";
import { madeOnce } from "../../made-once.ts";
import { ownedText, repeatedTexts } from "./check-intents.ts";
import { situationPhrase, type Problem, type Spot } from "../content.ts";
import type { SituationsFile } from "../schema.ts";
import { error, spotName } from "./problem.ts";
import type { Phrase } from "../phrases.ts";
import type { Parsed, ParsedFiles } from "./read-files.ts";
import { readPhrases } from "./read-phrases.ts";

/** The answers of `dialogs/situations/`, and what is wrong with them and between the files. */
export function checkSituations(
  { situations }: ParsedFiles,
  blanks: readonly string[],
): {
  readonly phrases: ReadonlyMap<string, Phrase>;
  readonly problems: readonly Problem[];
} {
  const read = situations.map(({ source, value }) => readPhrases(source, value, blanks));
  const phrases = new Map(
    read.flatMap((each) => [...each.phrases].map(([id, one]) => [situationPhrase(id), one])),
  );
  const first = new Map<string, Spot>();
  const entries = situations.flatMap(({ source, value }) =>
    Object.keys(value).map((id) => ({ id, spot: source.keySpot([id]) })),
  );
  const twice = entries.flatMap(({ id, spot }) => {
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, spot);
      return [];
    }
    const message = `The situation "${id}" stands at ${spotName(other)} already`;
    return [error(spot, "repeated-key", message, "Remove one of the two.")];
  });
  const texts = situations.flatMap(saidIn);
  return {
    phrases,
    problems: [
      ...read.flatMap((each) => each.problems),
      ...twice,
      ...repeatedTexts(texts, "repeated-example", "Keep it in the one that it means."),
      ...entries.flatMap(({ id, spot }) =>
        checkReference({ key: situationPhrase(id), spot, filled: ALWAYS }, phrases),
      ),
    ],
  };
}

const saidIn = madeOnce(({ source, value }: Parsed<SituationsFile>) =>
  Object.entries(value).flatMap(([id, { says }]) =>
    says.map((text, n) => ownedText(text, id, source.spot([id, "says", n]))),
  ),
);
