import sharp from "sharp";
import { failed, ok, type Result } from "../../core/result.ts";

export interface Photo {
  readonly type: "image/jpeg";
  readonly bytes: Uint8Array;
}

/** Enough to read a meter or a label on the picture, little enough to keep for years. */
const LONGEST_SIDE_PX = 2_560;
/** Today's phones take up to 50 megapixels; a bomb claims billions. */
const MOST_PIXELS = 64_000_000;
const QUALITY = 82;
const LONGEST_WORK_S = 20;
/** Decoding takes all of a core; the rest of the house goes on beside it. */
const AT_ONCE = 2;

/** How the formats that we take begin; what a file is called, or claims to be, says nothing. */
const BEGINNINGS: readonly (readonly [format: string, begins: RegExp])[] = [
  ["jpeg", /^\xff\xd8\xff/],
  ["png", /^\x89PNG\r\n\cZ\n/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["heif", /^[^]{4}ftyp(?:heic|heix|mif1|msf1|avif)/],
];

/** Makes an upload a photo of our own. */
export type MakePhoto = (
  upload: Uint8Array,
) => Promise<Result<Photo, "not-a-photo" | "photo-too-large">>;

/**
 * Draws the picture anew, upright, as JPEG: what else the file held is gone, be it a place, a
 * camera's number or a script. The HEIC of iPhones is refused where the picture library has no
 * HEVC (its usual build); phones send JPEG to a page that asks for it.
 */
export function photoMaker(): MakePhoto {
  const inTurn = atMost(AT_ONCE);
  return async (upload) => {
    const format = formatOf(upload);
    if (format === null) return failed("not-a-photo");
    try {
      const picture = sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: "error" });
      const { width, height, format: found } = await picture.metadata();
      if (found !== format) return failed("not-a-photo");
      if (width * height > MOST_PIXELS) return failed("photo-too-large");
      const bytes = await inTurn(() =>
        picture
          .timeout({ seconds: LONGEST_WORK_S })
          .autoOrient()
          .resize(LONGEST_SIDE_PX, LONGEST_SIDE_PX, { fit: "inside", withoutEnlargement: true })
          .flatten({ background: "#fff" })
          .jpeg({ quality: QUALITY })
          .toBuffer(),
      );
      return ok({ type: "image/jpeg", bytes });
    } catch (thrown) {
      const isBomb = thrown instanceof Error && thrown.message.includes("pixel limit");
      return failed(isBomb ? "photo-too-large" : "not-a-photo");
    }
  };
}

function formatOf(upload: Uint8Array): string | null {
  const beginning = Buffer.from(upload.subarray(0, 16)).toString("latin1");
  return BEGINNINGS.find(([, begins]) => begins.test(beginning))?.[0] ?? null;
}

/** Runs at most `most` works at once; the others wait in the order in which they came. */
function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place passes on to the next one, or falls free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
