import type { Compiled } from "../content/check/compile.ts";
import type { Content } from "../content/content.ts";
import { madeOnce } from "../made-once.ts";
import { isSameFor, watched, type Asked } from "./watched.ts";

/** What is found out by asking a content. */
export interface Remembering<Given, Found> {
  of(given: Given, content: Compiled): Found;
  /**
   * The same, found out less laboriously where another content was asked that, and differs little.
   * @param was what is found out by it, where something else is
   */
  beside(given: Given, content: Compiled, other: Compiled, was?: Given): Found;
}

/**
 * Remembers what was found out with a content as long as somebody has it, for one check follows
 * another; where all that was asked has the same answer in a second content, it is found there too.
 * @param nameOf tells all apart of which something else may be found
 * @param find its result depends on nothing else
 */
export function remembering<Given, Found>(
  nameOf: (given: Given) => string,
  find: (given: Given, content: Content) => Found,
): Remembering<Given, Found> {
  interface Answered {
    readonly found: Found;
    readonly asked: readonly Asked[];
  }
  const answeredBy = madeOnce((_content: Compiled) => new Map<string, Answered>());
  const answered = (given: Given, of: Compiled): Answered => {
    const [all, name] = [answeredBy(of), nameOf(given)];
    const before = all.get(name);
    if (before !== undefined) return before;
    const { content, watch } = watched(of);
    const asked = watch();
    const answer = { found: find(given, content), asked };
    all.set(name, answer);
    return answer;
  };
  return {
    of: (given, content) => answered(given, content).found,
    beside(given, content, other, was = given) {
      if (nameOf(was) !== nameOf(given)) return answered(given, content).found;
      const there = answered(given, other);
      if (!isSameFor(there.asked, other, content)) return answered(given, content).found;
      answeredBy(content).set(nameOf(given), there);
      return there.found;
    },
  };
}
