import type { StaffAct, StaffRefusal } from "../../core/act.ts";
import type { CaseAct, CaseCard } from "../../core/cases/case-card.ts";
import { caseNews } from "../../core/cases/place-news.ts";
import type { Fillings } from "../../core/content/content.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { Language } from "../../core/records/message.ts";
import { MOST_FILES } from "../../core/files/files.ts";
import { can } from "../../core/policy.ts";
import { failed, type Result } from "../../core/result.ts";
import { put } from "../../core/store.ts";
import { helloTo } from "../../core/courtesy/greeting.ts";
import { companyName } from "../../core/turn/turn-plan.ts";
import type { Ticket } from "../../core/records/ticket.ts";
import { indexes, keys } from "../../store/keys.ts";
import type { BoardState } from "../board.ts";
import { LEASE_MS, type Carriers, type ConversationId } from "../context.ts";
import type { IncomingFiles } from "../files/arrivals.ts";
import type { StaffAction } from "../staff.ts";
import { REFUSED } from "../../core/cases/feature.ts";
import { placeFiling, type PlaceFiling } from "./place-filing.ts";
import { placeFiles, type HandedFiles } from "./place-files.ts";
import { placeLists, type PlaceLists } from "./place-lists.ts";
import { cardOf, readCase } from "./read-case.ts";
import type { Meant } from "./meanings.ts";
import { placeTuning, type PlaceTuning, type PlaceTuningParts } from "./place-tuning.ts";
import { whoWrites, type WhoWrites } from "./who-writes.ts";

/** What colleagues do in a place, as it is done: null, or the words that tell them why not. */
export interface PlaceDesk extends WhoWrites, PlaceLists, PlaceFiling, PlaceTuning {
  /** Whose thread that is; null: of no case. */
  caseIn(community: string, thread: string): Promise<ConversationId | null>;
  /** Null where there is no such conversation. */
  card(on: ConversationId): Promise<CaseCard | null>;
  /** Presses a button of a card. @param id the same for each delivery of it */
  press(by: Staff, on: ConversationId, pressed: Pressed, id: string): Promise<string | null>;
  /** Why they may not take it from whoever has it, before they are asked for a reason; null: they may. */
  barred(by: Staff, on: ConversationId): Promise<string | null>;
  /** Somebody writes in a thread: a note for colleagues or, where they relay, to the resident. */
  write(by: Staff, on: ConversationId, said: Said, id: string): Promise<string | null>;
  /**
   * Somebody wrote in a thread while nobody here listened. It is kept as a note, whoever relays by
   * now: what was not meant for the resident then doesn't reach them later.
   * @returns words for its writer, who may have thought that it reached the resident
   */
  missed(by: Staff, on: ConversationId, said: Said, id: string): Promise<string | null>;
  /** The threads of open cases. */
  threads(community: string): Promise<readonly string[]>;
  /** A phrase for colleagues, in their language unless told. */
  say(community: string, key: string, fillings?: Fillings, language?: Language): string;
}

export interface Pressed {
  readonly act: CaseAct;
  /** What is confirmed, or done. */
  readonly ticket: string | null;
  /** To the resident; empty where the act needs none. */
  readonly text: string;
  /** Which message was misunderstood. */
  readonly meant?: Meant;
  /** To the resident, with a reply. */
  readonly files?: HandedFiles;
}

interface Said {
  readonly text: string;
  /** The id of what it stands in place of; null: it is new. */
  readonly edits: string | null;
  /** Ids of colleagues whom it names. */
  readonly mentions: readonly string[];
  readonly files?: HandedFiles;
}

export interface PlaceDeskParts extends PlaceTuningParts {
  readonly place: string;
  readonly acts: readonly StaffAct[];
  readonly staff: (action: StaffAction) => Promise<Result<Ticket | null, StaffRefusal>>;
  readonly carriers: Pick<Carriers, "send">;
  readonly board: (community: string) => Promise<BoardState>;
  readonly newId: () => string;
  /** Files that lie with the platform stay there unless told. */
  readonly incoming?: IncomingFiles;
}

