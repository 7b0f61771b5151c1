import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, it } from "vitest";
import { photoMaker } from "../../src/web/chat/photo.ts";
import { phonePhoto, SVG } from "./sample-photos.ts";

const makePhoto = photoMaker();

it.each(["jpeg", "png", "webp", "avif"] as const)("takes %s and makes it JPEG", async (format) => {
  const upload = await sharp({ create: { width: 40, height: 30, channels: 4, background: "#fa0" } })
    .toFormat(format)
    .toBuffer();
  const made = await makePhoto(upload);
  expect(made.ok && (await sharp(made.value.bytes).metadata())).toMatchObject({
    format: "jpeg",
    width: 40,
    height: 30,
  });
});

it("draws a huge photo smaller", async () => {
  const upload = await sharp({
    create: { width: 6_000, height: 3_000, channels: 3, background: "#888" },
  })
    .jpeg()
    .toBuffer();
  const made = await makePhoto(upload);
  expect(made.ok && (await sharp(made.value.bytes).metadata())).toMatchObject({
    width: 2_560,
    height: 1_280,
  });
});

it("leaves behind whatever hides in a photo", async () => {
  const script = "<script>window.pwned=1</script>";
  const polyglot = Buffer.concat([await phonePhoto(), Buffer.from(script)]);
  const made = await makePhoto(polyglot);
  const bytes = Buffer.from(made.ok ? made.value.bytes : "nothing made");
  expect(bytes.includes(script)).toBe(false);
  expect(bytes.includes("CanaryPhone")).toBe(false);
  expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
});

it.each([
  ["SVG", SVG],
  ["text", Buffer.from("hello")],
  ["a JPEG's first bytes alone", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ["a RIFF that is no picture", Buffer.from("RIFF\0\0\0\0WAVEfmt ")],
  ["PDF", Buffer.from("%PDF-1.7")],
])("doesn't take %s", async (_what, upload) => {
  expect(await makePhoto(upload)).toEqual({ ok: false, error: "not-a-photo" });
});

it("doesn't unpack a bomb", async () => {
  expect(await makePhoto(pngBomb(30_000))).toEqual({ ok: false, error: "photo-too-large" });
});

it("serves many at once, each its own", async () => {
  const widths = [10, 20, 30, 40, 50, 60];
  const made = await Promise.all(
    widths.map(async (width) => {
      const shape = { width, height: 10, channels: 3, background: "#123" } as const;
      return makePhoto(await sharp({ create: shape }).png().toBuffer());
    }),
  );
  const got = await Promise.all(
    made.map(async (one) => one.ok && (await sharp(one.value.bytes).metadata()).width),
  );
  expect(got).toEqual(widths);
});

/** A small PNG that claims to be as wide and as high, all of it one colour. */
function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.ceil(side / 8 + 1) * side));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND")]);
}

function chunk(name: string, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Node 20.19 has one in zlib only since 20.15; PNG's is the common one. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
