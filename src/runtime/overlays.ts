import type { Content, ContentFile, Problem } from "../core/content/content.ts";
import type { FeatureNames } from "../core/content/feature-names.ts";
import { overlaid } from "../core/content/overlay.ts";
import type { Community } from "../core/records/community.ts";
import { ok, type Result } from "../core/result.ts";
import { put, type Store } from "../core/store.ts";
import type { Features } from "../core/turn/turn.ts";
import { idIn, keys, SYSTEM } from "../store/keys.ts";
import type { Clock } from "./clock.ts";
import type { Communities } from "./communities.ts";
import { lanes } from "./lanes.ts";
import type { Log } from "./log.ts";

/** What communities say in their own words, laid over the content of the files. */
export interface Overlays {
  /** The community's content of this moment. */
  content(community: string): Content;
  /**
   * Keeps a community's own wordings; an empty text takes them back. Resolves when they are durable
   * and in force in this process, or with what is wrong with them: then nothing was kept.
   */
  save(community: string, text: string): Promise<Result<null, readonly Problem[]>>;
  close(): void;
}

/** A community's content, and what it was made of: it is made anew when any of that changes. */
interface Laid {
  readonly text: string;
  readonly country: Community["country"];
  readonly files: Content;
  readonly content: Content;
}

/**
 * The content as a community's residents read it: in the words of its region, and in its own.
 * @param text its own wordings: with a mistake in them they are left out
 */
export function inCommunity<C extends Content>(
  files: C,
  { id, country }: Pick<Community, "id" | "country">,
  text: string,
  names: FeatureNames,
): { readonly content: C; readonly problems: readonly Problem[] } {
  const regional = country === "HK" ? { ...files, phrases: files.phrases.inHongKong() } : files;
  if (text === "") return { content: regional, problems: [] };
  const result = overlaid(regional, overlayFile(id, text), names);
  return result.ok
    ? { content: { ...regional, phrases: result.value.phrases }, problems: [] }
    : { content: regional, problems: result.error };
}

/** Reads the communities' own wordings, and again whenever the store tells that some changed. */
export async function openOverlays(
  ports: {
    readonly store: Store;
    readonly clock: Clock;
    readonly log: Log;
    /** What the files say. */
    readonly content: () => Content;
    readonly features: Pick<Features, "names">;
  },
  communities: Communities,
): Promise<Overlays> {
  const { store, clock, log } = ports;
  const { names } = ports.features;
  const reading = lanes();
  const laid = new Map<string, Laid>();
  let texts: ReadonlyMap<string, string> = new Map();

  const read = async (): Promise<void> => {
    const ids = communities.all().map(({ id }) => id);
    const found = await store.get(SYSTEM, ids.map(keys.overlay), clock.now());
    texts = new Map(ids.map((id) => [id, found.read(keys.overlay(id))?.value.text ?? ""]));
  };
  const freshen = (): Promise<void> => reading.run("", read);
  const freshenSoon = (): void => {
    freshen().catch((thrown: unknown) => log.error("overlays-unread", {}, thrown));
  };

  await freshen();
  communities.onChange(freshenSoon);
  const close = store.watch(SYSTEM, ({ version, keys: changed }) => {
    if (version === 0 || changed.some((name) => idIn.overlay(name) !== null)) freshenSoon();
  });

  return {
    content(community) {
      const files = ports.content();
      const country = communities.find(community)?.country ?? "TW";
      const text = texts.get(community) ?? "";
      const before = laid.get(community);
      if (before?.text === text && before.files === files && before.country === country)
        return before.content;
      const { content, problems } = inCommunity(files, { id: community, country }, text, names);
      // The files have changed since it was saved: better their words than broken ones.
      for (const { line, rule } of problems)
        log.warn("overlay-refused", { community, line, code: rule });
      laid.set(community, { text, country, files, content });
      return content;
    },
    async save(community, text) {
      const checked = overlaid(ports.content(), overlayFile(community, text), names);
      if (!checked.ok) return checked;
      await store.commit(SYSTEM, {
        now: clock.now(),
        puts: [put(keys.overlay(community), { text })],
      });
      await freshen();
      return ok(null);
    },
    close,
  };
}

/** Named in problems as if it lay among the files. */
function overlayFile(community: string, text: string): ContentFile {
  return { path: `overlays/${community}.yml`, text };
}
