import { describe, expect, it } from "vitest";
import { withCorrectedDigits } from "../../../src/core/understanding/entities/phone-digits.ts";
import { readEntities } from "./product-spans.ts";

describe("corrected digits of a phone", () => {
  it.each([
    ["啊等等 最後三碼是565 不是556", "+886902334565"],
    ["啊等等 最后三码不是556 是565", "+886902334565"],
    ["尾數係565先啱", "+886902334565"],
    ["電話尾號打錯了，565", "+886902334565"],
    ["后四码是4565", "+886902334565"],
    ["最後三個字係五六五", "+886902334565"],
    ["sorry the last three digits are 565, not 556", "+886902334565"],
    ["last 4 digits should be 4565", "+886902334565"],
    ["oops it ends with 565", "+886902334565"],
    ["ending in 565", "+886902334565"],
    ["565結尾", "+886902334565"],
    ["是565不是556", "+886902334565"],
    ["it's 565 not 556", "+886902334565"],
    ["not 556 but 565", "+886902334565"],
    ["前四碼是0932", "+886932334556"],
    ["it starts with 0932", "+886932334556"],
  ])("%s", (text, phone) => {
    expect(withCorrectedDigits("+886902334556", text)).toBe(phone);
  });

  it.each([
    "是1205不是1203",
    "it's 1205 not 1203",
    "尾數對",
    "最後三天都沒水",
    "最後三個月都這樣 565元",
    "不是556",
    "車牌尾數是565",
    "匯款帳號後五碼12345",
    "尾數500元",
    "it ends in 2027",
    "the parcel number ends with 565",
    "the last three days",
    "my lease ends in 2027",
    "0912 345 678",
  ])("%s corrects none", (text) => {
    expect(withCorrectedDigits("+886902334556", text)).toBeNull();
  });

  it("keep the extension", () => {
    expect(withCorrectedDigits("+886223456789;ext=12", "尾數是788")).toBe("+886223456788;ext=12");
  });

  it.each([
    "啊等等 最後三碼是565 不是556",
    "尾數係565",
    "后四码是4565",
    "the last three digits are 565, not 556",
    "ends with 565",
  ])("are no unit: %s", (text) => {
    expect(readEntities(text, { asked: true, country: "TW" }).unit).toBeNull();
  });
});
