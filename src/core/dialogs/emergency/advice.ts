import type { ToldDanger } from "../../conversation.ts";
import type { Danger, FollowUp } from "../../understanding/interpretation.ts";
import { say, type Draft } from "../draft.ts";
import type { Heard } from "../heard.ts";

/** What to do now. */
export function advise(draft: Draft, { kind, ofAnother }: Spoken, text: string): Draft {
  if (!ofAnother) return say(draft, `emergency.advice.${kind}`);
  const way = HURT.test(text) ? "hurt" : "other";
  return say(draft, `emergency.advice.self-harm-${way}`);
}

/** What words depend on. */
type Spoken = Pick<ToldDanger, "kind" | "ofAnother">;

/** They have hurt themselves already: first aid comes before talking. */
const HURT =
  /藥|药|吞|吃了|服毒|農藥|农药|割|流血|燒炭|烧炭|上吊|\b(?:pills?|overdos\w*|swallowed|cut|bleeding|hanging|charcoal)\b/i;

/** Somebody on a roof, or somebody at home: not the writer. */
export const isAboutAnother = (text: string): boolean => ANOTHER.test(text) && !MYSELF.test(text);
const ANOTHER =
  /有人|有個|有个|他|她|佢|鄰居|邻居|隔壁|樓上|楼上|對面|对面|女兒|女儿|兒子|儿子|老公|老婆|先生|太太|室友|媽|妈|爸|朋友|同學|同学|\b(?:someone|somebody|he|she|they|man|woman|guy|lady|girl|boy|kid|teen\w*|neighbou?r|wife|husband|son|daughter|roommate|flatmate|friend|tenant|mother|father|mom|mum|dad|brother|sister)\b/i;
const MYSELF =
  /我(?:想|要|不想|唔想|真的|已經|已经|活|撐|割|吞|準備|准备)|\b(?:i|i'?m|i'?ve|myself|me)\b/i;

/** What is asked, where it can be asked in this danger; null when the words only tell something. */
export function askedIn(kind: Danger, { meaning: { followUps } }: Heard): FollowUp | null {
  return followUps.find(({ of }) => ONLY_IN[of]?.has(kind) ?? true)?.of ?? null;
}

const dangers = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** The same words ask for the gas valve in one danger and for the water's in another. */
const ONLY_IN: Readonly<Partial<Record<FollowUp, ReadonlySet<string>>>> = {
  valve: dangers("gas fire"),
  "water-main": dangers("flood shock"),
  windows: dangers("gas fire"),
  power: dangers("gas fire flood shock collapse other"),
  "stairs-or-lift": dangers("gas fire flood shock collapse other"),
  "go-back": dangers("gas fire flood shock collapse falling intruder other"),
  "move-person": dangers("medical helpless shock collapse falling trapped fire intruder"),
  poison: dangers("medical helpless self-harm gas other"),
  "talk-to-them": dangers("self-harm helpless"),
  hide: dangers("intruder other"),
};

/** Answers a question; what to do now is what was advised. */
export function answerTo(draft: Draft, topic: FollowUp | "unknown", told: Spoken): Draft {
  if (topic === "what-now") return advise(draft, told, "");
  return say(draft, keyFor(draft, `emergency.answer.${topic}`, told));
}

/**
 * `emergency.answer.windows.fire` where there is one, else `emergency.answer.windows`. What is said
 * to whoever wants to die is not for those who see somebody else.
 */
export function keyFor(draft: Draft, key: string, { kind, ofAnother }: Spoken): string {
  const own = `${key}.${kind}`;
  return !ofAnother && draft.world.content.phrases.has(own) ? own : key;
}

/** As staff read it. */
export function dangerName(draft: Draft, danger: Danger): string {
  return draft.world.content.phrases.say(`danger.${danger}`, "zh-Hant", {}, 0);
}
