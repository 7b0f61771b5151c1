/**
 * Cuts a text for a platform that takes no longer one, and loses nothing: the pieces one behind
 * the other are the whole. Prefers to cut behind a line, and never within a character.
 * @param text its characters, or other units that are never cut, such as links
 * @param most how long a piece may be
 */
export function splitText(text: Iterable<string>, most: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const next of text) {
    if (piece.length + next.length > most) {
      const line = piece.lastIndexOf("\n") + 1;
      const cut = line > most / 2 ? line : piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
    }
    piece += next;
  }
  return piece === "" ? pieces : [...pieces, piece];
}
