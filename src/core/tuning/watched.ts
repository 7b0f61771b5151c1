import type { Content, Phrases } from "../content/content.ts";
import { madeOnce, madeOnceOfAll } from "../made-once.ts";

/** Something that was asked of a content. */
export interface Asked {
  readonly of: keyof Content;
  /** Whether another content says the same. */
  readonly isSameIn: (other: Content) => boolean;
}

/** A content that tells what it was asked. */
interface Watched {
  readonly content: Content;
  /** What it is asked from here on, each question once. */
  watch(): readonly Asked[];
}

/** By what a part of two contents is known to be the same. */
const PARTS: Readonly<Record<keyof Content, "value" | "questions" | "nothing">> = {
  version: "nothing",
  intents: "value",
  kinds: "value",
  offered: "value",
  dialogs: "value",
  dialogFor: "value",
  answers: "value",
  classes: "questions",
  courtesy: "questions",
  situations: "value",
  phrases: "questions",
  servicesIn: "questions",
  // What is checked of a content, and what it was made of: nothing that residents are told.
  counterexamples: "nothing",
  cases: "nothing",
  knowledge: "questions",
  understanding: "questions",
  model: "nothing",
};

/**
 * Whether two contents do the same where one was asked that: a turn depends on a content by what it
 * asks of it alone.
 */
export function isSameFor(asked: readonly Asked[], was: Content, is: Content): boolean {
  if (!hasSameValues([was, is], () => valuesAreSame(was, is))) return false;
  return asked.every(({ of, isSameIn }) => was[of] === is[of] || isSameIn(is));
}

const hasSameValues = madeOnceOfAll<boolean>();

function valuesAreSame(was: Content, is: Content): boolean {
  const { cuesIn: _before, ...classes } = was.classes;
  const { cuesIn: _after, ...others } = is.classes;
  return isSame(classes, others) && isSame(valuesOf(was), valuesOf(is));
}

function valuesOf(content: Content): readonly unknown[] {
  return Object.entries(content).flatMap(([part, value]: [string, unknown]) =>
    Object.entries(PARTS).some(([name, by]) => name === part && by === "value") ? [value] : [],
  );
}

/** The same content, that remembers in a watch what it has said. */
export const watched = madeOnce((content: Content): Watched => {
  let asked: Asked[] = [];
  const watching = <Given extends readonly unknown[], Answer>(
    of: keyof Content,
    ask: (content: Content) => (...given: Given) => Answer,
  ): ((...given: Given) => Answer) => {
    let watch = asked;
    let said = new Map<string, { readonly answer: Answer }>();
    return (...given) => {
      if (watch !== asked) [watch, said] = [asked, new Map()];
      const question = JSON.stringify(given);
      const before = said.get(question);
      if (before !== undefined) return before.answer;
      const answer = ask(content)(...given);
      said.set(question, { answer });
      asked.push({ of, isSameIn: (other) => isSame(answer, ask(other)(...given)) });
      return answer;
    };
  };
  const phrases: Phrases = {
    say: watching("phrases", (one) => one.phrases.say),
    has: watching("phrases", (one) => one.phrases.has),
    blanks: watching("phrases", (one) => one.phrases.blanks),
    promises: watching("phrases", (one) => one.phrases.promises),
    keys: watching("phrases", (one) => () => [...one.phrases.keys()]),
    inHongKong: () => content.phrases.inHongKong(),
  };
  return {
    content: {
      ...content,
      phrases,
      courtesy: watching("courtesy", (one) => one.courtesy),
      servicesIn: watching("servicesIn", (one) => one.servicesIn),
      classes: {
        ...content.classes,
        cuesIn: watching("classes", (one) => one.classes.cuesIn),
      },
      knowledge: { find: watching("knowledge", (one) => one.knowledge.find) },
      understanding: {
        interpret: watching("understanding", (one) => one.understanding.interpret),
        answers: watching("understanding", (one) => one.understanding.answers),
        mattersIn: watching("understanding", (one) => one.understanding.mattersIn),
        moves: watching("understanding", (one) => one.understanding.moves),
        explain: watching("understanding", (one) => one.understanding.explain),
      },
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
