import { failed, ok, type Result } from "../../core/result.ts";
import { places } from "../sending/priority-slots.ts";

/** Enough to read a meter or a label on the picture, little enough to keep for years. */
const LONGEST_SIDE_PX = 2_560;
/** Today's phones take up to 50 megapixels; a bomb claims billions. */
const MOST_PIXELS = 64_000_000;
const QUALITY = 82;
const LONGEST_WORK_S = 20;
/** Decoding takes all of a core; the rest of the house goes on beside it. */
const AT_ONCE = 2;

/**
 * Makes a picture a JPEG of our own.
 * @param format what it began as: one that is something else is no picture
 */
type MakePhoto = (
  sent: Uint8Array,
  format: string,
) => Promise<Result<Uint8Array, "unknown-kind" | "image-too-large">>;

/**
 * Draws the picture anew, upright, as JPEG: what else the file held is gone, be it a place, a
 * camera's number or a script. The HEIC of iPhones is refused where the picture library has no
 * HEVC (its usual build); phones send JPEG to a page that asks for it.
 */
export function photoMaker(): MakePhoto {
  const working = places(AT_ONCE);
  return async (sent, format) => {
    // Loaded with the first picture: many a desk never gets one.
    const { default: sharp } = await import("sharp");
    try {
      const picture = sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: "error" });
      const { width, height, format: found } = await picture.metadata();
      if (found !== format) return failed("unknown-kind");
      if (width * height > MOST_PIXELS) return failed("image-too-large");
      const bytes = await working.run(false, () =>
        picture
          .timeout({ seconds: LONGEST_WORK_S })
          .autoOrient()
          .resize(LONGEST_SIDE_PX, LONGEST_SIDE_PX, { fit: "inside", withoutEnlargement: true })
          .flatten({ background: "#fff" })
          .jpeg({ quality: QUALITY })
          .toBuffer(),
      );
      return ok(bytes);
    } catch (thrown) {
      const isBomb = thrown instanceof Error && thrown.message.includes("pixel limit");
      return failed(isBomb ? "image-too-large" : "unknown-kind");
    }
  };
}
