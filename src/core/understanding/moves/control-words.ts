import { normalise } from "../../text/normalise.ts";
import type { Control, Interpretation } from "../interpretation.ts";
import type { ControlWordsFile } from "./control-words-file.ts";

/** What a message says about the conversation itself. */
export type ControlReading = Pick<Interpretation, "control" | "answer" | "corrects">;

/** Recognises control words: only as whole messages, 「取消我的停車位」 cancels nothing. */
export interface ControlReader {
  read(text: string): ControlReading;
}

/** Compiles `intents/control-words.yml`. */
export function createControlReader({ controls }: ControlWordsFile): ControlReader {
  const kinds = [
    ...PLAIN_KINDS.map((kind) => [controls[kind], { kind }] as const),
    [controls["language-zh-Hant"], { kind: "language", language: "zh-Hant" }] as const,
    [controls["language-zh-Hans"], { kind: "language", language: "zh-Hans" }] as const,
    [controls["language-en"], { kind: "language", language: "en" }] as const,
  ];
  const control = new Map<string, Control>(
    kinds.flatMap(([words, meaning]) => words.map((word) => [bareForm(word), meaning] as const)),
  );
  const answer = new Map<string, "yes" | "no">([
    ...controls.yes.map((word) => [bareForm(word), "yes"] as const),
    ...controls.no.map((word) => [bareForm(word), "no"] as const),
  ]);
  // 更正 as well as 更正一下: the longer first, so that the rest is what corrects.
  const openings = controls.correction.map(bareForm).sort((a, b) => b.length - a.length);

  return {
    read(text) {
      const bare = bareForm(text);
      const forms = courtesyForms(bare);
      const starts = [bare, bare.replace(HESITATION, "")];
      return {
        control: firstOf(forms, control),
        answer: firstOf(forms, answer) ?? sameAnswer(text, answer),
        corrects: openings.some((opening) => starts.some((start) => opens(start, opening))),
      };
    },
  };
}

const PLAIN_KINDS = ["person", "cancel", "back", "repeat", "restart", "skip"] as const;

/**
 * Normalised, without spaces between Han characters; punctuation and smileys become spaces unless
 * there is nothing else (👍, ？).
 */
export function bareForm(text: string): string {
  const normal = normalise(text);
  const words = normal
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}+]+/gu, " ")
    .trim();
  return (words === "" ? normal.replace(/[\s\uFE0F]|\p{Emoji_Modifier}/gu, "") : words)
    .replace(/^(\P{L})\1+$/u, "$1")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, BREAK);
}

/** Between Han characters a space or comma is no part of a word, but still ends one. */
const BREAK = "\u2009";

/** The message as it stands and with one word of courtesy after the other taken off its ends. */
function courtesyForms(bare: string): readonly string[] {
  const found = new Set<string>([bare]);
  // A set's iteration reaches what is added to it: each form is peeled in turn.
  for (const form of found) {
    const joined = form.replaceAll(BREAK, "");
    for (const peeled of [joined, form.replace(BEFORE, ""), form.replace(BEHIND, "")]) {
      if (peeled !== "" && found.size < MOST_FORMS) found.add(peeled);
    }
  }
  return [...found];
}

/** Two ends with a few words each; the bound keeps a message of nothing but 請 cheap. */
const MOST_FORMS = 40;

const BEFORE =
  /^(?:请问|请(?!假)|麻烦您?你?|拜托|不好意思|抱歉|唔该|可唔可以|可不可以|能不能|可以|可否|能否|帮我|帮忙|我想要|我要|我想|想要|想|那就?|那么|就|欸|诶|喂|你好|您好|啊|哎|噢|喔|哦|谢谢|please|pls|plz|kindly|can (?:you|i|we)|could (?:you|i|we)|may i|would you|will you|i want(?: to)?|i wanna|i need(?: to)?|i would like(?: to)?|id like(?: to)?|lets|let us|just|ok|okay|well|oh|hi|hello|hey|um+|uh|sorry|excuse me)(?=$|[\s\p{Script=Han}]|(?<=\p{Script=Han}))[\s]*/u;
const BEHIND =
  /\s*(?:(?<=^|[\s\p{Script=Han}])(?:一下|下|吧|啦|了|喇|喔|哦|呀|啊|呢|嘛|哈|哟|耶|好吗|好不好|可以吗|行吗|谢谢|谢谢您?你?|感谢|麻烦您?你?了?|拜托|唔该|唔该晒|先|谢啦)|(?<=^|\s|\p{Script=Han})(?:please|pls|plz|thanks|thank you|thx|now|right now|for me|sir|madam|lah|la))$/u;
/** What people say before they correct: 啊不對, sorry, oh wrong. */
const HESITATION =
  /^(?:(?:啊|哎呀?|唉|喔|哦|呃|嗯|等等|抱歉|不好意思|对不起|oh|oops|sorry|wait|ah|um+|hmm)[\s]*)+/u;

function firstOf<T>(forms: readonly string[], meanings: ReadonlyMap<string, T>): T | null {
  for (const form of forms) {
    const meaning = meanings.get(form);
    if (meaning !== undefined) return meaning;
  }
  return null;
}

/** 「對，沒錯」, "yes, correct": several words that all say the same. */
function sameAnswer(text: string, answers: ReadonlyMap<string, "yes" | "no">): "yes" | "no" | null {
  const parts = text.split(/[\s,，、.。!！;；~]*[,，、.。!！;；~\s]/).filter((part) => part !== "");
  if (parts.length < 2 || parts.length > 4) return null;
  const [first = null, ...others] = parts.map((part) =>
    firstOf(courtesyForms(bareForm(part)), answers),
  );
  return others.every((other) => other === first) ? first : null;
}

/** 不對 opens 「不對，是1205」 and 「不對 1205」, but 不是 does not open 「不是很懂」. */
function opens(message: string, opening: string): boolean {
  if (!message.startsWith(opening)) return false;
  const rest = message.slice(opening.length);
  if (rest.trim() === "") return false;
  if (/[a-z]$/.test(opening)) return /^\s/.test(rest);
  return (
    /^(?:\s|[\da-z]|是|系|应该|我(?:是|住|家|姓|叫)|叫|姓|要)/.test(rest) ||
    ENDS_IN_BE.test(opening)
  );
}

const ENDS_IN_BE = /(?:思是|该是|思系|该系|成|为|做|说)$/;
