/** A row of a table: what it is called, the pattern that it holds, and remarks in brackets. */
export interface Row {
  readonly name: string;
  readonly pattern: string;
  /** `[after floor]` → ["after", "floor"]. */
  readonly remarks: readonly string[];
}

/**
 * A table of patterns, a row a line: `name [remarks] :: pattern`. Lines that begin with `//` and
 * empty ones are for the reader.
 */
export function rowsOf(strings: TemplateStringsArray, ...parts: readonly string[]): readonly Row[] {
  return String.raw(strings, ...parts)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"))
    .map((line) => {
      const [, name = "", remarks = "", pattern] =
        /^(.*?)(?: \[(.*?)\])? :: (.*)$/.exec(line) ?? [];
      if (pattern === undefined) throw new Error(`not a row of a table: ${line}`);
      return { name, pattern, remarks: remarks === "" ? [] : remarks.split(" ") };
    });
}
