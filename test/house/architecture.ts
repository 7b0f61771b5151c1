import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";

/** A file under `src/`, its path from the repository's root with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

interface Import {
  /** A path from the root for our own files, else the name of a package. */
  readonly target: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

/** Reads every TypeScript file under `root/src`. */
export function readSources(root: string): readonly Source[] {
  return readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(root, file).replaceAll("\\", "/");
      const written = readFileSync(file, "utf8");
      const text = withoutComments(written);
      const lines = written.split("\n").length - 1;
      return { path, text, lines, imports: importsOf(path, text) };
    });
}

/** One line for each way in which the sources leave the shape that was agreed on. */
export function violations(sources: readonly Source[]): readonly string[] {
  return [
    ...sources.flatMap((source) => [
      ...source.imports.flatMap((wanted) => wrongImport(source.path, wanted)),
      ...wrongText(source),
      ...wrongName(source),
    ]),
    ...cycles(sources),
    ...folderCircles(sources),
  ];
}

/** Everything above a layer may be built on it, nothing beneath. */
type Layer = "main" | "config" | "pages" | "web" | "channels" | "runtime" | "store" | "core";

/** Which layers a layer may import, besides itself. */
const MAY_IMPORT: Readonly<Record<Layer, readonly Layer[]>> = {
  main: ["config", "web", "channels", "store", "runtime", "core"],
  // Each part says itself which variables it has, and which settings make sense together.
  config: ["web", "channels", "store", "runtime", "core"],
  web: ["runtime", "core"],
  channels: ["runtime", "core"],
  runtime: ["core"],
  store: ["core"],
  core: [],
  // Types alone: what runs in the browser brings nothing of ours but itself.
  pages: ["core"],
};

/** What passes between the server and its pages: it goes to browsers as it is. */
const WIRE = /^src\/web\/([a-z]+-)?wire(-people)?\.ts$/;

