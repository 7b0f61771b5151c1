import type { Compiled } from "../content/check/compile.ts";
import type { Content, Phrases } from "../content/content.ts";
import { madeOnce, madeOnceOfAll } from "../made-once.ts";
import { createUnderstanding } from "../understanding/create-understanding.ts";

/** Something that was asked of a content: whether another says the same. */
export type Asked = (other: Compiled) => boolean;

/** A content that tells what it was asked. */
interface Watched {
  readonly content: Content;
  /** What it is asked from here on, each question once. */
  readonly watch: () => readonly Asked[];
}

/** By what a part of two contents is known to be the same. */
const PARTS: Readonly<Record<keyof Compiled, "itself" | "value" | "questions" | "nothing">> = {
  model: "itself",
  intents: "value",
  kinds: "value",
  offered: "value",
  dialogs: "value",
  dialogFor: "value",
  answers: "value",
  situations: "value",
  // By questions, and the rest by its value.
  classes: "questions",
  courtesy: "questions",
  phrases: "questions",
  servicesIn: "questions",
  knowledge: "questions",
  matcher: "questions",
  // Made of the matcher, the model and the rules that were written.
  understanding: "nothing",
  // Named, checked, or made into the others: nothing that residents are told.
  version: "nothing",
  written: "nothing",
  counterexamples: "nothing",
  cases: "nothing",
  talks: "nothing",
};

/**
 * Whether two contents do the same where one was asked that: a turn depends on a content by what it
 * asks of it alone.
 */
export function isSameFor(asked: readonly Asked[], was: Compiled, is: Compiled): boolean {
  if (!hasSameValues([was, is], () => valuesAreSame(was, is))) return false;
  return asked.every((isSameIn) => isSameIn(is));
}

const hasSameValues = madeOnceOfAll<boolean>();

function valuesAreSame(was: Compiled, is: Compiled): boolean {
  return was.model === is.model && isSame(valuesOf(was), valuesOf(is));
}

function valuesOf(content: Compiled): readonly unknown[] {
  const { cuesIn: _asked, ...classes } = content.classes;
  const { controls, emergencyRules, lexicon } = content.written;
  const byValue = new Set(
    Object.entries(PARTS).flatMap(([part, by]) => (by === "value" ? [part] : [])),
  );
  const values = Object.entries(content).flatMap(([part, value]: [string, unknown]) =>
    byValue.has(part) ? [value] : [],
  );
  return [classes, controls, emergencyRules, lexicon, ...values];
}

/** The same content, that remembers in a watch what it has said. */
export const watched = madeOnce((content: Compiled): Watched => {
  let asked: Asked[] = [];
  const watching =
    <Part>(partOf: (content: Compiled) => Part) =>
    <Given extends readonly unknown[], Answer>(
      ask: (part: Part, ...given: Given) => Answer,
    ): ((...given: Given) => Answer) => {
      const part = partOf(content);
      let watch = asked;
      let said = new Map<string, { readonly answer: Answer }>();
      return (...given) => {
        if (watch !== asked) [watch, said] = [asked, new Map()];
        const question = JSON.stringify(given);
        const before = said.get(question);
        if (before !== undefined) return before.answer;
        const answer = ask(part, ...given);
        said.set(question, { answer });
        asked.push((other) => {
          const its = partOf(other);
          return its === part || isSame(answer, ask(its, ...given));
        });
        return answer;
      };
    };
  const toMatcher = watching((one) => one.matcher);
  const toPhrases = watching((one) => one.phrases);
  const toKnowledge = watching((one) => one.knowledge);
  const matcher: Compiled["matcher"] = {
    match: toMatcher((one, ...given) => one.match(...given)),
    read: toMatcher((one, ...given) => one.read(...given)),
    isPhrase: toMatcher((one, ...given) => one.isPhrase(...given)),
    explain: toMatcher((one, ...given) => one.explain(...given)),
  };
  const phrases: Phrases = {
    say: toPhrases((one, ...given) => one.say(...given)),
    has: toPhrases((one, ...given) => one.has(...given)),
    blanks: toPhrases((one, ...given) => one.blanks(...given)),
    promises: toPhrases((one, ...given) => one.promises(...given)),
    keys: toPhrases((one) => [...one.keys()]),
    inHongKong: () => content.phrases.inHongKong(),
  };
  const cuesIn = watching((one) => one.classes.cuesIn)((read, text: string) => read(text));
  return {
    content: {
      ...content,
      phrases,
      classes: { ...content.classes, cuesIn },
      courtesy: watching((one) => one.courtesy)((check, ...given) => check(...given)),
      servicesIn: watching((one) => one.servicesIn)((read, ...given) => read(...given)),
      knowledge: { find: toKnowledge((one, ...given) => one.find(...given)) },
      understanding: createUnderstanding(matcher, content.model, content.written),
    },
    watch() {
      asked = [];
      return asked;
    },
  };
});

/** Of plain values, lists, maps and sets. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return false;
  if (isList(one) || isList(other)) {
    if (!isList(one) || !isList(other)) return false;
    const [those, these] = [[...one], [...other]];
    return those.length === these.length && those.every((each, n) => isSame(each, these[n]));
  }
  const [those, these] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    those.length === these.size &&
    those.every(
      ([key, value]: [string, unknown]) => these.has(key) && isSame(value, these.get(key)),
    )
  );
}

function isList(value: object): value is Iterable<unknown> {
  return Array.isArray(value) || value instanceof Map || value instanceof Set;
}
