import type { Outcome } from "./outcome.ts";
import { BREACHES } from "./violation.ts";

/** Numbers of conversations to look at, for each breach. */
const EXAMPLES = 8;

/** How often something does not hold: how often in all, and in how many conversations. */
export interface Tally {
  readonly times: number;
  readonly conversations: readonly number[];
}

export function tallies(outcomes: readonly Outcome[]): ReadonlyMap<string, Tally> {
  return new Map(
    Object.keys(BREACHES).map((breach) => {
      const counts = outcomes.map(({ number, violations }) => ({
        number,
        times: violations.filter((one) => one.breach === breach).length,
      }));
      const found = counts.filter(({ times }) => times > 0);
      return [
        breach,
        {
          times: found.reduce((sum, { times }) => sum + times, 0),
          conversations: found.map(({ number }) => number),
        },
      ];
    }),
  );
}

/** What is said at the end of a run. */
export function report(outcomes: readonly Outcome[]): string {
  const personas = [...new Set(outcomes.map(({ persona }) => persona))].map((persona) => {
    const own = outcomes.filter((outcome) => outcome.persona === persona);
    return `${persona} ${spotless(own)}`;
  });
  const messages = outcomes.reduce((sum, outcome) => sum + outcome.messages, 0);
  const unread = [...new Set(outcomes.flatMap((outcome) => outcome.unread))];
  return [
    `${outcomes.length} conversations, ${messages} messages; without any violation: ${spotless(outcomes)}`,
    `  ${personas.join(", ")}`,
    "times  in conversations",
    ...[...tallies(outcomes)].map(([breach, { times, conversations }]) =>
      [
        `${times}`.padStart(5),
        `${conversations.length}`.padStart(5),
        breach.padEnd(22),
        conversations.slice(0, EXAMPLES).join(" "),
      ].join("  "),
    ),
    ...unread.map((text) => `A question that is not known: ${text}`),
  ].join("\n");
}

function spotless(outcomes: readonly Outcome[]): string {
  const share = outcomes.filter(({ violations }) => violations.length === 0).length;
  return `${Math.round((100 * share) / Math.max(1, outcomes.length))} %`;
}

/** A conversation with all that is wrong in it. */
export function shown({ number, persona, violations, transcript }: Outcome): string {
  const wrong = violations.map(({ breach, what }) => `  ! ${breach}: ${what}`);
  return [`\n=== ${number} ${persona}`, transcript, ...wrong].join("\n");
}
