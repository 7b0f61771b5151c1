import type { Draws } from "../core/tuning/drawn.ts";

/** A reply as it stands on the residents' page, which shows it as it is. */
export const drawnOnWeb: Draws["web"] = ({ text, choices, danger }) => [
  {
    frame: danger === undefined ? "bubble" : "warning",
    text,
    dials: [],
    choices: choices.map(({ label }) => label),
    offeredAs: "chips",
  },
];
