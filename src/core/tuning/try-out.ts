import type { Content } from "../content/content.ts";
import { fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import { decide } from "../dialogs/decide.ts";
import type { Community } from "../records/community.ts";
import { newConversation } from "../records/conversation.ts";
import type { Danger } from "../records/danger.ts";
import type { Decision, Language, Outgoing } from "../records/message.ts";
import { normalise } from "../text/normalise.ts";
import type { Features } from "../turn/turn.ts";
import { commonParts } from "../understanding/matching/explain.ts";
import type { Ranked } from "../understanding/interpretation.ts";
import type { MoveKind } from "../understanding/move.ts";

/** What the desk would make of a message, if it began a conversation; nothing comes of it. */
export interface TriedOut {
  readonly language: Language | null;
  readonly intent: string;
  readonly decision: Decision;
  /** 0 … 1, with from where on it is acted upon, and below which it is asked again. */
  readonly confidence: number;
  readonly thresholds: { readonly act: number; readonly ask: number };
  /** What was compared: the matter alone, normalised. */
  readonly compared: string;
  /** The likeliest, each with the phrase that spoke for it, and what of it the message has. */
  readonly ranked: readonly (Ranked & { readonly parts: readonly string[] })[];
  readonly moves: readonly MoveKind[];
  /** Several matters in one message, by their intents. */
  readonly matters: readonly string[];
  readonly entities: Readonly<Record<"unit" | "name" | "phone" | "when" | "place", string | null>>;
  /** Null where there is none. `named`: words name it; else it is merely alike. */
  readonly danger: {
    readonly kind: Danger;
    readonly likely: number;
    readonly named: boolean;
  } | null;
  readonly reply: Pick<Outgoing, "text" | "choices" | "form" | "danger">;
  /** The kinds of the tickets that it opens at once. */
  readonly opens: readonly string[];
  /** Whether colleagues are alarmed. */
  readonly alarms: boolean;
}

const MOST_RANKED = 5;

/** @param now ms UTC: what is said depends on the hour */
export function tryOut(
  text: string,
  language: Language,
  {
    content,
    community,
    features,
    now,
  }: {
    readonly content: Content;
    readonly community: Community;
    readonly features: Features;
    readonly now: number;
  },
): TriedOut {
  const { country } = community;
  const { understanding } = content;
  const meaning = understanding.interpret(text, country);
  const { confidence, thresholds, compared } = understanding.explain(text, country);
  const turn = decide(
    {
      community,
      content,
      features,
      conversation: newConversation(TRIED, TRIED, TRIED),
      tickets: [],
      waiting: 0,
      announcements: [],
      shifts: [],
      colleagues: [],
      ids: { turn: TRIED, ticket: () => "0000-0000" },
    },
    {
      channel: TRIED,
      community: community.id,
      conversation: TRIED,
      person: TRIED,
      id: TRIED,
      text,
      choice: null,
      attachments: [],
      at: now,
      language,
    },
    meaning,
    now,
  );
  const { entities, danger, dangerLikely, dangerNamed } = meaning;
  const reply = turn.outbox.find(({ to }) => to.kind === "resident");
  const understood = turn.transcript[0]?.understood;
  return {
    language: meaning.language,
    intent: understood?.intent ?? meaning.match.intent,
    decision: understood?.decision ?? meaning.match.decision,
    confidence,
    thresholds,
    compared,
    ranked: meaning.match.ranked.slice(0, MOST_RANKED).map((one) => ({
      ...one,
      parts: commonParts(normalise(one.phrase), compared, one.phrase),
    })),
    moves: understanding.moves(text, "nothing").map(({ kind }) => kind),
    matters: meaning.matters.map(({ match }) => match.intent),
    entities: {
      unit: entities.unit && unitWords(entities.unit, language),
      name: entities.name && fullName(entities.name),
      phone: entities.phone,
      when: entities.when,
      place: entities.place && entities.place.words,
    },
    danger: danger && { kind: danger, likely: dangerLikely, named: dangerNamed },
    reply: reply === undefined ? { text: "", choices: [] } : shownOf(reply),
    opens: turn.tickets.map(({ kind }) => kind),
    alarms: turn.outbox.some(({ to }) => to.kind === "staff"),
  };
}

function shownOf({ text, choices, form, danger }: Outgoing): TriedOut["reply"] {
  return {
    text,
    choices,
    ...(form === undefined ? {} : { form }),
    ...(danger === undefined ? {} : { danger }),
  };
}

/** Nobody and nowhere. */
const TRIED = "tried";
