import { expect, it } from "vitest";
import { PASSWORD_COST, passwords } from "../../../src/runtime/people/passwords.ts";

const cheap = passwords(4);

it("knows the right password again, whatever keyboard composed it, and no other", async () => {
  const hash = await cheap.hash("caf\u00e9 am Eck");
  expect(hash).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await cheap.isRight("cafe\u0301 am Eck", hash)).toBe(true);
  expect(await cheap.isRight("cafe am Eck", hash)).toBe(false);
  expect(await cheap.isRight("", hash)).toBe(false);
});

it("has another hash each time, and reads one of other parameters", async () => {
  expect(await cheap.hash("the same words")).not.toBe(await cheap.hash("the same words"));
  const dearer = await passwords(6).hash("the same words");
  expect(await cheap.isRight("the same words", dearer)).toBe(true);
});

it.each([
  null,
  "",
  "plain",
  "$scrypt$ln=99,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "$scrypt$ln=4,r=8,p=1$AAAA$AAAA",
])("opens nothing by %s", async (hash) => {
  expect(await cheap.isRight("", hash)).toBe(false);
});

it("is memory-hard where it counts: 128 MiB, and as long for nobody as for somebody", async () => {
  expect(PASSWORD_COST).toBe(17);
  const real = passwords(PASSWORD_COST);
  const hash = await real.hash("an umbrella in the hall");
  const timed = async (of: string | null): Promise<number> => {
    const began = performance.now();
    await real.isRight("not that one", of);
    return performance.now() - began;
  };
  const [somebody, nobody] = [await timed(hash), await timed(null)];
  expect(somebody).toBeGreaterThan(50);
  expect(Math.max(somebody, nobody) / Math.min(somebody, nobody)).toBeLessThan(3);
});
