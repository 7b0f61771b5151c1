import type { Compiled } from "../../core/content/check/compile.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { madeOnce } from "../../core/made-once.ts";
import { DEFAULT_COMMUNITY, type Community } from "../../core/records/community.ts";
import type { StagedTalk } from "../../core/tuning/compare-contents.ts";
import type { Stage, Talk } from "../../core/tuning/play-talk.ts";
import type { Features } from "../../core/turn/turn.ts";
import { inCommunity } from "../overlays.ts";
import type { Around } from "./talks-of-late.ts";

/** A content, and the communities' settings that come with it. */
export interface Side {
  readonly content: Compiled;
  readonly communities: readonly Community[];
}

/** As a community has it now, and as it would with the draft. */
export type Stages = Readonly<Record<"was" | "is", Stage<Compiled>>>;

/** Where conversations are played, by community. */
export function stagesIn(
  around: readonly Around[],
  sides: { readonly was: Side; readonly is: Side },
  { features, burstMs }: { readonly features: Features; readonly burstMs: number },
): ReadonlyMap<string, Stages> {
  const stagesOf = ({ content: files, communities }: Side): ReadonlyMap<string, Stage<Compiled>> =>
    new Map(
      communities.map((community) => {
        const own = around.find((one) => one.community === community.id);
        const content = contentIn(files, community, own?.wordings ?? "", features.names);
        const announcements = own?.announcements ?? [];
        return [community.id, { community, content, features, announcements, burstMs }];
      }),
    );
  const [before, after] = [stagesOf(sides.was), stagesOf(sides.is)];
  return new Map(
    [...before].flatMap(([id, was]) => {
      const is = after.get(id);
      return is === undefined ? [] : [[id, { was, is }]];
    }),
  );
}

/** What residents said, where they said it. */
export function stagedTalks(
  talks: readonly Talk[],
  stages: ReadonlyMap<string, Stages>,
): readonly StagedTalk[] {
  return talks.flatMap((talk) => {
    const both = stages.get(talk.community);
    return both === undefined ? [] : [{ talk, ...both }];
  });
}

/** Where a content's own conversations are played: as in the first community, with nothing announced. */
export function stageOf(
  { content, communities: [community = DEFAULT_COMMUNITY] }: Side,
  features: Features,
): Stage<Compiled> {
  return { content, community, features, announcements: [], burstMs: 0 };
}

/** The same as long as nothing of it changes: what was played with it is remembered with it. */
function contentIn(
  files: Compiled,
  { id, country }: Community,
  wordings: string,
  names: FeatureNames,
): Compiled {
  const made = madeOf(files);
  const key = [id, country, wordings].join("\n");
  const content = made.get(key) ?? inCommunity(files, { id, country }, wordings, names).content;
  made.set(key, content);
  return content;
}
const madeOf = madeOnce((_files: Compiled) => new Map<string, Compiled>());
