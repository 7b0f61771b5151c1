import type { StaffAct, StaffRefusal } from "../core/act.ts";
import type { Channel } from "../core/channel.ts";
import type { Staff } from "../core/records/actor.ts";
import type { Community } from "../core/records/community.ts";
import type { Problem } from "../core/content/content.ts";
import { awaitsResident, type Conversation } from "../core/records/conversation.ts";
import { formFaults } from "../core/dialogs/form-faults.ts";
import type { Inbound, Language, Outgoing } from "../core/records/message.ts";
import type { Owner } from "../core/records/owner.ts";
import type { Result } from "../core/result.ts";
import type { IndexEntry, Store } from "../core/store.ts";
import { LOOK_MS } from "../core/reach/attend.ts";
import type { Ticket } from "../core/records/ticket.ts";
import { ticketCard } from "../core/tickets/view.ts";
import type { Features, Turn } from "../core/turn/turn.ts";
import { indexes, keys } from "../store/keys.ts";
import { boardNow } from "./board-now.ts";
import { openBoards, type Screen } from "./boards.ts";
import { readCase, readNotes, type CaseView, type NoteEntry } from "./cases.ts";
import type { Clock } from "./clock.ts";
import type { Communities } from "./communities.ts";
import { deskReads, type DeskReads } from "./desk-reads.ts";
import { LEASE_MS, type Carriers, type ConversationId, type RuntimeContext } from "./context.ts";
import { openArrivals, reservedId, type IncomingFiles } from "./files/arrivals.ts";
import { missingFile } from "./files/expected.ts";
import { meteredStore, noMetrics, type Metrics } from "./metrics.ts";
import { isOfDanger, receive } from "./intake.ts";
import { lanes } from "./lanes.ts";
import { openLines, type Lines } from "./lines.ts";
import { lastTickets } from "./last-tickets.ts";
import type { Log } from "./log.ts";
import { placeChannel } from "./places/place-channel.ts";
import type { TuningDesk } from "./tuning/tuning-desk.ts";
import { placeDesk, type PlaceDesk } from "./places/place-desk.ts";
import type { StaffPlace } from "./places/staff-place.ts";
import { openOutbox } from "./sending/outbox.ts";
import type { Doors } from "./reaching/doors.ts";
import { openReaching, type Reaching } from "./reaching/reach.ts";
import { openUnseen } from "./reaching/unseen.ts";
import { staffAction, type StaffAction } from "./staff.ts";
import type { People } from "./people/people.ts";
import type { Overlays } from "./overlays.ts";
import { openSweep } from "./sweep.ts";
import { openTimers } from "./timers.ts";
import { welcome, type Opened } from "./welcome.ts";

/** What the shell's edges (channels, web pages, command line) ask of the middle. */
export interface Runtime extends Lines {
  /**
   * Takes one message and resolves when it is durable with everything that it caused; a redelivery
   * resolves too and does nothing. Rejects when nothing was kept: the platform must redeliver.
   */
  receive(message: Inbound): Promise<void>;
  /** Whether a message tells of a danger, or comes out of one: nobody may make it wait. */
  isOfDanger(message: Inbound): Promise<boolean>;
  /** Speaks first to who has just opened their chat with us; in one that has begun, nothing. */
  welcome(opened: Opened): Promise<void>;
  /** Who left the page, and who is called from their sleep. */
  readonly reaching: Reaching;
  staff(action: StaffAction): Promise<Result<Ticket | null, StaffRefusal>>;
  conversation(conversation: ConversationId): Promise<ConversationView>;
  /** What is wrong with a form that a resident filled in, by its field, in their language. */
  formFaults(message: Inbound, language: Language | null): ReturnType<typeof formFaults>;
  /** A conversation as colleagues see it; null where there is none. */
  case(conversation: ConversationId): Promise<CaseView | null>;
  /** What colleagues wrote and did there, ascending; `after` is the last one seen. */
  notes(conversation: ConversationId, after: IndexEntry | null): Promise<readonly NoteEntry[]>;
  /** Ids of a channel's conversations in which something happened since then, the newest first. */
  conversations(
    of: Pick<ConversationId, "community" | "channel">,
    since: number,
    limit: number,
  ): Promise<readonly string[]>;
  /** Newest first. */
  tickets(community: string, limit: number): Promise<readonly Ticket[]>;
  /** A message to staff as it was sent. */
  alert(community: string, id: string): Promise<Outgoing | null>;
  /** Shows what staff have before them, and each change of it. Returns its stopper. */
  showBoard(community: string, screen: Screen): () => void;
  /**
   * Gives a community its own words for phrases of the catalogue, in the form of a file of
   * `dialogs/phrases/`; none for an empty text. Refused with every problem that there is.
   */
  saveOverlay(community: string, text: string): Promise<Result<null, readonly Problem[]>>;
  /** The people who work here. */
  readonly people: People;
  /** What colleagues do in a place besides their screen; without `tuning` nothing is tuned there. */
  placeDesk(place: string, acts: readonly StaffAct[], tuning: TuningDesk | null): PlaceDesk;
  /** What the staff's desk looks up beside the board. */
  readonly desk: DeskReads;
  /** With their settings of this moment. */
  communities(): readonly Community[];
  /** Adds a community or replaces its settings; resolves when that is durable and in force. */
  saveCommunity(community: Community): Promise<void>;
  /** Why a file that a message named is not here; null where none was named, or it is. */
  missingFile(community: string, id: string): Promise<"awaited" | "lost" | null>;
  /**
   * Calls `listener` when something in the community changed; with `of`, when something was said in
   * that conversation. Returns its stopper.
   */
  watch(community: string, listener: () => void, of?: ConversationId): () => void;
  /** Resolves when nothing is being handled or sent by this process. */
  idle(): Promise<void>;
  /** Takes nothing more in, claims nothing more, and resolves when what is in flight is done. */
  stop(): Promise<void>;
}

