import type { types } from "@slack/bolt";
import { deskAddress } from "../../../core/cases/desk-address.ts";
import type { DeskLists } from "../../../core/cases/desk-lists.ts";
import type { PlacedItem } from "../../../runtime/places/place-lists.ts";
import { escaped, link } from "../markup.ts";
import { section } from "../render.ts";

/** As many as somebody looks through here: more stand on the web desk. */
const MOST_SHOWN = 12;
const LONGEST_LINE = 200;

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
      section(listed(lists[name], words)),
    ]),
    ...(desk === null ? [] : [section(link(desk, say("place.desk")))]),
  ];
}

/** Things to see to, a line each, with where they are. */
export function listed(items: readonly PlacedItem[], words: ListWords): string {
  const { say } = words;
  if (items.length === 0) return say("place.none");
  const left = items.length - MOST_SHOWN;
  return [
    ...items.slice(0, MOST_SHOWN).map((item) => lineOf(item, words)),
    ...(left > 0 ? [say("place.more", { items: String(left) })] : []),
  ].join("\n");
}

function lineOf(item: PlacedItem, { publicUrl, community, archive, say }: ListWords): string {
  const screen = deskAddress(publicUrl, community, item);
  const links = [
    ...(item.at === null || archive === null
      ? []
      : [link(`${archive}p${item.at.post.replace(".", "")}`, say("place.thread"))]),
    ...(screen === null ? [] : [link(screen, say("place.desk"))]),
  ];
  const line = `• ${escaped(item.words).slice(0, LONGEST_LINE).join("")}`;
  return links.length === 0 ? line : `${line}  ${links.join(" · ")}`;
}
