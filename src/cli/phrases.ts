import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { formatProblem } from "../core/content/check/problem.ts";
import { readYaml } from "../core/content/check/yaml-source.ts";
import type { ContentFile, Problem } from "../core/content/content.ts";
import { operationSchema } from "../core/records/tuning.ts";
import { applyOperations, canonical, isEmpty } from "../core/tuning/apply-operations.ts";
import { operationsBetween } from "../core/tuning/operations-between.ts";
import { readContentFiles } from "../runtime/content/content-files.ts";
import { askDesk } from "./control-socket.ts";
import { reason, Refused } from "./exit-code.ts";
import { options, USAGE } from "./options.ts";
import type { TunedWhere } from "./tune-alone.ts";
import { askedSchema, fileSchema, type Asked } from "./tuning-control.ts";

export interface PhrasesPorts extends TunedWhere {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/**
 * `frontdesk phrases`: tunes the content of the data folder. A desk at work on SQLite owns its data
 * and is asked to do it; else it is done where the data is.
 * @throws Refused with the reason
 */
export async function phrases(args: readonly string[], ports: PhrasesPorts): Promise<void> {
  const [act = "", ...rest] = args;
  const at = rest.findIndex((one) => one.startsWith("--"));
  const named = at < 0 ? rest : rest.slice(0, at);
  const told = options(at < 0 ? [] : rest.slice(at), {
    why: { type: "string" },
    to: { type: "string" },
    apply: { type: "boolean" },
  });
  if (act === "export") return exported(told["to"], ports);
  if (act === "import") return imported(named, told["apply"] === true, ports);
  const [first = "", second = "", ...texts] = named;
  const asked = askedSchema.safeParse({
    act,
    intent: first === "" ? null : first,
    from: first,
    to: second,
    version: first,
    texts: { move: texts, try: named }[act] ?? named.slice(1),
    why: told["why"] ?? "",
  });
  if (!asked.success) throw new Refused(`phrases ${act}: what is told doesn't fit\n${USAGE}`, 2);
  ports.out(await ask(asked.data, ports));
}

async function ask(asked: Asked, ports: PhrasesPorts): Promise<string> {
  const { config } = ports;
  const answered =
    config.redis === null ? await askDesk(config.dataDir, "tuning", JSON.stringify(asked)) : null;
  if (answered !== null) return answered;
  // Most of a desk: not loaded where one is at work.
  const { tuneAlone } = await import("./tune-alone.ts");
  return tuneAlone(asked, ports);
}

/** The content as it is in use, drafts left out. */
async function inUse(ports: PhrasesPorts): Promise<readonly ContentFile[]> {
  const told = await ask({ act: "published" }, ports);
  const published = z.array(operationSchema).parse(JSON.parse(told));
  const { files } = await readContentFiles(ports.config.contentDir);
  return applyOperations(files, published).files;
}

async function exported(folder: unknown, ports: PhrasesPorts): Promise<void> {
  if (typeof folder !== "string")
    throw new Refused(`phrases export takes --to FOLDER\n${USAGE}`, 2);
  const settings = z.array(fileSchema).parse(JSON.parse(await ask({ act: "settings" }, ports)));
  const files = (await inUse(ports)).map(canonical);
  const left = [...files.filter((file) => !isEmpty(file)), ...settings];
  for (const { path, text } of left) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  // Of which an earlier export may be there.
  for (const file of files.filter(isEmpty)) await rm(join(folder, file.path), { force: true });
  ports.out(`${left.length} files in ${folder}`);
}

/** A folder that was exported is compared, a file of phrases read. */
async function imported(
  named: readonly string[],
  apply: boolean,
  ports: PhrasesPorts,
): Promise<void> {
  const [path, ...more] = named;
  if (path === undefined || more.length > 0)
    throw new Refused(`phrases import takes one file or folder\n${USAGE}`, 2);
  const base64 = await told(path, async () => {
    if ((await stat(path)).isDirectory()) return null;
    return (await readFile(path)).toString("base64");
  });
  if (base64 === null) return broughtBack(path, apply, ports);
  ports.out(await ask({ act: "import", name: basename(path), base64, apply }, ports));
}

/** All that an exported folder says otherwise than what is in use: content, and communities' settings. */
async function broughtBack(folder: string, apply: boolean, ports: PhrasesPorts): Promise<void> {
  const { files, problems } = await readContentFiles(folder);
  const now = await inUse(ports);
  const same = new Map(now.map(({ path, text }) => [path, text]));
  const broken = files.filter(({ path, text }) => same.get(path) !== text).flatMap(brokenIn);
  const all = [...problems, ...broken];
  if (all.length > 0) throw new Refused(all.map(formatProblem).join("\n"), 1);
  const operations = [...operationsBetween(now, files)];
  const settings = await told(folder, () => settingsIn(folder));
  ports.out(await ask({ act: "bring", operations, settings, apply }, ports));
}

function brokenIn(file: ContentFile): readonly Problem[] {
  const read = readYaml(file);
  return read.ok ? [] : read.error;
}

async function settingsIn(folder: string): Promise<ContentFile[]> {
  const names = await readdir(join(folder, "communities")).catch(() => []);
  const paths = names.filter((name) => name.endsWith(".yml")).map((name) => `communities/${name}`);
  return Promise.all(
    paths.toSorted().map(async (path) => {
      return { path, text: await readFile(join(folder, path), "utf8") };
    }),
  );
}

/** @throws Refused that names what can't be read */
async function told<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    throw new Refused(`${path} can't be read: ${reason(thrown)}`, 1);
  }
}
