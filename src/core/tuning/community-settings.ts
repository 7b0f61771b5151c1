import { stringify } from "yaml";
import { error, startOf } from "../content/check/problem.ts";
import { schemaProblems } from "../content/check/schema-problems.ts";
import { readYaml } from "../content/check/yaml-source.ts";
import type { ContentFile, Problem } from "../content/content.ts";
import type { StaffMember } from "../records/actor.ts";
import { communitySchema, DEFAULT_COMMUNITY, type Community } from "../records/community.ts";
import { jsonOf, type Drafted, type Operation, type TuningVersion } from "../records/tuning.ts";
import { failed, ok, type Result } from "../result.ts";
import { checkHours } from "../seed/check-hours.ts";
import { tellInto } from "../seed/tell.ts";
import { didYouMean } from "../text/closest.ts";
import { applyOperations, type Conflict } from "./apply-operations.ts";
import { undoneIn } from "./versions.ts";

/** What admins change of a community; its names, numbers and hosts are its file's. */
const settingsSchema = communitySchema.pick({
  officeDays: true,
  officeHours: true,
  quietHours: true,
  holidays: true,
});
const SETTINGS = ["officeDays", "officeHours", "holidays", "quietHours"] as const;
type Setting = (typeof SETTINGS)[number];
type Settings = Pick<Community, Setting>;

/** The community whose settings operations name by this file; null for a file of the content. */
export function communityIn(file: string): string | null {
  return /^communities\/([a-z0-9-]{1,40})\.yml$/.exec(file)?.[1] ?? null;
}

/** Communities after operations; of one whose settings can't be so all stays as it is stored. */
export interface TunedCommunities<O extends Operation> {
  readonly communities: readonly Community[];
  readonly conflicts: readonly Conflict<O>[];
  readonly problems: readonly Problem[];
}

/** Does operations on communities' settings; those on content are none of its business. */
export function tunedCommunities<O extends Operation>(
  stored: readonly Community[],
  operations: readonly O[],
): TunedCommunities<O> {
  const own = operations.filter(({ file }) => communityIn(file) !== null);
  if (own.length === 0) return { communities: stored, conflicts: [], problems: [] };
  const paths = new Set(stored.map(pathOf));
  const unserved = own.filter(({ file }) => !paths.has(file));
  const { files, conflicts } = applyOperations(
    stored.map(fileOf),
    own.filter(({ file }) => paths.has(file)),
  );
  const read = new Map(files.map((file) => [file.path, readSettings(file)]));
  const problems = [...read.values()].flatMap((one) => one.problems);
  const communities = stored.map((community) => {
    const settings = read.get(pathOf(community))?.settings ?? null;
    return settings === null ? community : { ...community, ...settings };
  });
  return {
    communities,
    conflicts: [
      ...conflicts,
      ...unserved.map((operation) => ({ operation, why: "no-such-file" as const, found: null })),
    ],
    problems,
  };
}

/** Where a setting comes from. */
type Source =
  | { readonly from: "product" | "files" }
  | { readonly from: "draft"; readonly by: StaffMember; readonly at: number }
  | {
      readonly from: "published";
      readonly version: number;
      readonly by: StaffMember;
      readonly at: number;
    };

/** When a community works, and where each of that comes from. */
export interface TunedSettings {
  readonly community: string;
  readonly company: Community["company"];
  readonly file: string;
  readonly values: Settings;
  readonly sources: Readonly<Record<Setting, Source>>;
}

