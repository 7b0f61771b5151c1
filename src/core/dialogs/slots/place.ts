import { placeSchema, type Place } from "../../records/unit.ts";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** At home or in what all share, and where there. */
export const place = slot({
  id: "place",
  schema: placeSchema,
  words: ({ words }) => words,
  tells: ({ entities }) => entities.place,
  counts: ({ slots, corrects, asked }) =>
    !slots.place || corrects || MAY_MOVE.has(asked?.what ?? ""),
  answers({ text, content, community }) {
    const { place: told, unit } = content.understanding.answers(text, community.country);
    if (told) return { place: told };
    // Whoever names their unit means their home.
    return unit ? { unit, place: { area: "home", words: "" } } : {};
  },
  choices: ["home", "public"],
  chosen: (choice, words): Place => ({ area: choice === "home" ? "home" : "public", words }),
  choiceOf: ({ area }) => area,
  named: new RegExp(normalise("位置|地點|哪裡|\\b(?:where|place|location)\\b"), "u"),
});

/** Elsewhere another place tells of another fault: 「大廳的燈也不亮」. */
const MAY_MOVE: ReadonlySet<string> = new Set(["issue", "place", "read-back", "correction"]);
