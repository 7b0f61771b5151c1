import type { types } from "@slack/bolt";
import { deskAddress } from "../../../core/cases/desk-address.ts";
import type { DeskLists } from "../../../core/cases/desk-lists.ts";
import type { PlacedItem } from "../../../runtime/places/place-lists.ts";
import { cut } from "../../../core/text/cut.ts";
import { escaped, link } from "../markup.ts";
import { chunks, section } from "../render.ts";

/** As many as somebody looks through here: more stand on the web desk. */
const MOST_SHOWN = 12;
/** With its links a line takes some 700 characters at most, and a section 3,000. */
const LONGEST_LINE = 150;
const LINES_A_SECTION = 4;

/** What lists are shown with. */
export interface ListWords {
  readonly community: string;
  /** Where staff reach their screen; null: not known. */
  readonly publicUrl: string | null;
  /** Where posts of the staff channel stand, with a slash at its end; null: not known. */
  readonly archive: string | null;
  readonly say: (key: string, fillings?: Readonly<Record<string, string>>) => string;
}

/** Their own, who waits, and what is at risk, each under its heading. */
export function listBlocks(lists: DeskLists<PlacedItem>, words: ListWords): types.KnownBlock[] {
  const { say, publicUrl, community } = words;
  const desk = deskAddress(publicUrl, community);
  return [
    ...(["mine", "waiting", "risk"] as const).flatMap((name): types.KnownBlock[] => [
      { type: "header", text: { type: "plain_text", text: say(`place.${name}`), emoji: false } },
      ...listed(lists[name], words),
    ]),
    ...(desk === null ? [] : [section(link(desk, say("place.desk")))]),
  ];
}

/** Things to see to, a line each, with where they are: in as many sections as Slack needs. */
export function listed(items: readonly PlacedItem[], words: ListWords): types.KnownBlock[] {
  const { say } = words;
  const left = items.length - MOST_SHOWN;
  const lines = [
    ...(items.length === 0 ? [say("place.none")] : []),
    ...items.slice(0, MOST_SHOWN).map((item) => lineOf(item, words)),
    ...(left > 0 ? [say("place.more", { items: String(left) })] : []),
  ];
  return chunks(lines, LINES_A_SECTION).map((some) => section(some.join("\n")));
}

function lineOf(item: PlacedItem, { publicUrl, community, archive, say }: ListWords): string {
  const screen = deskAddress(publicUrl, community, item);
  const links = [
    ...(item.at === null || archive === null
      ? []
      : [link(`${archive}p${item.at.post.replace(".", "")}`, say("place.thread"))]),
    ...(screen === null ? [] : [link(screen, say("place.desk"))]),
  ];
  const line = `• ${escaped(cut(item.words, LONGEST_LINE)).join("")}`;
  return links.length === 0 ? line : `${line}  ${links.join(" · ")}`;
}
