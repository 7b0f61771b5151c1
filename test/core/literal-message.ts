import type { Answer, Content, Dialog, DialogSlot } from "../../src/core/content/content.ts";
import type { Inbound } from "../../src/core/records/message.ts";
import { entitiesOf } from "../../src/core/understanding/entities/entities.ts";
import type { IntentKind } from "../../src/core/understanding/intent-kinds.ts";
import type {
  Entities,
  Interpretation,
  Match,
} from "../../src/core/understanding/interpretation.ts";
import type { Move, MoveKind } from "../../src/core/understanding/move.ts";
import type { Understanding } from "../../src/core/understanding/understanding.ts";
import { NOW } from "./literal-world.ts";

/** What a message was read as: nothing, but for what a test says. */
export const meant = (text: string, change: Partial<Interpretation> = {}): Interpretation => ({
  text,
  language: "zh-Hant",
  danger: null,
  dangerLikely: 0,
  dangerNamed: false,
  control: null,
  followUps: [],
  situations: [],
  answer: null,
  corrects: false,
  spans: [],
  entities: entitiesOf([], { asked: false }),
  match: { intent: "out-of-scope", score: 0, confidence: 0, decision: "ask", ranked: [] },
  matters: [],
  ...change,
});
export const written = (text: string, change: Partial<Inbound> = {}): Inbound => ({
  channel: "web",
  community: "main",
  conversation: "c1",
  person: "p1",
  id: "m1",
  text,
  choice: null,
  attachments: [],
  at: NOW,
  ...change,
});

/** Taken for an intent, so surely. */
export const taken = (intent: string, confidence = 1): Match => ({
  intent,
  score: confidence,
  confidence,
  decision: "act",
  ranked: [],
});

const slot = (name: string, change: Partial<DialogSlot> = {}): DialogSlot => ({
  slot: name,
  optional: false,
  ...change,
});
const dialog = (
  name: string,
  intents: readonly string[],
  slots: readonly DialogSlot[],
  change: Partial<Dialog> = {},
): Dialog => ({
  dialog: name,
  for: [...intents],
  slots: [...slots],
  opens: "at-once",
  answer: { minutes: 60, hours: "office" },
  resolve: { days: 2 },
  class: null,
  done: `${name}.done`,
  ...change,
});

/** What is wrong, in which home, and who says so; where there and the rest are kept when told. */
export const repairDialog: Dialog = dialog(
  "repair",
  ["repair"],
  [
    slot("issue", { ask: "issue" }),
    slot("place"),
    slot("unit", { ask: "unit" }),
    slot("name", { ask: "contact", optional: true }),
    slot("phone", { ask: "contact", optional: true }),
    slot("photo"),
  ],
  { opens: "read-back", answer: { minutes: 10, hours: "office" }, class: "minor" },
);
export const emergencyDialog: Dialog = dialog(
  "emergency",
  ["emergency"],
  [slot("unit", { ask: "emergency.unit" })],
  {
    answer: { minutes: 10, hours: "always" },
    class: "major",
    done: "emergency.alerted",
    noted: "emergency.noted",
  },
);
/** Filed at once; who and where is asked once, together, when it is. */
const feesDialog = dialog(
  "fees",
  ["fee-inquiry"],
  [
    slot("issue", { ask: "request" }),
    slot("unit", { ask: "details", optional: true }),
    slot("name", { ask: "details", optional: true }),
    slot("phone"),
  ],
);
/** Nothing more is asked of these. */
const asTold = [
  slot("issue", { ask: "request" }),
  slot("place"),
  slot("unit"),
  slot("name"),
  slot("phone"),
  slot("photo"),
];
const messageDialog = dialog(
  "message",
  ["leave-message"],
  [slot("issue", { ask: "message.issue" }), slot("phone")],
);

const DIALOGS = [
  repairDialog,
  emergencyDialog,
  feesDialog,
  messageDialog,
  dialog("question", ["facility-info"], asTold),
  dialog("on-record", ["ticket-status", "ticket-change"], asTold),
  dialog("praise", ["praise"], asTold),
];

const ANSWERS: readonly (readonly [string, Answer])[] = [["thanks", { say: "thanks" }]];
const KINDS: readonly (readonly [string, IntentKind])[] = [
  ["out-of-scope", { family: "none-of-ours", stories: [] }],
  ...["thanks", "affirm", "deny", "greet"].map(
    (intent) => [intent, { family: "social", stories: [] }] as const,
  ),
];

/** Content of some dialogs, as small as they can be. */
export const literalDialogs: Pick<
  Content,
  "dialogs" | "dialogFor" | "answers" | "offered" | "kinds"
> = {
  dialogs: new Map(DIALOGS.map((one) => [one.dialog, one])),
  dialogFor: new Map(DIALOGS.flatMap((one) => one.for.map((intent) => [intent, one] as const))),
  answers: new Map(ANSWERS),
  offered: ["repair", "fee-inquiry"],
  kinds: new Map(KINDS),
};

/** What a message does: all of it, or part by part. */
export type Does =
  | MoveKind
  | readonly (Pick<Move, "kind" | "text"> & Partial<Pick<Move, "announced" | "likely">>)[];

const movesOf = (text: string, does: Does): readonly Move[] => {
  const parts = typeof does === "string" ? [{ kind: does, text }] : does;
  return parts.map((part) => {
    const start = Math.max(0, text.indexOf(part.text));
    return { likely: 1, announced: false, ...part, start, end: start + part.text.length };
  });
};

/**
 * Hears in these texts what stands beside them, and takes all others for a matter. What a text does
 * is said as well: else it tells what it holds, and describes what holds nothing.
 */
export function hearing(
  texts: Readonly<Record<string, Partial<Entities>>>,
  does: Readonly<Record<string, Does>> = {},
): Understanding {
  const entities = (text: string): Entities => ({
    ...entitiesOf([], { asked: false }),
    ...texts[text],
  });
  return {
    interpret: (text) => meant(text, { entities: entities(text) }),
    answers: entities,
    mattersIn: (text) => (text === "" || texts[text] ? [] : [text]),
    moves: (text) =>
      text === "" ? [] : movesOf(text, does[text] ?? (texts[text] ? "tell" : "describe")),
    explain: () => ({
      ...meant("").match,
      compared: "",
      parts: [],
      signs: [],
      thresholds: { act: 1, ask: 0 },
    }),
  };
}
