import { expect, it } from "vitest";
import { openTestDesk } from "./open-test-desk.ts";

it("a page's language answers what has none of its own, a message's own goes before it", async () => {
  const desk = await openTestDesk();
  const answerTo = async (text: string): Promise<string> => {
    await desk.write(text, { language: "en" });
    return desk.sent.filter(({ to }) => to.kind === "resident").at(-1)?.text ?? "";
  };
  expect(await answerTo("1203")).toContain("How can I help you");
  expect(await answerTo("廚房水龍頭漏水")).toContain("登記報修");
  expect(await answerTo("👍")).toContain("please go ahead");
  await desk.close();
});
