import { randomUUID } from "node:crypto";
import { counterChannel } from "./channels/counter.ts";
import type { Channel } from "./core/channel.ts";
import { staffIn } from "./core/people/staff-in.ts";
import type { Content } from "./core/content/content.ts";
import type { Staff } from "./core/records/actor.ts";
import type { Conversation } from "./core/records/conversation.ts";
import type { Store } from "./core/store.ts";
import type { Features, Turn } from "./core/turn/turn.ts";
import { FEATURES } from "./features.ts";
import type { Clock } from "./runtime/clock.ts";
import { openCommunities } from "./runtime/communities.ts";
import type { IncomingFiles } from "./runtime/files/arrivals.ts";
import type { Metrics } from "./runtime/metrics.ts";
import type { Log } from "./runtime/log.ts";
import { indexTickets } from "./runtime/index-tickets.ts";
import type { KeptTuning } from "./runtime/tuning/kept-tuning.ts";
import { openPeople } from "./runtime/people/people.ts";
import { openOverlays } from "./runtime/overlays.ts";
import type { Doors } from "./runtime/reaching/doors.ts";
import type { StaffPlace } from "./runtime/places/staff-place.ts";
import { openRuntime, type Runtime } from "./runtime/runtime.ts";

/** The desk without its pages: what `start` and `talk` share. */
export async function openDesk(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics;
  readonly content: () => Content;
  /** All that the product has, unless told. */
  readonly features?: Features;
  readonly channels: readonly Channel[];
  /** Who works in a community; those with accounts, if left out. */
  readonly colleagues?: (community: string) => readonly Staff[];
  /** Where colleagues work besides their screen. */
  readonly places?: readonly StaffPlace[];
  /** Files that lie with platforms stay there unless told. */
  readonly incoming?: IncomingFiles;
  /** So long a reply waits for what else is being written (B7), ms; not at all, if left out. */
  readonly burstMs?: number;
  /** What admins publish of the communities' settings; nothing, if left out. */
  readonly tuning?: Pick<KeptTuning, "published" | "onChange">;
  /** Where links in mails lead; without them no mail is sent. */
  readonly doors?: Doors;
  readonly committed?: (community: string, turn: Turn<Conversation | null>) => void;
}): Promise<Runtime> {
  const communities = await openCommunities(parts);
  const overlays = await openOverlays({ features: FEATURES, ...parts }, communities);
  const people = await openPeople(parts);
  for (const { id } of communities.all()) await indexTickets(parts, id, parts.clock.now());
  const workingIn = (community: string): readonly Staff[] =>
    people
      .all()
      .map((account) => staffIn(account, community))
      .filter(({ roles }) => roles.length > 0);
  return openRuntime({
    features: FEATURES,
    burstMs: 0,
    doors: null,
    colleagues: workingIn,
    ...parts,
    channels: [...parts.channels, counterChannel()],
    communities,
    overlays,
    people,
    random: Math.random,
    newId: randomUUID,
  });
}
