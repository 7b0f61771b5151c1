import type { Community } from "../../community.ts";

/** What a reader of entities must know beside the text. */
export interface Asked {
  /** The resident answers this very question, so a bare answer counts. */
  readonly asked: boolean;
  readonly country: Community["country"];
}
