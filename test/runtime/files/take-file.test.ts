import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, it } from "vitest";
import { MOST_FILE_BYTES, MOST_IMAGE_BYTES } from "../../../src/core/files/files.ts";
import { fileTaker } from "../../../src/runtime/files/take-file.ts";
import { phonePhoto, SAMPLES, SVG } from "./sample-files.ts";

const takeFile = fileTaker();
const made = (bytes: Uint8Array) => takeFile("x", bytes);

it.each(["jpeg", "png", "webp", "avif", "gif"] as const)(
  "takes %s and makes it JPEG",
  async (format) => {
    const upload = await sharp({
      create: { width: 40, height: 30, channels: 4, background: "#fa0" },
    })
      .toFormat(format)
      .toBuffer();
    const photo = await made(upload);
    expect(photo.ok && (await sharp(photo.value.bytes).metadata())).toMatchObject({
      format: "jpeg",
      width: 40,
      height: 30,
    });
  },
);

it("draws a huge photo smaller", async () => {
  const upload = await sharp({
    create: { width: 6_000, height: 3_000, channels: 3, background: "#888" },
  })
    .jpeg()
    .toBuffer();
  const photo = await made(upload);
  expect(photo.ok && (await sharp(photo.value.bytes).metadata())).toMatchObject({
    width: 2_560,
    height: 1_280,
  });
});

it("leaves behind whatever hides in a photo", async () => {
  const script = "<script>window.pwned=1</script>";
  const polyglot = Buffer.concat([await phonePhoto(), Buffer.from(script)]);
  const photo = await made(polyglot);
  const bytes = Buffer.from(photo.ok ? photo.value.bytes : "nothing made");
  expect(bytes.includes(script)).toBe(false);
  expect(bytes.includes("CanaryPhone")).toBe(false);
  expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
});

it.each([
  ["SVG", SVG],
  ["text", Buffer.from("hello")],
  ["a JPEG's first bytes alone", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["HTML behind a mark of its encoding", Buffer.from("\uFEFF<html>")],
  ["HTML with a PDF behind it", Buffer.from("<script>1</script>%PDF-1.7")],
  ["a script that begins as a GIF", Buffer.from("GIF89a/*<script>*/=1")],
  ["a JPEG's first bytes before HTML", Buffer.from("\xff\xd8\xff<html>", "latin1")],
  ["a ZIP, and so every document of Office", Buffer.from("PK\x03\x04")],
  ["a program", Buffer.from("MZ\x90\0")],
  ["another program", Buffer.from("\x7fELF")],
  ["a script for the shell", Buffer.from("#!/bin/sh\n")],
  ["XML", Buffer.from("<?xml version='1.0'?>")],
  ["a film without tracks", Buffer.from("\0\0\0\x10ftypisom\0\0\0\0", "latin1")],
  ["Matroska, which is nearly WebM", Buffer.from("\x1aE\xdf\xa3B\x82\x88matroskaV_VP9", "latin1")],
  ["nothing", Buffer.alloc(0)],
])("doesn't take %s", async (_what, upload) => {
  expect(await takeFile("漏水.jpg", upload)).toEqual({ ok: false, error: "unknown-kind" });
});

it("doesn't unpack a bomb", async () => {
  expect(await made(pngBomb(30_000))).toEqual({ ok: false, error: "image-too-large" });
});

it("serves many at once, each its own", async () => {
  const widths = [10, 20, 30, 40, 50, 60];
  const photos = await Promise.all(
    widths.map(async (width) => {
      const shape = { width, height: 10, channels: 3, background: "#123" } as const;
      return made(await sharp({ create: shape }).png().toBuffer());
    }),
  );
  const got = await Promise.all(
    photos.map(async (one) => one.ok && (await sharp(one.value.bytes).metadata()).width),
  );
  expect(got).toEqual(widths);
});

it.each(Object.entries(SAMPLES))("keeps %s as it is, and calls it that", async (type, bytes) => {
  const taken = await takeFile("錄音.html", bytes);
  expect(taken).toMatchObject({ ok: true, value: { type, bytes } });
  expect(taken.ok && taken.value.name).toMatch(/^錄音\.[a-z0-9]{2,4}$/);
});

it.each([
  [
    "a photo over its limit",
    Buffer.concat([await phonePhoto(), Buffer.alloc(MOST_IMAGE_BYTES)]),
    "image-too-large",
  ],
  [
    "a film over its limit",
    Buffer.concat([SAMPLES["video/mp4"] ?? SVG, Buffer.alloc(MOST_FILE_BYTES)]),
    "file-too-large",
  ],
] as const)("doesn't take %s", async (_what, bytes, error) => {
  expect(await made(bytes)).toEqual({ ok: false, error });
});

it.each([
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\Users\\chen\\invoice.exe", "invoice.pdf"],
  ["invoice.pdf", "invoice.pdf"],
  ["invoice\u202Egpj.exe", "invoicegpj.pdf"],
  ["\u2066a\u2069\r\nSet-Cookie: x", "aSet-Cookie x.pdf"],
  ["a\0b\x07.pdf", "ab.pdf"],
  ["..", "file.pdf"],
  ["", "file.pdf"],
  [".htaccess", "htaccess.pdf"],
  ["\ud800漏水\udfff", "\ufffd漏水\ufffd.pdf"],
  [`x${"😀".repeat(200)}.pdf`, `x${"😀".repeat(39)}.pdf`],
])("calls what was called %j %j", async (given, name) => {
  const taken = await takeFile(given, SAMPLES["application/pdf"] ?? Buffer.alloc(0));
  expect(taken).toMatchObject({ ok: true, value: { name } });
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