/** Files that a neighbour may import although its layer may not. */
const SHARED: readonly { readonly from: RegExp; readonly file: RegExp }[] = [
  // The keys name the records of the core; no back end is behind them.
  { from: /^src\/(runtime|web|channels)\//, file: /^src\/store\/keys\.ts$/ },
  // What passes between the server and its pages.
  { from: /^src\/web\/pages\//, file: WIRE },
];

/** Packages that one part alone may know, so that they can be exchanged there. */
const KNOWN_TO: readonly { readonly packages: RegExp; readonly files: RegExp }[] = [
  { packages: /^@slack\//, files: /^src\/channels\/slack/ },
  {
    packages: /^botbuilder|^botframework|^@microsoft\/agents/,
    files: /^src\/channels\/bot-framework\/connector\.ts$/,
  },
  { packages: /^@line\//, files: /^src\/channels\/line/ },
  { packages: /^better-sqlite3$/, files: /^src\/store\/sqlite/ },
  { packages: /^ioredis$/, files: /^src\/store\/redis/ },
  { packages: /^prom-client$/, files: /^src\/prometheus\.ts$/ },
  { packages: /^pino/, files: /^src\/runtime\/log\.ts$/ },
  { packages: /^preact|^@preact\//, files: /^src\/web\/pages\// },
  { packages: /^openid-client$/, files: /^src\/web\/sign-in\/oidc\.ts$/ },
  { packages: /^express|^helmet$/, files: /^src\/(web|channels)\/|^src\/cli\/start\.ts$/ },
];

function layerOf(path: string): Layer {
  if (path.startsWith("src/web/pages/")) return "pages";
  if (path === "src/config.ts" || path === "src/secret-files.ts") return "config";
  // The composition root, and the commands beside it that compose and run.
  if (/^src\/(main|app|features|prometheus)\.ts$|^src\/(app|cli)\//.test(path)) return "main";
  for (const layer of ["web", "channels", "runtime", "store", "core"] as const) {
    if (path.startsWith(`src/${layer}/`)) return layer;
  }
  throw new Error(`${path} is in no layer: say in ${import.meta.filename} where it belongs`);
}

function wrongImport(path: string, wanted: Import): readonly string[] {
  const { target } = wanted;
  const wrong = (reason: string): readonly string[] => [`${path} imports ${target}: ${reason}`];
  const layer = layerOf(path);
  if (WIRE.test(path) && wanted.ours && !WIRE.test(target))
    return wrong("it goes to browsers as it is");
  // A build's settings lie beside what is built.
  if (path.endsWith("/vite.config.ts")) return [];
  if (!wanted.ours) {
    const nodeAsked = target.startsWith("node:");
    if (layer === "core" && nodeAsked) return wrong("core is pure");
    if (layer === "pages" && nodeAsked) return wrong("there is no Node in a browser");
    const known = KNOWN_TO.find((rule) => rule.packages.test(target));
    return known === undefined || known.files.test(path) ? [] : wrong(`only ${known.files} may`);
  }
  const other = layerOf(target);
  if (layer === other) {
    return siblings(path, target) ? wrong("siblings don't know each other") : [];
  }
  if (SHARED.some((rule) => rule.from.test(path) && rule.file.test(target))) return [];
  if (layer === "pages" && !wanted.typeOnly) return wrong("pages take types alone");
  if (MAY_IMPORT[layer].includes(other)) return [];
  return wrong(`${layer} may not know ${other}`);
}

/** What all back ends share. */
const COMMON_GROUND = /\/(backend|codec|data-folder|data-key|errors|keys|open-store)\.ts$/;
/** It puts a store together, and so knows its parts. */
const ASSEMBLY = /^src\/store\/open-data\.ts$/;

/** Two channels or two back ends; `slack.ts` and `slack-cards.ts` are one. */
function siblings(path: string, target: string): boolean {
  const layer = layerOf(path);
  if (layer !== "channels" && layer !== "store") return false;
  if (COMMON_GROUND.test(target) || ASSEMBLY.test(path)) return false;
  return familyOf(path) !== familyOf(target);
}

function familyOf(path: string): string {
  return path.replace(/^src\/\w+\//, "").replace(/[-./].*$/, "");
}

function wrongText({ path, text }: Source): readonly string[] {
  const found: string[] = [];
  const readsEnv = /process\s*(\.\s*env\b|\[\s*["']env["']\s*\])|import\.meta\.env/.test(text);
  if (readsEnv && path !== "src/config.ts") found.push(`${path} reads the environment`);
  if (/process\s*\.\s*exit\s*\(/.test(text) && !/^src\/(main\.ts|cli\/)/.test(path)) {
    found.push(`${path} ends the process`);
  }
  const code = text.replace(/export\s+(type\s+)?(\*|\{[^}]*\})[^;]*?from\s*["'][^"']*["'];?/g, "");
  if (text.trim() !== "" && code.trim() === "") found.push(`${path} is a barrel`);
  return found;
}

const SAYS_NOTHING = /^(utils?|helpers?|managers?|commons?|misc)$/;

function wrongName({ path }: Source): readonly string[] {
  const words = path.replace(/\.tsx?$/, "").split(/[/.-]/);
  const vague = words.filter((word) => SAYS_NOTHING.test(word));
  if (/\/index\.tsx?$/.test(path)) vague.push("index");
  const named = vague.map((word) => `${path} is named ${word}, which says nothing`);
  return /^[a-z0-9/.-]+\.tsx?$/.test(path) ? named : [...named, `${path} is not in kebab-case`];
}

function cycles(sources: readonly Source[]): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at !== -1) found.push(`a cycle: ${[...way.slice(at), path].join(" → ")}`);
    if (at !== -1 || done.has(path)) return;
    for (const wanted of byPath.get(path)?.imports ?? []) visit(wanted.target, [...way, path]);
    done.add(path);
  };
  for (const source of sources) visit(source.path, []);
  return found;
}

/** Folders that stand side by side and, with all beneath them, know each other round about. */
function folderCircles(sources: readonly Source[]): readonly string[] {
  const knows = new Map<string, Set<string>>();
  for (const { path, imports } of sources)
    for (const { target, ours } of imports) {
      const edge = ours ? neighbours(path, target) : null;
      if (edge !== null) knows.set(edge.from, (knows.get(edge.from) ?? new Set()).add(edge.to));
    }
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (folder: string, way: readonly string[]): void => {
    const at = way.indexOf(folder);
    if (at !== -1) found.push(`folders in a circle: ${[...way.slice(at), folder].join(" → ")}`);
    if (at !== -1 || done.has(folder)) return;
    for (const next of knows.get(folder) ?? []) visit(next, [...way, folder]);
    done.add(folder);
  };
  for (const folder of knows.keys()) visit(folder, []);
  return found;
}

/** Where the ways to two files part: the two folders that stand side by side there. */
function neighbours(
  path: string,
  target: string,
): { readonly from: string; readonly to: string } | null {
  const one = posix.dirname(path).split("/");
  const other = posix.dirname(target).split("/");
  const shared = one.findIndex((folder, at) => folder !== other[at]);
  // A folder may know what lies in it, and what it lies in.
  if (shared === -1 || other[shared] === undefined) return null;
  return {
    from: one.slice(0, shared + 1).join("/"),
    to: other.slice(0, shared + 1).join("/"),
  };
}

const FEWEST_LINES = 25;
/** What is found by its place: commands, values of features, channels, declared variables, entries and builds of pages. */
const STANDS_ALONE =
  /^src\/cli\/|^src\/core\/(dialogs\/slots|takeover)\/|\/feature\.ts$|^src\/channels\/[^/]+$|\/variables\.ts$|\/main\.tsx?$|\.d\.ts$|\.config\.ts$/;

/** Each file of few lines that one other alone imports: it is a part of that one. */
export function tooSmall(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path, lines }) => lines < FEWEST_LINES && !STANDS_ALONE.test(path))
    .flatMap(({ path, lines }) => {
      const importers = sources.filter(({ imports }) => imports.some((one) => one.target === path));
      const [only] = importers;
      return importers.length === 1
        ? [`${path} has ${lines} lines and belongs to ${only?.path}, which alone imports it`]
        : [];
    });
}

const IMPORT =
  /\b(?:import|export)\s+(?<type>type\s)?[^"'`;=()]*?\bfrom\s*["'](?<from>[^"']+)["']|\bimport\s*\(?\s*["'](?<bare>[^"']+)["']/g;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(({ groups }) => {
    const said = groups?.["from"] ?? groups?.["bare"] ?? "";
    const ours = said.startsWith(".");
    return {
      target: ours ? posix.join(posix.dirname(path), said) : said,
      ours,
      typeOnly: groups?.["type"] !== undefined,
    };
  });
}

/** Block comments, and line comments that have their line to themselves. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
