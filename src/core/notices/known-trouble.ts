import { isCurrent, type Announcement } from "../records/announcement.ts";
import { livesIn, type Unit } from "../records/unit.ts";
import { languageOf, say } from "../turn/turn-plan.ts";
import type { TurnPlan, World } from "../turn/turn.ts";
import { namesIn } from "../understanding/community-names.ts";

/** What a message says, and who writes it. */
interface About {
  readonly text: string;
  /** What it was taken for; null where that isn't known. */
  readonly intent: string | null;
  /** Null where it isn't known: then what concerns one building is told as well, for it says so. */
  readonly unit: Unit | null;
}

/** To ask why or until when something is stopped needs no name of it. */
const OUTAGE = "outage-info";
/** A lost card for the lift has nothing to do with a lift that stands still. */
const CONCERNED: ReadonlySet<string> = new Set([OUTAGE, "repair", "complaint", "facility-info"]);

/**
 * The newest announcement that concerns a message: of the same thing, and for where its writer
 * lives. It is told before anything is asked.
 */
export function knownTrouble(
  world: Pick<World, "announcements" | "community" | "content">,
  { text, intent, unit }: About,
  now: number,
): Announcement | null {
  if (intent !== null && !CONCERNED.has(intent)) return null;
  const here = world.announcements.filter(
    (one) => isCurrent(one, now) && concerns(one.buildings, unit),
  );
  if (here.length === 0) return null;
  const things = thingsIn(world, text);
  if (things.size === 0 && intent === OUTAGE)
    return here.findLast(({ kind }) => kind !== "notice") ?? null;
  const isOfThem = (one: string): boolean => things.has(one);
  return (
    here.findLast((one) => [...thingsIn(world, `${one.text} ${one.en ?? ""}`)].some(isOfThem)) ??
    null
  );
}

/** Tells it in the words of staff. */
export function tellTrouble(plan: TurnPlan, { kind, text, en }: Announcement): TurnPlan {
  const words = languageOf(plan) === "en" ? (en ?? text) : text;
  return say(plan, `announced.${kind}`, { text: words });
}

function concerns(buildings: readonly string[], unit: Unit | null): boolean {
  const isKnown = unit !== null && unit.building !== null;
  return buildings.length === 0 || !isKnown || livesIn(buildings, unit);
}

/** The services and facilities that a text names. */
function thingsIn(
  { community, content }: Pick<World, "community" | "content">,
  text: string,
): ReadonlySet<string> {
  const { facility } = namesIn(text, community);
  return new Set([...content.servicesIn(text), ...(facility ? [facility.of.zh] : [])]);
}
