import sharp from "sharp";

/** A photo as a phone takes it: turned on its side, and telling where it was taken. */
export function phonePhoto(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 300, channels: 3, background: "#6a8" } })
    .withExif({
      IFD0: { Make: "CanaryPhone" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "25/1 2/1 1/1", GPSLongitudeRef: "E" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export const SVG = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"><script>window.pwned=1</script></svg>`,
);
