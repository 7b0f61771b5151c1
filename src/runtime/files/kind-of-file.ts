/** What a file is, by its bytes. */
export interface FileKind {
  readonly sort: "image" | "document" | "audio" | "video";
  readonly type: string;
  /** Of its name, without a dot. */
  readonly ending: string;
}

const kind = (sort: FileKind["sort"], type: string, ending: string): FileKind => ({
  sort,
  type,
  ending,
});

/** We draw images anew, as JPEG. */
export const JPEG = kind("image", "image/jpeg", "jpg");
/** Its ending is what the picture library calls the format. */
const image = (format: string): FileKind => kind("image", `image/${format}`, format);

/**
 * How the formats that we take begin; what a file is called, or claims to be, says nothing. What
 * can hold scripts, markup or macros isn't among them, nor is an archive.
 */
const BEGINNINGS: readonly (readonly [begins: RegExp, kind: FileKind])[] = [
  [/^\xff\xd8\xff/, image("jpeg")],
  [/^\x89PNG\r\n\cZ\n/, image("png")],
  [/^GIF8[79]a/, image("gif")],
  [/^RIFF[^]{4}WEBP/, image("webp")],
  [/^[^]{4}ftyp(?:hei[cx]|mif1|msf1|avif)/, image("heif")],
  [/^%PDF-\d\.\d/, kind("document", "application/pdf", "pdf")],
  [/^OggS[^]{24}(?:OpusHead|\cAvorbis|Speex {3})/, kind("audio", "audio/ogg", "ogg")],
  [/^RIFF[^]{4}WAVE/, kind("audio", "audio/wav", "wav")],
  [/^#!AMR(?:-WB)?\n/, kind("audio", "audio/amr", "amr")],
  [/^ID3[\cB-\cD]/, kind("audio", "audio/mpeg", "mp3")],
  [/^\xff[\xf0\xf1\xf8\xf9][\x40-\xbf]/, kind("audio", "audio/aac", "aac")],
  [/^\xff[\xf2\xf3\xfa\xfb][\cP-\xeb]/, kind("audio", "audio/mpeg", "mp3")],
];

/** Containers, which hold sound alone or a film as well. */
const MP4 = /^[^]{4}ftyp(?:M4[ABVP]|mp4[12]|iso[m2-9]|avc1|MSNV|dash|qt {2}|3g[p2][^])/;
const WEBM = /^\cZE\xdf\xa3[^]{0,40}webm/;
const LONGEST_BEGINNING = 64;
/** Where a WebM file tells of its tracks. */
const WEBM_HEAD = 64 * 1024;

/** Null for everything that we don't take. */
export function kindOfFile(bytes: Uint8Array): FileKind | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginning = whole.toString("latin1", 0, LONGEST_BEGINNING);
  const plain = BEGINNINGS.find(([begins]) => begins.test(beginning));
  if (plain) return plain[1];
  if (MP4.test(beginning)) return inMp4(whole, beginning.slice(8, 12));
  if (WEBM.test(beginning)) return inWebm(whole.toString("latin1", 0, WEBM_HEAD));
  return null;
}

/** @param brand says which of the containers of this family it is */
function inMp4(whole: Buffer, brand: string): FileKind | null {
  const tracks = tracksOfMp4(whole);
  const is3gp = brand.startsWith("3g");
  if (tracks.has("vide")) {
    if (is3gp) return kind("video", "video/3gpp", "3gp");
    return brand === "qt  "
      ? kind("video", "video/quicktime", "mov")
      : kind("video", "video/mp4", "mp4");
  }
  if (!tracks.has("soun")) return null;
  return is3gp ? kind("audio", "audio/3gpp", "3gp") : kind("audio", "audio/mp4", "m4a");
}

/** What its tracks are: each has a handler box, which names it twelve bytes on. */
function tracksOfMp4(whole: Buffer): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = whole.indexOf("hdlr"); at >= 0; at = whole.indexOf("hdlr", at + 4))
    found.add(whole.toString("latin1", at + 12, at + 16));
  return found;
}

function inWebm(head: string): FileKind | null {
  if (/V_(?:VP8|VP9|AV1)/.test(head)) return kind("video", "video/webm", "webm");
  return /A_(?:OPUS|VORBIS)/.test(head) ? kind("audio", "audio/webm", "webm") : null;
}
