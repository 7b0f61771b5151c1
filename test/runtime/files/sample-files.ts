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

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

/** A box of an MP4: its length, its name, what is in it. */
const box = (name: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(8 + body.length);
  return Buffer.concat([length, latin1(name), body]);
};
const mp4 = (brand: string, ...tracks: readonly string[]): Buffer =>
  Buffer.concat([
    box("ftyp", latin1(`${brand}\0\0\0\0`)),
    box("mdat", Buffer.alloc(2_000, 7)),
    box("moov", Buffer.concat(tracks.map((of) => box("hdlr", latin1(`\0\0\0\0\0\0\0\0${of}\0`))))),
  ]);
const webm = (codec: string): Buffer =>
  latin1(`\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm\x18S\x80g${codec}`);
const ogg = (first: string): Buffer =>
  latin1(`OggS\0\x02${"\0".repeat(20)}\x01\x13${first}${"\0".repeat(40)}`);

/** The beginnings, and what else tells, of files as phones and desks make them. */
export const SAMPLES: Readonly<Record<string, Buffer>> = {
  "application/pdf": latin1("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF"),
  "audio/ogg": ogg("OpusHead"),
  "audio/mpeg": latin1(`ID3\x04\0${"\0".repeat(60)}`),
  "audio/aac": latin1(`\xff\xf1P\x80${"\0".repeat(60)}`),
  "audio/mp4": mp4("M4A ", "soun"),
  "audio/wav": latin1(`RIFF\x24\0\0\0WAVEfmt ${"\0".repeat(40)}`),
  "audio/amr": latin1(`#!AMR\n${"\0".repeat(30)}`),
  "audio/webm": webm("A_OPUS"),
  "audio/3gpp": mp4("3gp4", "soun"),
  "video/mp4": mp4("isom", "vide", "soun"),
  "video/quicktime": mp4("qt  ", "vide", "soun"),
  "video/3gpp": mp4("3gp5", "vide"),
  "video/webm": webm("V_VP9 A_OPUS"),
};
