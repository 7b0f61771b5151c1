import type { Danger, FollowUp } from "../../understanding/interpretation.ts";
import { say, type Draft } from "../draft.ts";
import type { Heard } from "../heard.ts";

export function advise(draft: Draft, heard: Heard, danger: Danger): Draft {
  const somebodyElse = danger === "self-harm" && isAboutAnother(heard.text);
  return say(draft, `emergency.advice.${danger}${somebodyElse ? "-other" : ""}`);
}

/** Somebody on a roof, or somebody at home: not the writer. */
const isAboutAnother = (text: string): boolean => ANOTHER.test(text) && !MYSELF.test(text);
const ANOTHER =
  /有人|有個|有个|他|她|佢|鄰居|邻居|隔壁|樓上|楼上|對面|对面|女兒|女儿|兒子|儿子|老公|老婆|先生|太太|室友|媽|妈|爸|朋友|同學|同学|\b(?:someone|somebody|he|she|they|man|woman|guy|lady|girl|boy|kid|teen\w*|neighbou?r|wife|husband|son|daughter|roommate|flatmate|friend|tenant|mother|father|mom|mum|dad|brother|sister)\b/i;
const MYSELF =
  /我(?:想|要|不想|唔想|真的|已經|已经|活|撐|割|吞|準備|准备)|\b(?:i|i'?m|i'?ve|myself|me)\b/i;

/** What to do now is what was advised. */
export function answerTo(draft: Draft, topic: FollowUp, kind: Danger): Draft {
  if (topic === "what-now") return say(draft, `emergency.advice.${kind}`);
  return say(draft, keyFor(draft, `emergency.answer.${topic}`, kind));
}

/** `emergency.answer.windows.fire` where there is one, else `emergency.answer.windows`. */
export function keyFor(draft: Draft, key: string, kind: Danger): string {
  const own = `${key}.${kind}`;
  return draft.world.content.phrases.has(own) ? own : key;
}

/** As staff read it. */
export function dangerName(draft: Draft, danger: Danger): string {
  return draft.world.content.phrases.say(`danger.${danger}`, "zh-Hant", {}, 0);
}
