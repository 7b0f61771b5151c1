import { z } from "zod";
import type { Attachment, Inbound, OfferedFile } from "../../core/records/message.ts";
import { cut } from "../../core/text/cut.ts";

/** What somebody sent, in words and files. */
interface Said extends Pick<Inbound, "text" | "attachments"> {
  readonly files?: readonly OfferedFile[];
  /** Whether it names us: in a group, nothing else is meant for us. */
  readonly addressed: boolean;
  /** By which an answer can show what it answers. */
  readonly quote?: string;
}

const id = z.string().min(1).max(100);
const quoteToken = z.string().min(1).max(1_000).optional();

const textSchema = z.looseObject({
  type: z.literal("text"),
  text: z.string(),
  mention: z
    .looseObject({
      mentionees: z.array(
        z.looseObject({
          index: z.int().min(0),
          length: z.int().min(0),
          isSelf: z.boolean().optional(),
        }),
      ),
    })
    .optional(),
  quoteToken,
});

const contentProvider = z.looseObject({ type: z.string() }).optional();
const mediaSchema = z.looseObject({
  type: z.enum(["image", "video", "audio"]),
  id,
  contentProvider,
});
const fileSchema = z.looseObject({ type: z.literal("file"), id, fileName: z.string().optional() });

const stickerSchema = z.looseObject({
  type: z.literal("sticker"),
  /** What its sender wrote on it. */
  text: z.string().optional(),
  /** LINE's own words for it, up to fifteen, chosen anew each time. */
  keywords: z.array(z.string()).optional(),
});

const locationSchema = z.looseObject({
  type: z.literal("location"),
  title: z.string().nullish(),
  address: z.string().nullish(),
  latitude: z.number(),
  longitude: z.number(),
});

const contentSchema = z.discriminatedUnion("type", [
  textSchema,
  mediaSchema,
  fileSchema,
  stickerSchema,
  locationSchema,
]);
const KNOWN: ReadonlySet<string> = new Set(
  "text image video audio file sticker location".split(" "),
);

/** `unknown`: a kind of message that came after us. */
export function contentOf(message: { readonly type: string }): Said | "unknown" | "malformed" {
  if (!KNOWN.has(message.type)) return "unknown";
  const read = contentSchema.safeParse(message);
  if (!read.success) return "malformed";
  const said = read.data;
  switch (said.type) {
    case "text":
      return inText(said);
    case "image":
    case "video":
    case "audio":
      return { ...NOTHING, files: [{ ...MEDIA[said.type], source: sourceOf(said) }] };
    case "file": {
      const name = cut(said.fileName ?? "file", 200);
      return { ...NOTHING, files: [{ name, type: "application/octet-stream", source: said.id }] };
    }
    case "sticker":
      return inSticker(said);
    case "location":
      return { ...NOTHING, text: inPlace(said) };
  }
}

const NOTHING: Said = { text: "", attachments: [], addressed: false };

/** Others who are named stay in the text as they stand there, with their @. */
function inText({ text, mention, quoteToken: quote }: z.infer<typeof textSchema>): Said {
  const ours = (mention?.mentionees ?? []).filter(({ isSelf }) => isSelf === true);
  const left = ours
    .toSorted((one, other) => other.index - one.index)
    .reduce((each, { index, length }) => each.slice(0, index) + each.slice(index + length), text);
  return {
    ...NOTHING,
    text: left.trim(),
    addressed: ours.length > 0,
    ...(quote === undefined ? {} : { quote }),
  };
}

/** What is said of a file before it is here: after that its bytes tell. */
const MEDIA = {
  image: { name: "image", type: "image/jpeg" },
  video: { name: "video", type: "video/mp4" },
  audio: { name: "audio", type: "audio/mp4" },
} as const;

/** What a page inside LINE sent may lie anywhere: from there nothing is fetched. */
function sourceOf({ id: of, contentProvider: by }: z.infer<typeof mediaSchema>): string | null {
  return by === undefined || by.type === "line" ? of : null;
}

/** What stickers are for mostly, in LINE's words for them; all others only nod. */
const MEANINGS: readonly (readonly [emoji: string, words: ReadonlySet<string>])[] = [
  [
    "👌",
    new Set("ok|okay|yes|yep|sure|agree|got it|roger|understood|好|好的|收到|了解".split("|")),
  ],
  ["🙅", new Set("no|nope|refuse|reject|disagree|不要|不行".split("|"))],
  ["🙏", new Set("thanks|thank you|thank you very much|謝謝|感謝|多謝".split("|"))],
];
/** Staff read so many of them in its name. */
const MOST_SHOWN = 3;

/** A sticker is read by what is written on it, or by its words where they mean one thing alone. */
function inSticker({ text = "", keywords = [] }: z.infer<typeof stickerSchema>): Said {
  const words = keywords.map((word) => word.trim().toLowerCase());
  const meant = MEANINGS.filter(([, known]) => words.some((word) => known.has(word)));
  const [[emoji] = [""]] = meant;
  const shown = keywords.slice(0, MOST_SHOWN).join("、");
  const sticker: Attachment = {
    id: null,
    name: cut(shown === "" ? "貼圖" : `貼圖：${shown}`, 100),
    type: "application/x-sticker",
  };
  const plain = meant.length === 1 ? emoji : "";
  return { ...NOTHING, text: text.trim() === "" ? plain : text.trim(), attachments: [sticker] };
}

function inPlace(place: z.infer<typeof locationSchema>): string {
  const { title, address, latitude, longitude } = place;
  const named = [...new Set([title, address])].filter((one) => one).join(" ");
  const spot = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return named === "" ? `📍 ${spot}` : `📍 ${named} (${spot})`;
}