export function placeDesk(parts: PlaceDeskParts): PlaceDesk {
  const { context, place, acts, ...ports } = parts;
  const handOver = placeFiles(parts, (community, items) =>
    say(community, "place.file-lost", { items }),
  );
  const { store, clock } = context;
  const say: PlaceDesk["say"] = (community, key, fillings = {}, language = "zh-Hant") => {
    const company = companyName(context.community(community).company, language);
    const hello = helloTo("", 12, language);
    return context
      .content(community)
      .phrases.say(key, language, { company, hello, ...fillings }, 0);
  };

  const done = async (
    by: Staff,
    on: ConversationId,
    name: string,
    input: object,
    { id, ticket = null }: { readonly id: string; readonly ticket?: string | null },
  ): Promise<string | null> => {
    const told = acts.find((act) => act.name === name)?.told(input);
    if (told === undefined) throw new Error(`there is no act "${name}"`);
    if (!told.ok) return say(on.community, "case.refused.words-needed");
    const from = { by, via: { place, id: `${name}:${id}` } };
    const act = told.value;
    const result =
      act.about === "ticket"
        ? await ports.staff({ ...from, act, of: { community: on.community, ticket: ticket ?? "" } })
        : act.about === "conversation"
          ? await ports.staff({ ...from, act, on })
          : failed("not-yours" as const);
    return result.ok ? null : refusalWords(on, result.error);
  };

  /** With whoever has it, for whom that is of use. */
  const refusalWords = async (on: ConversationId, refusal: StaffRefusal): Promise<string> => {
    const owner = (await readCase(context, place, on))?.conversation.owner;
    const staff = owner?.kind === "staff" ? owner.name : "";
    const key = `case.refused.${REFUSED.includes(refusal) ? refusal : "other"}`;
    return say(on.community, key, { staff });
  };

  const relays = async (by: Staff, on: ConversationId): Promise<boolean> => {
    const found = await readCase(context, place, on);
    const owner = found?.conversation.owner;
    const isTheirs = owner?.kind === "staff" && owner.id === by.id;
    return isTheirs && found?.card?.value.relays?.id === by.id;
  };

  /** What was a note stays one, whatever becomes of it. */
  const wasDone = async (community: string, act: "say" | "note", id: string): Promise<boolean> => {
    const key = keys.mark("place", place, `${act}:${id}`);
    return (await store.get(community, [key], clock.now())).read(key) !== null;
  };

  /** Words at once, and files when they are here: each of both is done once. */
  const tellResident = async (
    by: Staff,
    on: ConversationId,
    { text, files }: { readonly text: string; readonly files: HandedFiles | undefined },
    id: string,
  ): Promise<string | null> => {
    const offered = (files?.offered ?? []).slice(0, MOST_FILES);
    const refused =
      text === "" && offered.length > 0 ? null : await done(by, on, "say", { text }, { id });
    if (refused === null && files && offered.length > 0)
      void handOver(on, { ...files, offered }, async (attachments) =>
        (await wasDone(on.community, "say", filesOf(id)))
          ? null
          : done(by, on, "say", { attachments }, { id: filesOf(id) }),
      );
    return refused;
  };

  const relay = async (by: Staff, on: ConversationId): Promise<string | null> => {
    const found = await readCase(context, place, on);
    const { owner } = found?.conversation ?? {};
    if (!found?.card || owner?.kind !== "staff" || owner.id !== by.id)
      return refusalWords(on, "not-yours");
    const { value, version } = found.card;
    const relays = value.relays?.id === by.id ? null : { id: by.id, name: by.name };
    const now = clock.now();
    const key = keys.caseCard(place, on.channel, on.conversation);
    const news = caseNews(place, ports.newId(), on, now);
    const { ok } = await store.commit(on.community, {
      now,
      checks: [{ key, version }],
      puts: [put(key, { ...value, relays }), put(keys.outgoing(news.id), news)],
      add: [{ index: indexes.outbox, score: now + LEASE_MS, member: news.id }],
    });
    if (!ok) return relay(by, on);
    ports.carriers.send(on.community, [news]);
    return null;
  };

  return {
    ...whoWrites(parts),
    ...placeLists(parts),
    ...placeFiling({ ...parts, say }),
    ...placeTuning(parts, say),
    async caseIn(community, thread) {
      const key = keys.caseThread(place, thread);
      const found = (await store.get(community, [key], clock.now())).read(key)?.value;
      if (!found) return null;
      const { channel, conversation } = found;
      return { community, channel, conversation };
    },
    async card(on) {
      const found = await readCase(context, place, on);
      return found && cardOf(context, on.community, found, found.card?.value.relays ?? null);
    },
    async barred(by, on) {
      const act = acts.find(({ name }) => name === "take");
      const conversation = (await readCase(context, place, on))?.conversation;
      if (!act || !conversation) return refusalWords(on, "no-such-conversation");
      const { owner } = conversation;
      if (owner.kind === "staff" && owner.id === by.id) return refusalWords(on, "already-done");
      const { community } = on;
      const allowed = can(by, act, { kind: "conversation", community, conversation });
      return allowed.ok ? null : refusalWords(on, allowed.error);
    },
    async press(by, on, { act, ticket, text, meant, files }, id) {
      switch (act) {
        case "take":
        case "return":
          return done(by, on, act, {}, { id });
        case "take-over":
          return text.trim() === ""
            ? say(on.community, "case.refused.words-needed")
            : done(by, on, "take", { reason: text }, { id });
        case "say":
          return tellResident(by, on, { text, files }, id);
        case "acknowledge":
          return done(by, on, act, {}, { id, ticket });
        case "wrong-intent": {
          const { message = "", intent = "" } = meant ?? {};
          return done(by, on, act, { message, ...(intent === "" ? {} : { intent }) }, { id });
        }
        case "relay":
          return relay(by, on);
        case "done": {
          const settled =
            ticket === null ? null : await done(by, on, "resolve", { text }, { id, ticket });
          const owner = (await readCase(context, place, on))?.conversation.owner;
          if (settled !== null || (ticket !== null && owner?.kind !== "staff")) return settled;
          return done(by, on, "close", {}, { id });
        }
      }
    },
    async write(by, on, { text, edits, mentions, files }, id) {
      const words = edits === null ? text : say(on.community, "case.correction", { text });
      const isRelayed =
        edits === null ? await relays(by, on) : await wasDone(on.community, "say", edits);
      return isRelayed
        ? tellResident(by, on, { text: words, files }, id)
        : done(by, on, "note", { text: named(words, files), mentions }, { id });
    },
    async missed(by, on, { text, mentions, files }, id) {
      const { community } = on;
      const handled = await Promise.all([
        wasDone(community, "note", id),
        wasDone(community, "say", id),
        wasDone(community, "say", filesOf(id)),
      ]);
      if (handled.includes(true)) return null;
      const words = named(text, files);
      const refused = await done(by, on, "note", { text: words, mentions }, { id });
      if (refused !== null || !(await relays(by, on))) return refused;
      return say(community, "place.late", { text: words });
    },
    async threads(community) {
      const { cases } = await ports.board(community);
      const wanted = cases.map((one) => keys.caseCard(place, one.channel, one.conversation));
      const found = await store.get(community, wanted, clock.now());
      return wanted.flatMap((key) => found.read(key)?.value.at?.thread ?? []);
    },
    say,
  };
}

/** The files of a message are sent after its words, under an id of their own. */
const filesOf = (id: string): string => `${id}:files`;

/** What came along is named in a note, and stays where it is. */
function named(text: string, files: HandedFiles | undefined): string {
  const names = (files?.offered ?? []).map(({ name }) => `📎 ${name}`);
  return [...(text === "" ? [] : [text]), ...names].join("\n");
}
