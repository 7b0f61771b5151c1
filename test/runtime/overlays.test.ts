import { describe, expect, it, vi } from "vitest";
import { DEFAULT_COMMUNITY, communitySchema } from "../../src/core/records/community.ts";
import type { Compiled } from "../../src/core/content/check/compile.ts";
import { FEATURES } from "../../src/features.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openCommunities } from "../../src/runtime/communities.ts";
import { openOverlays } from "../../src/runtime/overlays.ts";
import { productContent } from "../product-content.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis } from "../store/redis-server.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

const GARDEN = communitySchema.parse({
  id: "garden",
  company: { zh: "花園管理處", en: "Garden Estate Office" },
});
const OWN = `
greet.first:
  zh: "您好，{company}很高興為您服務。請問貴姓？"
  en: Welcome to {company}. May I have your name?
`;

async function greeting(desk: TestDesk, community: string, person: string): Promise<string> {
  await desk.write("你好", { community, conversation: person, person });
  return desk.sent.at(-1)?.text ?? "";
}

describe("a community's own wording", () => {
  it("is said there at once and nowhere else, until it is taken back", async () => {
    const desk = await openTestDesk();
    await desk.runtime.saveCommunity(DEFAULT_COMMUNITY);
    await desk.runtime.saveCommunity(GARDEN);
    expect(await desk.runtime.saveOverlay("garden", OWN)).toEqual({ ok: true, value: null });
    expect(await greeting(desk, "garden", "p1")).toContain("花園管理處很高興為您服務");
    expect(await greeting(desk, "main", "p2")).not.toContain("很高興為您服務");
    await desk.restart();
    expect(await greeting(desk, "garden", "p3")).toContain("很高興為您服務");
    await desk.runtime.saveOverlay("garden", "");
    expect(await greeting(desk, "garden", "p4")).not.toContain("很高興為您服務");
    await desk.close();
  });

  it("reaches every process on one Redis", async () => {
    const server = await startRedis();
    const store = () => openRedis(server.url);
    const [one, other] = [await openTestDesk({ store }), await openTestDesk({ store })];
    await one.runtime.saveOverlay("main", OWN);
    let residents = 0;
    await vi.waitFor(async () =>
      expect(await greeting(other, "main", `p${(residents += 1)}`)).toContain("很高興為您服務"),
    );
    await one.close();
    await other.close();
    await server.close();
  });

  it.each([
    ["a key that there isn't", "greet.frist: { zh: 您好, en: Hello }", 1, "unknown-phrase"],
    ["a blank too few", "greet.opening: { zh: 您好, en: Hello }", 1, "different-blanks"],
    [
      "a blank too many",
      "# ours\ngreet.opening: { zh: '{company}{ticket}', en: '{company}{ticket}' }",
      2,
      "different-blanks",
    ],
    [
      "a time that nothing keeps (B21)",
      "anything-else: { zh: '您還有別的事嗎[？{due}]', en: 'More[? {due}]' }",
      1,
      "time-without-promise",
    ],
    [
      "words that are not courteous",
      "\n\nanything-else: { zh: 你還有別的事嗎？, en: More? }",
      3,
      "",
    ],
    ["no wording in one language", "anything-else: { zh: 您還有別的事嗎？ }", 1, ""],
    ["what is no YAML", "anything-else: [", 1, ""],
  ])("with %s is refused with its place", async (_what, text, line, rule) => {
    const desk = await openTestDesk();
    const saved = await desk.runtime.saveOverlay("main", text);
    const problem = { file: "overlays/main.yml", line, rule: expect.stringContaining(rule) };
    expect(saved).toMatchObject({ ok: false, error: [problem] });
    await desk.close();
  });

  it("that the files no longer have a place for gives way to their words", async () => {
    const desk = await openTestDesk();
    const { store, clock } = desk;
    const ports = { store, clock, log: openLog("silent") };
    const communities = await openCommunities(ports);
    let files = await productContent();
    const overlays = await openOverlays(
      { ...ports, content: () => files, features: FEATURES },
      communities,
    );
    await overlays.save("main", OWN);
    const own = overlays.content("main");
    expect([own === files, overlays.content("main") === own]).toEqual([false, true]);
    const { phrases } = files;
    const without: Compiled = {
      ...files,
      phrases: { ...phrases, has: (key) => key !== "greet.first" && phrases.has(key) },
    };
    files = without;
    expect(overlays.content("main")).toBe(without);
    overlays.close();
    communities.close();
    await desk.close();
  });
});
