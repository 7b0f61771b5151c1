/**
 * All that a global pattern finds, in order. `matchAll` would compile the pattern anew each time,
 * which takes many times longer than to use it.
 * @param pattern global; where it stood is forgotten
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    // In the midst of a pair it would find the same again, for ever.
    if (match[0] === "") pattern.lastIndex += lengthAt(text, match.index);
  }
  return found;
}

const lengthAt = (text: string, at: number): number =>
  (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
