import { describe, expect, it } from "vitest";
import { fileLinks } from "../../../src/runtime/files/file-links.ts";

const DAY = 86_400_000;
const links = fileLinks(new Uint8Array(32).fill(7));

describe("a link to a file", () => {
  const signed = links.sign("one", 0);

  it("opens that file alone, for thirty days", () => {
    expect(links.opens("one", signed, 30 * DAY - 1)).toBe(true);
    expect(links.opens("one", signed, 30 * DAY)).toBe(false);
    expect(links.opens("two", signed, 0)).toBe(false);
  });

  it("opens nothing when it was changed, or signed by somebody else", () => {
    const [until = "", signature = ""] = signed.split(".");
    const others = fileLinks(new Uint8Array(32).fill(8)).sign("one", 0);
    const longer = `${Number(until) + DAY}.${signature}`;
    for (const forged of [longer, `${until}.`, until, "", `${signed}.x`, others, "x".repeat(9_999)])
      expect(links.opens("one", forged, 0), forged).toBe(false);
  });
});
