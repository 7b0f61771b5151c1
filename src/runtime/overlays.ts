import type { Content, ContentFile, Problem } from "../core/content/content.ts";
import { overlaid } from "../core/content/overlay.ts";
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

/** An overlay on the content that it was laid over: it is laid anew when either changes. */
interface Laid {
  readonly text: string;
  readonly files: Content;
  readonly content: Content;
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

  const lay = (community: string, text: string, files: Content): Content => {
    const result = overlaid(files, overlayFile(community, text), names);
    if (result.ok) return result.value;
    // The files have changed since it was saved: better their words than broken ones.
    for (const { line, rule } of result.error)
      log.warn("overlay-refused", { community, line, code: rule });
    return files;
  };

  let hongKong: { readonly files: Content; readonly content: Content } | null = null;
  const ofRegion = (files: Content, community: string): Content => {
    if (communities.find(community)?.country !== "HK") return files;
    if (hongKong?.files !== files)
      hongKong = { files, content: { ...files, phrases: files.phrases.inHongKong() } };
    return hongKong.content;
  };

  await freshen();
  communities.onChange(freshenSoon);
  const close = store.watch(SYSTEM, ({ version, keys: changed }) => {
    if (version === 0 || changed.some((name) => idIn.overlay(name) !== null)) freshenSoon();
  });

  return {
    content(community) {
      const files = ofRegion(ports.content(), community);
      const text = texts.get(community) ?? "";
      if (text === "") return files;
      const before = laid.get(community);
      if (before?.text === text && before.files === files) return before.content;
      const content = lay(community, text, files);
      laid.set(community, { text, files, content });
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
