import type { Sent } from "../../core/channel.ts";
import type { CaseCard } from "../../core/cases/case-card.ts";
import type { StandsAt } from "../../core/records/case-card.ts";

/** Words for colleagues to read; `id` is stable. */
export interface PlacePost {
  readonly id: string;
  readonly text: string;
  /** Ids on the platform of who must see it, nobody known for all; null for what is merely told. */
  readonly calls: readonly string[] | null;
}

export type Opened =
  | { readonly kind: "opened"; readonly at: StandsAt }
  | Exclude<Sent, { readonly kind: "sent" }>;

/**
 * A place besides their screen where colleagues work, as its platform offers it. It posts and
 * decides nothing. Each call is one try; what throws is tried again later.
 */
export interface StaffPlace {
  /** As in {@link Outgoing.to}: slack, bot-framework. */
  readonly name: string;
  /** Posts a case, below which a thread can grow. */
  open(card: CaseCard, headline: PlacePost, community: string): Promise<Opened>;
  /** Shows a case as it is now, where it stands. */
  update(card: CaseCard, at: StandsAt, headline: PlacePost, community: string): Promise<Sent>;
  /** Posts below a case or, without one, for all to see. */
  post(post: PlacePost, at: StandsAt | null, about: PostAbout): Promise<Sent>;
  /**
   * What an earlier try left there since then, by its id: looked up where that try's end is not
   * known. Empty where the platform doesn't tell.
   * @param since ms UTC
   */
  standing(at: StandsAt | null, since: number): Promise<ReadonlyMap<string, StandsAt>>;
}

interface PostAbout {
  readonly community: string;
  readonly ticket: string | null;
  readonly conversation: string | null;
}
