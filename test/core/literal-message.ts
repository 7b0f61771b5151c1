import type { Answer, Content, Dialog, DialogSlot } from "../../src/core/content/content.ts";
import type { Inbound } from "../../src/core/records/message.ts";
import { entitiesOf } from "../../src/core/understanding/entities/entities.ts";
import type {
  Entities,
  Interpretation,
  Match,
} from "../../src/core/understanding/interpretation.ts";
import type { Understanding } from "../../src/core/understanding/understanding.ts";
import { NOW } from "./literal-world.ts";

/** What a message was read as: nothing, but for what a test says. */
export const meant = (text: string, change: Partial<Interpretation> = {}): Interpretation => ({
  text,
  language: "zh-Hant",
  danger: null,
  dangerLikely: 0,
  control: null,
  act: null,
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
  ask: name,
  optional: false,
  ...change,
});

/** What is wrong, where, in which home, and who says so. */
export const repairDialog: Dialog = {
  dialog: "repair",
  for: ["repair"],
  slots: [
    slot("issue"),
    slot("place"),
    slot("unit", { when: { place: "home" } }),
    slot("name", { optional: true }),
  ],
  opens: "read-back",
  answer: { minutes: 10, hours: "office" },
  resolve: { days: 2 },
  class: "minor",
  done: "repair.done",
};
export const emergencyDialog: Dialog = {
  dialog: "emergency",
  for: ["emergency"],
  slots: [slot("unit", { ask: "emergency.unit" })],
  opens: "at-once",
  answer: { minutes: 10, hours: "always" },
  resolve: { days: 2 },
  class: "major",
  done: "emergency.alerted",
  noted: "emergency.noted",
};

const ANSWERS: readonly (readonly [string, Answer])[] = [
  ["fee-inquiry", { say: "fees.office" }],
  ["ticket-status", { do: "status" }],
  ["talk-to-human", { do: "person" }],
];

/** Content of two dialogs and three answers. */
export const literalDialogs: Pick<Content, "dialogs" | "dialogFor" | "answers" | "offered"> = {
  dialogs: new Map([repairDialog, emergencyDialog].map((one) => [one.dialog, one])),
  dialogFor: new Map([repairDialog, emergencyDialog].map((one) => [one.dialog, one])),
  answers: new Map(ANSWERS),
  offered: ["repair", "fee-inquiry"],
};

/** Hears in these texts what stands beside them, and takes all others for a matter. */
export function hearing(texts: Readonly<Record<string, Partial<Entities>>>): Understanding {
  const entities = (text: string): Entities => ({
    ...entitiesOf([], { asked: false }),
    ...texts[text],
  });
  return {
    interpret: (text) => meant(text, { entities: entities(text) }),
    answers: entities,
    mattersIn: (text) => (text === "" || texts[text] ? [] : [text]),
    answerThenMatter: () => null,
    explain: () => ({
      ...meant("").match,
      compared: "",
      parts: [],
      signs: [],
      thresholds: { act: 1, ask: 0 },
    }),
  };
}
