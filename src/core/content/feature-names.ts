/** What content may name of the desk's features: plain data, which may go from thread to thread. */
export interface FeatureNames {
  readonly slots: readonly SlotNames[];
  /** What `do: …` of dialogs/answers.yml may be. */
  readonly answers: readonly string[];
  /** Keys of the phrase catalogue that the code names: content without one of them is refused. */
  readonly phrases: readonly string[];
}

interface SlotNames {
  readonly id: string;
  /** The blank that phrases have for it. */
  readonly blank: string;
  /** What further questions may depend on. */
  readonly choices: readonly string[];
}
