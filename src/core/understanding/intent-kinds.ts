/** What kind of thing residents want by an intent. */
export const FAMILIES = ["service", "social", "none-of-ours"] as const;
/** Intents that one story may go on to: a fault to its history, a permit to what it costs. */
export const STORIES = ["danger", "faults", "opinions", "papers", "fees"] as const;
export type StoryName = (typeof STORIES)[number];

/** What the desk must know of an intent beside its phrases. */
export interface IntentKind {
  readonly family: (typeof FAMILIES)[number];
  readonly stories: readonly StoryName[];
}
export type IntentKinds = ReadonlyMap<string, IntentKind>;

/** Courtesy is no matter beside one, nor is what is none of ours. */
export function isMatter(kinds: IntentKinds, intent: string): boolean {
  return (kinds.get(intent)?.family ?? "service") === "service";
}