/** All communities' settings with what is published and drafted. */
export function tunedSettings(
  stored: readonly Community[],
  versions: readonly TuningVersion[],
  draft: readonly Drafted[],
): readonly TunedSettings[] {
  const undone = undoneIn(versions);
  const standing = versions.filter(({ version }) => !undone.has(version));
  const published = standing.flatMap(({ operations }) => operations);
  const operations = [...published, ...draft.map(({ operation }) => operation)];
  return stored.map((one) => {
    const file = pathOf(one);
    const { files } = applyOperations(
      [fileOf(one)],
      operations.filter((operation) => operation.file === file),
    );
    const found = files.find(({ path }) => path === file);
    // What can't be so stands with the draft, and what is wrong with it.
    const values = (found && readSettings(found).settings) ?? one;
    const source = (setting: Setting): Source => {
      const isOf = (operation: Operation): boolean => concerns(operation, file, setting);
      const drafted = draft.findLast(({ operation }) => isOf(operation));
      if (drafted) return { from: "draft", by: drafted.by, at: drafted.at };
      const last = standing.findLast((each) => each.operations.some(isOf));
      if (last) return { from: "published", version: last.version, by: last.by, at: last.at };
      const isBuiltIn = JSON.stringify(one[setting]) === JSON.stringify(DEFAULT_COMMUNITY[setting]);
      return { from: isBuiltIn ? "product" : "files" };
    };
    return {
      community: one.id,
      company: one.company,
      file,
      values: picked(values),
      sources: {
        officeDays: source("officeDays"),
        officeHours: source("officeHours"),
        holidays: source("holidays"),
        quietHours: source("quietHours"),
      },
    };
  });
}

function concerns(operation: Operation, file: string, setting: Setting): boolean {
  return operation.file === file && operation.kind !== "create" && operation.at[0] === setting;
}

/** What communities have otherwise than the product, a file each: for an export. */
export function settingsFiles(communities: readonly Community[]): readonly ContentFile[] {
  return communities.map((community) => {
    const own = SETTINGS.filter(
      (one) => JSON.stringify(community[one]) !== JSON.stringify(DEFAULT_COMMUNITY[one]),
    );
    const settings = Object.fromEntries(own.map((one) => [one, community[one]]));
    const text = stringify(settings, { aliasDuplicateObjects: false, lineWidth: 0 });
    return { path: pathOf(community), text };
  });
}

/**
 * What makes communities have the settings of exported files; what a file leaves out is as the
 * product has it. Where one can't be so nothing is done, and each mistake is told by its line.
 */
export function settingsBetween(
  communities: readonly Community[],
  files: readonly ContentFile[],
): Result<readonly Operation[], readonly Problem[]> {
  const read = files.map((file) => {
    const { path } = file;
    const community = communities.find((one) => pathOf(one) === path);
    if (community !== undefined) return { community, path, ...readSettings(file) };
    const message = "No community by this name is served here";
    const cure = didYouMean(path, communities.map(pathOf)) || "Load it with a seed file first.";
    return { settings: null, problems: [error(startOf(path), "no-community", message, cure)] };
  });
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return failed(problems);
  return ok(
    read.flatMap(({ settings, ...of }) =>
      settings === null || !("community" in of)
        ? []
        : SETTINGS.flatMap((one): readonly Operation[] => {
            const [base, value] = [jsonOf(of.community[one]), jsonOf(settings[one])];
            const isSame = JSON.stringify(base) === JSON.stringify(value);
            return isSame ? [] : [{ kind: "set", file: of.path, at: [one], value, base }];
          }),
    ),
  );
}

/** A community's settings as a file that operations can be done to. */
function fileOf(community: Community): ContentFile {
  return {
    path: pathOf(community),
    text: stringify(picked(community), { aliasDuplicateObjects: false }),
  };
}

function pathOf({ id }: Community): string {
  return `communities/${id}.yml`;
}

function picked({ officeDays, officeHours, holidays, quietHours }: Settings): Settings {
  return { officeDays, officeHours, holidays, quietHours };
}

function readSettings(file: ContentFile): {
  readonly settings: Settings | null;
  readonly problems: readonly Problem[];
} {
  const yaml = readYaml(file);
  if (!yaml.ok) return { settings: null, problems: yaml.error };
  const source = yaml.value;
  const parsed = settingsSchema.safeParse(source.value);
  if (!parsed.success)
    return {
      settings: null,
      problems: schemaProblems(source, settingsSchema, parsed.error.issues),
    };
  const problems: Problem[] = [];
  checkHours(parsed.data, [], tellInto(problems, source));
  return { settings: problems.length > 0 ? null : parsed.data, problems };
}
