import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { foldScript } from "../../src/core/text/normalise.ts";
import { STAFF_STRINGS } from "../../src/web/pages/words/desk.ts";
import { simplified } from "../../src/web/pages/words/simplified.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDERS = ["src/web/pages/words", "dialogs/phrases"];

test("every character of staff's words, and of what they are told, has its Simplified one", () => {
  const texts = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name !== "simplified.ts")
      .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
  );
  // What is compared is folded till nothing is left to fold, and then 麼 is no longer what one reads.
  const read = (char: string): string => foldScript(char).replace("幺", "么");
  const missing = [...new Set(texts.join("").match(/\p{Script=Han}/gu))].filter(
    (char) => simplified(char) !== read(char),
  );
  expect(missing.map((char) => char + read(char)).join(""), "add these pairs").toBe("");
});

test("what is filled in stays as it was written", () => {
  const { shell, tickets, of, tuning } = STAFF_STRINGS["zh-Hans"];
  expect(tuning.wordings.lists.asked).toBe("住户怎么问");
  expect(shell.desk).toBe("服务台");
  expect(shell.signedInAs("林國華")).toBe("值班：林國華");
  expect(tickets.missing(["電話", "單位"])).toBe("还缺：電話、單位。");
  expect(of({ zh: "3棟12樓之2", en: "" })).toBe("3栋12楼之2");
});
