import { expect, it } from "vitest";
import { passwordFault } from "../../../src/core/people/password-rules.ts";

const LOGIN = "chen.mei@example.com";

it.each([
  ["short", "password-short"],
  ["九個字的密碼不夠喔", "password-short"],
  ["x".repeat(201), "password-long"],
  ["Chen.Mei@Example.com", "password-login"],
  ["chen.mei2024", "password-login"],
  ["password123", "password-common"],
  ["P@ssw0rd2026!", "password-common"],
  ["1234567890", "password-common"],
  ["0987654321", "password-common"],
  ["qwertyuiop", "password-common"],
  ["1q2w3e4r5t", "password-common"],
  ["aaaaaaaaaaaa", "password-common"],
  ["abcabcabcabc", "password-common"],
  ["frontdesk2026", "password-common"],
  ["welcome12345", "password-common"],
])("refuses %s", (password, fault) => {
  expect(passwordFault(password, LOGIN)).toBe(fault);
});

it.each([
  "an umbrella in the hall",
  "今天晚上要記得收衣服",
  "k3J-9xQ-2mW-7p",
  "chen.mei likes trains",
])("takes %s", (password) => {
  expect(passwordFault(password, LOGIN)).toBeNull();
});

it("is quick on whatever is typed", () => {
  const began = performance.now();
  for (const piece of ["a", "1", "abc", "qwe", "password", "aab", "é"])
    passwordFault(piece.repeat(200).slice(0, 200), LOGIN);
  expect(performance.now() - began).toBeLessThan(200);
});
