import {
  deskLists,
  openAbout,
  type DeskFacts,
  type DeskItem,
  type DeskLists,
} from "../../core/cases/desk-lists.ts";
import { can, LOOK_ON } from "../../core/policy.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { StandsAt } from "../../core/records/case-card.ts";
import { keys } from "../../store/keys.ts";
import type { BoardState } from "../board.ts";
import type { RuntimeContext } from "../context.ts";

/** What colleagues look up in a place. */
export interface PlaceLists {
  /** What is theirs, who waits, and what is at risk; null: it is none of theirs. */
  lists(by: Staff, community: string): Promise<DeskLists<PlacedItem> | null>;
  /** What is open about a unit, a ticket's code or a name; null: it is none of theirs. */
  openAbout(by: Staff, community: string, sought: string): Promise<readonly PlacedItem[] | null>;
}

export interface PlacedItem extends DeskItem {
  /** Its card in this place; null: there is none. */
  readonly at: StandsAt | null;
}

export interface PlaceListsParts {
  readonly context: RuntimeContext;
  readonly place: string;
  readonly board: (community: string) => Promise<BoardState>;
}

export function placeLists({ context, place, board }: PlaceListsParts): PlaceLists {
  const { store, clock } = context;

  const factsFor = async (by: Staff, community: string): Promise<DeskFacts | null> => {
    if (!can(by, LOOK_ON, { kind: "community", community }).ok) return null;
    const { cases, tickets } = await board(community);
    const { phrases } = context.content(community);
    const { zone } = context.community(community);
    return { cases, tickets, phrases, zone, now: clock.now() };
  };
  const placed =
    (community: string) =>
    async (items: readonly DeskItem[]): Promise<readonly PlacedItem[]> => {
      const keyOf = ({ channel, conversation }: NonNullable<DeskItem["talk"]>) =>
        keys.caseCard(place, channel, conversation);
      const wanted = items.flatMap(({ talk }) => (talk === null ? [] : [keyOf(talk)]));
      const found = await store.get(community, wanted, clock.now());
      return items.map((item) => {
        const card = item.talk && found.read(keyOf(item.talk))?.value;
        return { ...item, at: card?.at ?? null };
      });
    };

  return {
    async lists(by, community) {
      const facts = await factsFor(by, community);
      if (facts === null) return null;
      const { mine, waiting, risk } = deskLists(facts, by);
      const stand = placed(community);
      return { mine: await stand(mine), waiting: await stand(waiting), risk: await stand(risk) };
    },
    async openAbout(by, community, sought) {
      const facts = await factsFor(by, community);
      return facts && placed(community)(openAbout(facts, by, sought));
    },
  };
}
