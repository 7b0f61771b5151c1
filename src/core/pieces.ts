/**
 * Cuts a text for a platform that takes no longer one, and loses nothing: the pieces one behind
 * the other are the whole. Prefers to cut behind a line, and never within a character.
 * @param most how long a piece may be, as it is written
 * @param written how the platform must get a character
 */
export function piecesOf(
  text: string,
  most: number,
  written: (character: string) => string = (character) => character,
): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of text) {
    const next = written(character);
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
