import type { SlotsById } from "../turn/slot.ts";
import { normalise } from "../text/normalise.ts";

/** A short message that is about the question and no answer to it. */
export type NonAnswer =
  /** 等一下 */
  | { readonly kind: "wait" }
  /** 為什麼要電話？ `about` is null when it names nothing. */
  | { readonly kind: "why"; readonly about: string | null }
  /** 不知道 */
  | { readonly kind: "unknown" }
  /** 隨便, 都可以 */
  | { readonly kind: "whatever" };

export function nonAnswerIn(text: string, slots: SlotsById): NonAnswer | null {
  const said = normalise(text)
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, " ")
    .trim();
  if (said === "" || said.length > LONGEST) return null;
  if (WAIT.test(said)) return { kind: "wait" };
  if (WHY.test(said)) return { kind: "why", about: slotNamedIn(said, slots) };
  if (UNKNOWN.test(said)) return { kind: "unknown" };
  return WHATEVER.test(said) ? { kind: "whatever" } : null;
}

/** What is longer says something else as well. */
const LONGEST = 50;

const whole = (...words: readonly string[]): RegExp =>
  new RegExp(normalise(`^(?:${words.join("|")})$`), "u");

const TAIL = "(?:了|啊|耶|欸|呢|啦|喔|哦|吧|呀|哈|嗎)*";

const WAIT = whole(
  `(?:好的?)? ?(?:那|先)?(?:請|麻煩)?(?:您|你)?先?(?:等(?:一?下|等|我(?:一下)?|一會兒?|會兒?)|稍(?:等|候)(?:一下)?|等我一?下|我先?(?:看|找|問|想|查)一?下|我去(?:看|找|問|拿)一?下|等陣|等等)(?:再回您?你?們?)?${TAIL}`,
  "(?:ok |okay |please |pls )?(?:just )?(?:hold on|hang on|wait|wait up|one moment|one minute|one sec(?:ond)?|1 (?:min|sec)|a (?:moment|minute|sec(?:ond)?)|give me a (?:moment|minute|sec(?:ond)?)|let me (?:check|see|look|ask)|brb)(?: a (?:moment|minute|sec(?:ond)?|bit)| on)?(?: please| pls)?",
);

const ASKED = "(?:你們?|您們?|這個?|還|一定|都|我的?|又)*(?:要|需|得|問|留|填|給|提供|知道)";
const WHY = whole(
  `(?:請問|那|可是|但)?(?:為什麼|為何|幹嘛|幹麻|為啥|點解|怎麼)${ASKED}.{0,14}`,
  `(?:請問)?(?:為什麼|為何|幹嘛|為啥|點解)${TAIL}`,
  `(?:請問)?(?:要|留|問|給|填|拍|您們?要|你們?要).{1,12}(?:做什麼|幹嘛|做啥|有什麼用|什麼用途|做咩)(?:用)?的?${TAIL}`,
  "(?:but |and |sorry |ok )?why",
  "(?:but |and |sorry |ok )?why (?:do|would|are|must|should|is|does) (?:you|i|my|that|this|it).{0,40}",
  "(?:what|why) (?:do|would) you (?:need|want|use).{0,30}(?:for|this|that|it|number|name|address|unit)?",
  "what(?:'s| is) (?:it|that|this|my .{1,15}) (?:needed )?for",
);

const UNKNOWN = whole(
  `我?(?:也|都|還|真的?)*(?:不|唔)(?:太|是很|大|是)?(?:知道?|清楚|確定|記得|曉得|了解|肯定)${TAIL}`,
  `(?:我)?忘(?:了|記了?)${TAIL}`,
  "(?:sorry )?(?:i )?(?:really )?(?:don't|dont|do not|can't|cant) (?:know|remember|recall|tell|say)(?: that| it| yet)?",
  "(?:i'm |im |i am )?(?:not (?:so |really |quite )?sure|unsure)(?: yet)?",
  "no (?:idea|clue)|idk|dunno",
);

const WHATEVER = whole(
  `(?:我)?(?:都|皆|怎樣都|哪個都)(?:可以?|行|好|得|ok|沒關係|無所謂)${TAIL}`,
  `隨(?:便|意)(?:您們?|你們?)?${TAIL}|沒差${TAIL}|無所謂${TAIL}|看(?:您|你)們?${TAIL}|是但${TAIL}`,
  "whatever|anything|either|any|either is fine|any is fine|doesn't matter|i don't mind|don't care|you (?:decide|choose)|up to you",
);

/** Those asked for last have the plainest names: 住 is said of many things. */
function slotNamedIn(said: string, slots: SlotsById): string | null {
  return [...slots.values()].findLast(({ named }) => named?.test(said))?.id ?? null;
}