export interface ConversationView {
  readonly language: Language | null;
  readonly owner: Owner["kind"];
  /** Whether anything was ever said in it. */
  readonly begun: boolean;
  /** Whether the desk, or a person at it, waits for the resident to speak. */
  readonly awaits: boolean;
  /** When the newest message that was handled was written, ms UTC; 0 before the first. */
  readonly newestAt: number;
}

/** The process is going down: nothing more is taken in. */
class Stopping extends Error {
  override readonly name = "Stopping";
}

export interface RuntimeParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Nobody counts unless told. */
  readonly metrics?: Metrics;
  /** Closed with the runtime. */
  readonly overlays: Overlays;
  readonly features: Features;
  /** Who works in a community; who has an account for it, if left out. */
  readonly colleagues?: (community: string) => readonly Staff[];
  readonly channels: readonly Channel[];
  /** Where colleagues work besides their screen. */
  readonly places?: readonly StaffPlace[];
  /** Files that lie with platforms stay there unless told. */
  readonly incoming?: IncomingFiles;
  /** Closed with the runtime. */
  readonly communities: Communities;
  /** Closed with the runtime. */
  readonly people: People;
  /** Hears of every turn once it is durable: for who talks to a simulated desk. */
  readonly committed?: (community: string, turn: Turn<Conversation | null>) => void;
  /** So long a reply waits for what else is being written, ms; 0 for not at all. */
  readonly burstMs: number;
  /** Where links in mails lead; nobody is sent a mail where they lead nowhere. */
  readonly doors: Doors | null;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** A new, unique id, for acts of staff. */
  readonly newId: () => string;
}

