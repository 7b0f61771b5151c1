import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decodeRecord, encodeRecord, recordKind, sealingCodec } from "../../src/store/codec.ts";

const key = new Uint8Array(32).fill(7);
const codec = sealingCodec(key);
const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");

describe("sealing", () => {
  it("opens what it sealed, in its place only", () => {
    const sealed = codec.seal(["main", "t:1"], bytes("漏水"));
    expect(Buffer.from(codec.open(["main", "t:1"], sealed)).toString()).toBe("漏水");
    for (const place of [
      ["main", "t:2"],
      ["other", "t:1"],
      ["maint:", "1"],
    ])
      expect(() => codec.open(place, sealed)).toThrow("was changed outside frontdesk");
  });

  it("never opens a value with any one bit changed", () => {
    const sealed = codec.seal(["main", "t:1"], bytes("a ticket"));
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Uint8Array.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => codec.open(["main", "t:1"], changed)).toThrow();
      }),
    );
  });

  it("says so when the key is another", () => {
    const sealed = codec.seal(["p"], bytes("x"));
    expect(() => sealingCodec(new Uint8Array(32).fill(8)).open(["p"], sealed)).toThrow(
      "encrypted with another key",
    );
  });

  it("never writes the same bytes twice", () => {
    expect(codec.seal(["p"], bytes("x"))).not.toEqual(codec.seal(["p"], bytes("x")));
  });
});

describe("records", () => {
  const first = recordKind("guest", z.looseObject({ name: z.string() }));
  const second = recordKind("guest", z.looseObject({ surname: z.string() }), [
    (old) => {
      const { name, ...rest } = z.looseObject({ name: z.string() }).parse(old);
      return { ...rest, surname: name };
    },
  ]);

  it("are brought up from the version that wrote them, unknown fields kept", () => {
    const written = encodeRecord(first, { name: "陳", later: [1] });
    expect(decodeRecord(second, written)).toEqual({ surname: "陳", later: [1] });
  });

  it("of a newer version are refused, with what to do", () => {
    const written = encodeRecord(second, { surname: "陳" });
    expect(() => decodeRecord(first, written)).toThrow("run the newer one");
  });

  it("of another shape are refused", () => {
    expect(() => decodeRecord(first, encodeRecord(first, { name: 3 }))).toThrow(
      "does not have its shape",
    );
  });
});
