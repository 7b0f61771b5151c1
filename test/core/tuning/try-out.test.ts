import { expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import type { Language } from "../../../src/core/records/message.ts";
import { tryOut } from "../../../src/core/tuning/try-out.ts";
import { FEATURES } from "../../../src/features.ts";
import { productContent } from "../../product-content.ts";
import { NOW } from "../literal-world.ts";

const tried = async (text: string, language: Language = "zh-Hant") =>
  tryOut(text, language, {
    content: await productContent(),
    community: DEFAULT_COMMUNITY,
    features: FEATURES,
    now: NOW,
  });

it("tells what would be made of a message, what spoke for it, and the reply", async () => {
  const { intent, decision, ranked, entities, danger, reply, opens, alarms } = await tried(
    "浴室的水龍頭關不緊，我住B棟1203，電話0912345678",
  );
  expect({ intent, decision, danger, alarms }).toEqual({
    intent: "repair",
    decision: "act",
    danger: null,
    alarms: false,
  });
  expect(ranked).toHaveLength(5);
  expect(ranked[0]).toMatchObject({ intent: "repair", phrase: expect.stringContaining("水龍頭") });
  expect(ranked[0]?.parts.join("")).toContain("水龍頭");
  expect(entities).toMatchObject({ unit: "B棟1203室", phone: "+886912345678" });
  expect(reply.text).not.toBe("");
  expect(opens).toEqual([]);
});

it("tells a danger, and whether words name it", async () => {
  const { intent, danger, alarms, opens, reply } = await tried("廚房著火了");
  expect(intent).toBe("emergency");
  expect(danger).toMatchObject({ kind: "fire", named: true, likely: 1 });
  expect(alarms).toBe(true);
  expect(opens).toEqual(["emergency"]);
  expect(reply.text).toContain("119");
});

it("asks again for what nobody understands", async () => {
  const { decision, reply, ranked } = await tried("宅配的車擋到車道");
  expect(decision).toBe("ask");
  expect(reply.text).not.toBe("");
  expect(ranked).toHaveLength(5);
});

it("reads anything without a fault", async () => {
  for (const text of ["?", "﹏﹏", "1", "<script>alert(1)</script>", "啊".repeat(2_000), "\ud83d"])
    expect((await tried(text)).reply.text, text.slice(0, 10)).toBeTypeOf("string");
});
