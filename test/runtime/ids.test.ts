import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsFor, isTicketCode } from "../../src/runtime/ids.ts";

describe("ticket codes", () => {
  it("are the same for the same message, and others for another", () => {
    const one = idsFor(["web", "c", "m1"], 0);
    expect(one.ticket(0)).toBe(idsFor(["web", "c", "m1"], 0).ticket(0));
    expect(one.ticket(0)).not.toBe(one.ticket(1));
    expect(one.ticket(0)).not.toBe(idsFor(["web", "c", "m1"], 1).ticket(0));
    expect(one.ticket(0)).not.toBe(idsFor(["web", "cm1"], 0).ticket(0));
  });

  it("are short, readable aloud, and checked", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(9), fc.nat(7), fc.nat(30), (seed, n, place, shift) => {
        const code = idsFor([seed], 0).ticket(n);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(isTicketCode(code)).toBe(true);
        const plain = [...code.replace("-", "")];
        const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const before = alphabet.indexOf(plain[place] ?? "");
        plain[place] = alphabet[(before + 1 + shift) % 32] ?? "";
        expect(isTicketCode(plain.join(""))).toBe(false);
      }),
    );
  });
});