export function openRuntime(parts: RuntimeParts): Runtime {
  const { clock, log, communities, overlays, incoming, metrics = noMetrics, places = [] } = parts;
  const store = meteredStore(parts.store, metrics);
  const context: RuntimeContext = {
    store,
    clock,
    log,
    metrics,
    content: (community) => overlays.content(community),
    features: parts.features,
    colleagues: parts.colleagues ?? (() => []),
    random: parts.random,
    burstMs: parts.burstMs,
    places: places.map(({ name }) => name),
    reserve: (channel) => (incoming ? reservedId(incoming, channel) : null),
    lanes: lanes(),
    lastTickets: lastTickets(),
    community(id) {
      const community = communities.find(id);
      if (!community) throw new Error(`there is no community "${id}"`);
      return community;
    },
  };
  const names = (): readonly string[] => communities.all().map(({ id }) => id);
  const carriers: Carriers = {
    committed: (community, turn) => parts.committed?.(community, turn),
    send: (community, messages) => outbox.send(community, messages),
    fetch: (community, files) => arrivals?.fetch(community, files),
    timerAt: (time) => timers.nudge(time),
  };
  const lookSoon = (): void => unseen.nudge(clock.now() + LOOK_MS);
  const { reaching, notices } = openReaching(context, carriers, parts, lookSoon);
  const channels = [
    ...parts.channels,
    ...places.map((place) => placeChannel(context, place, parts.people)),
  ];
  const outbox = openOutbox(context, names, channels, notices);
  const arrivals =
    incoming && openArrivals(context, names, carriers, incoming, () => outbox.idle());
  const timers = openTimers(context, names, carriers, () => outbox.idle());
  const unseen = openUnseen(context, names, carriers, parts.doors, () => outbox.idle());
  // One that was added may have brought what is due.
  communities.onChange(() => {
    timers.nudge(clock.now());
    unseen.nudge(clock.now());
    outbox.lookAt(clock.now());
    arrivals?.lookAt(clock.now());
  });
  const boards = openBoards({
    ...context,
    cardOf: (community, ticket) =>
      ticketCard(
        ticket,
        parts.features.slots,
        context.content(community),
        context.community(community),
      ),
  });
  const stopSweeping = openSweep(context);
  let stopping = false;

  const staff = async (action: StaffAction): Promise<Result<Ticket | null, StaffRefusal>> => {
    if (stopping) throw new Stopping("going down, please try again");
    const done = await staffAction(context, carriers, action, parts.newId());
    metrics.staffActed(action.act.name, done.ok ? "done" : done.error);
    return done;
  };

  return {
    async receive(message) {
      if (stopping) {
        metrics.received(message.channel, "refused");
        throw new Stopping("going down, please deliver again");
      }
      try {
        await receive(context, carriers, message);
      } catch (thrown) {
        // The store's answer may have been lost alone: then there is a reply to send.
        outbox.lookAt(clock.now() + LEASE_MS);
        throw thrown;
      }
    },
    reaching,
    isOfDanger: (message) => isOfDanger(context, message),
    async welcome(opened) {
      if (stopping) throw new Stopping("going down, please deliver again");
      await welcome(context, carriers, opened);
    },
    staff,
    ...openLines(store, clock),
    async conversation(on) {
      const key = keys.conversation(on.channel, on.conversation);
      const found = (await store.get(on.community, [key], clock.now())).read(key)?.value;
      return {
        language: found?.language ?? null,
        owner: found?.owner.kind ?? "bot",
        begun: found !== undefined,
        awaits: found !== undefined && awaitsResident(found),
        newestAt: found?.newestAt ?? 0,
      };
    },
    formFaults({ form = {}, community }, language) {
      const content = context.content(community);
      return formFaults(form, { content, community: context.community(community) }, language);
    },
    case: (on) => readCase(context, on),
    notes: (on, after) => readNotes(context, on, after),
    async conversations({ community, channel }, since, limit) {
      const index = indexes.conversations(channel);
      const entries = await store.range(community, index, { min: since, limit, reverse: true });
      return entries.map(({ member }) => member);
    },
    async tickets(community, limit) {
      const entries = await store.range(community, indexes.tickets, { limit, reverse: true });
      const wanted = entries.map(({ member }) => keys.ticket(member));
      const found = await store.get(community, wanted, clock.now());
      return wanted.flatMap((key) => found.read(key)?.value ?? []);
    },
    async alert(community, id) {
      const key = keys.alert(id);
      return (await store.get(community, [key], clock.now())).read(key)?.value ?? null;
    },
    people: parts.people,
    placeDesk: (place, acts, tuning) =>
      placeDesk({
        ...parts,
        context,
        carriers,
        place,
        acts,
        tuning,
        staff,
        board: (community) => boardNow((...shown) => boards.show(...shown), community),
      }),
    desk: deskReads(
      context,
      parts.channels.map(({ name }) => name),
      parts.people,
    ),
    showBoard: (community, screen) => boards.show(community, screen),
    communities: () => communities.all(),
    saveCommunity: (community) => communities.save(community),
    saveOverlay: (community, text) => overlays.save(community, text),
    watch(community, listener, of) {
      const lines = of && indexes.lines(of.channel, of.conversation);
      return store.watch(community, ({ version, indexes: touched }) => {
        // Commits may have gone unheard: anything may have changed.
        const isHeard = version === 0 || lines === undefined || touched.includes(lines);
        if (isHeard) listener();
      });
    },
    missingFile: (community, id) => missingFile(context, community, id),
    async idle() {
      await context.lanes.idle();
      await arrivals?.idle();
      await outbox.idle();
    },
    async stop() {
      stopping = true;
      communities.close();
      overlays.close();
      parts.people.close();
      boards.close();
      await stopSweeping();
      await Promise.all([timers.stop(), unseen.stop(), arrivals?.stop()]);
      await context.lanes.idle();
      await outbox.stop();
    },
  };
}
