import { createRequire } from "node:module";
import { z } from "zod";
import type { MatcherKind } from "./matcher.ts";

const OUTSIDE = "out-of-scope";
const HAN = /\p{Script=Han}/u;

/** What we use of nlp.js, which ships no types. */
const nlpSchema = z.custom<{
  settings: Record<string, unknown>;
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<unknown>;
}>((value) => typeof value === "object" && value !== null && "addDocument" in value);
const partsSchema = z.object({
  containerBootstrap: z.custom<
    () => Promise<{ use(part: unknown): void; get(name: string): unknown }>
  >((value) => typeof value === "function"),
});
const answerSchema = z.looseObject({
  intent: z.string(),
  score: z.number(),
  classifications: z.array(z.looseObject({ intent: z.string(), score: z.number() })).optional(),
});

/** nlp.js with a language model each for Chinese and English, as its documentation builds it. */
export const nlpjs: MatcherKind = {
  name: "nlp.js",
  async build(phrases) {
    const require = createRequire(import.meta.url);
    const { containerBootstrap } = partsSchema.parse(require("@nlpjs/core-loader"));
    const container = await containerBootstrap();
    for (const [parts, name] of [
      [require("@nlpjs/nlp"), "Nlp"],
      [require("@nlpjs/lang-en"), "LangEn"],
      [require("@nlpjs/lang-zh"), "LangZh"],
    ] as const)
      container.use(z.record(z.string(), z.unknown()).parse(parts)[name]);
    const nlp = nlpSchema.parse(container.get("nlp"));
    Object.assign(nlp.settings, {
      autoSave: false,
      modelFileName: "",
      forceNER: false,
      nlu: { log: false, useNoneFeature: true },
    });
    const languageOf = (text: string): string => (HAN.test(text) ? "zh" : "en");
    for (const language of new Set(phrases.map(({ text }) => languageOf(text))))
      nlp.addLanguage(language);
    for (const { text, intent } of phrases) nlp.addDocument(languageOf(text), text, intent);
    await quietly(() => nlp.train());
    return {
      async guess(text) {
        const answer = answerSchema.parse(await nlp.process(languageOf(text), text));
        const named = (answer.classifications ?? []).filter(({ intent }) => intent !== "None");
        const intent = named[0]?.intent ?? null;
        const isOutside = answer.intent === "None" || intent === OUTSIDE;
        return {
          intent: answer.intent === "None" ? OUTSIDE : answer.intent,
          inScope: isOutside ? -answer.score : answer.score,
          ranked: named.map((one) => one.intent),
          acts: null,
        };
      },
      async add({ text, intent }) {
        nlp.addDocument(languageOf(text), text, intent);
        await quietly(() => nlp.train());
      },
    };
  },
};

/** It tells each epoch, whatever it is told. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}
