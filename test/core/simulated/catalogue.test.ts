import { describe, expect, it } from "vitest";
import { productContent } from "../../product-content.ts";
import { readCatalogue } from "../../../src/core/simulated/catalogue.ts";
import { hear } from "../../../src/core/simulated/heard.ts";

describe("a reply is read by the phrases that are in it", () => {
  const says = async (key: string, fillings: Readonly<Record<string, string>> = {}) =>
    (await productContent()).phrases.say(key, "zh-Hant", fillings, 0);
  const heard = async (...texts: readonly string[]) => {
    const reads = readCatalogue((await productContent()).phrases);
    const replies = [{ text: texts.join("\n"), choices: [] }];
    return hear(reads, { replies, draft: null, tickets: [] });
  };

  it("whatever they were filled with", async () => {
    const due = "今天14:40";
    const done = await says("repair.done", { ticket: "7K3M-Q2XD", due, you: "王太太" });
    const { phrases, questions, rest } = await heard(done, await says("anything-else"));
    expect(phrases.map(({ key }) => key)).toEqual(["repair.done", "anything-else"]);
    expect(questions.map(({ asked }) => asked)).toEqual(["anything-else"]);
    expect(rest).toBe("");
  });

  it("with what a question asks for by name", async () => {
    const parts = `${await says("part.plate")}、${await says("part.name")}`;
    const { questions } = await heard(await says("request.details.ask", { parts }));
    expect(questions).toMatchObject([{ asked: "details", parts: ["name", "plate"] }]);
  });

  it("and the rest of it is told", async () => {
    const { questions, rest } = await heard(
      await says("issue.noted"),
      "池水是恆溫的。",
      "真的嗎？",
    );
    expect(rest).toBe("池水是恆溫的。\n真的嗎？");
    expect(questions).toEqual([{ asked: "unread", parts: [], text: "真的嗎？" }]);
  });
});
