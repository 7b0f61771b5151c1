import { describe, expect, it } from "vitest";
import { powerCut } from "./power-cut.ts";
import { canTrace, syncedBytes } from "./sync-trace.ts";

describe.skipIf(!canTrace())("a power cut under Redis", () => {
  it.each([0, 0.5, 1])(
    "loses nothing acknowledged, whether the disk kept %d of what was not synced",
    async (kept) => {
      const after = await powerCut({ appendfsync: "always", afterMs: 300, kept });
      expect(after.acknowledged).toBeGreaterThan(20);
      expect(after.lost).toBe(0);
    },
  );

  it("is seen to lose what was acknowledged before it was synced", async () => {
    const after = await powerCut({ appendfsync: "everysec", afterMs: 1_500, kept: 0 });
    expect(after.lost).toBeGreaterThan(0);
    expect(after.lost).toBeLessThan(after.acknowledged);
  });
});

describe("what a trace says to be on disk", () => {
  const bytes = (...lines: readonly string[]): number =>
    syncedBytes(lines.join("\n"), (path) => path === "/aof");

  it("was written before a sync began that ended well", () => {
    expect(
      bytes(
        '10 write(7</aof>, ""..., 50) = 50',
        "11 fdatasync(7</aof> <unfinished ...>",
        '10 write(7</aof>, ""..., 30) = 30',
        '10 write(9</other>, ""..., 99) = 99',
        "11 <... fdatasync resumed>) = 0",
      ),
    ).toBe(50);
  });

  it("is not what a sync was still at, nor what one failed on", () => {
    expect(
      bytes(
        '10 write(7</aof>, ""..., 50 <unfinished ...>',
        "10 <... write resumed>) = 40",
        "10 fdatasync(7</aof>) = 0",
        '10 write(7</aof>, ""..., 30) = 30',
        "11 fdatasync(7</aof>) = -1 EIO (Input/output error)",
        "10 fdatasync(7</aof> <unfinished ...>",
        "10 +++ killed by SIGKILL +++",
      ),
    ).toBe(40);
  });
});
