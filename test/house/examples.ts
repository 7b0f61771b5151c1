import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";

/** What a section of a document shows. */
export interface Section {
  readonly title: string;
  readonly files: readonly ShownFile[];
  readonly commands: readonly ShownCommand[];
}

interface ShownFile {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
}

/** A command and what its output, a line of JSON, must hold. */
interface ShownCommand {
  readonly line: string;
  readonly prints: object;
}

const FENCE = /^```(\w+)\n([\s\S]*?)^```$/gm;
/** The first line of a block that is a file's. */
const PATH = /^(?:#|\/\/) ((?:intents|dialogs|src|test)\/[\w./-]+)\n/;

/** The sections of a Markdown document (`###`) that show files or commands. */
export function readSections(markdown: string): readonly Section[] {
  return markdown
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const title = section.slice(0, section.indexOf("\n"));
      const blocks = [...section.matchAll(FENCE)].map(([, language, text = ""]) => ({
        language,
        text,
      }));
      return {
        title,
        files: blocks.flatMap(({ text }) => {
          const [whole = "", path] = PATH.exec(text) ?? [];
          return path === undefined ? [] : [{ path, text: text.slice(whole.length) }];
        }),
        commands: blocks.flatMap(({ language, text }, n) => {
          const next = blocks[n + 1];
          if (language !== "sh" || next?.language !== "json") return [];
          return [{ line: text.trim(), prints: z.looseObject({}).parse(JSON.parse(next.text)) }];
        }),
      };
    })
    .filter(({ files, commands }) => files.length + commands.length > 0);
}

/** Writes a file where it belongs under `root`; YAML and lists that are there are added to. */
export function putInPlace(root: string, { path, text }: ShownFile): void {
  const file = join(root, path);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  const before = readFileSync(file, "utf8");
  writeFileSync(
    file,
    path.endsWith(".yml")
      ? stringify(added(parse(before), parse(text), path))
      : withListed(before, text, path),
  );
}

const LIST = /(export const \w+: [^=]+ = )\[([^\]]*)\]/;
const namesIn = (code: string): readonly string[] => LIST.exec(code)?.[2]?.match(/\w+/g) ?? [];

/** A list of code, with what is imported for another one and the names that it alone has. */
function withListed(before: string, text: string, where: string): string {
  const imports = text.match(/^import .*$/gm) ?? [];
  const names = [...new Set([...namesIn(before), ...namesIn(text)])];
  if (names.length === namesIn(before).length) throw new Error(`${where} is there already`);
  return `${imports.join("\n")}\n${before.replace(LIST, `$1[${names.join(", ")}]`)}`;
}

const mapSchema = z.record(z.string(), z.unknown());

function added(to: unknown, more: unknown, where: string): unknown {
  if (Array.isArray(to) && Array.isArray(more)) return [...to, ...more];
  const [one, other] = [mapSchema.safeParse(to), mapSchema.safeParse(more)];
  if (!one.success || !other.success) throw new Error(`${where} is there already`);
  const entries = Object.entries(other.data).map(([key, value]) => [
    key,
    Object.hasOwn(one.data, key) ? added(one.data[key], value, `${where}: ${key}`) : value,
  ]);
  return { ...one.data, ...Object.fromEntries(entries) };
}
