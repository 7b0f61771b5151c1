import { z } from "zod";
import type { Feature } from "../../../src/core/feature.ts";
import { slot } from "../../../src/core/turn/slot.ts";

/** ABC-1234, 1234-AB: letters and digits. */
const PLATE = "([a-z]{1,3}[ -]?\\d{3,5}|\\d{3,4}[ -]?[a-z]{2,3})";
const NAMED = new RegExp(`(?:車牌|车牌|plate)[^a-z\\d]{0,8}(?:is |number )*${PLATE}`, "iu");
const ALONE = new RegExp(`(?<![a-z\\d])${PLATE}(?![a-z\\d])`, "iu");

const plateIn = (text: string, form: RegExp): string | null =>
  form.exec(text.normalize("NFKC"))?.[1]?.toUpperCase().replace(" ", "-") ?? null;

/** The plate of a car. */
const plate = slot({
  id: "plate",
  schema: z.string(),
  words: (value) => value,
  tells: ({ text }) => plateIn(text, NAMED),
  answers({ text }) {
    const told = plateIn(text, ALONE);
    return told === null ? {} : { plate: told };
  },
  corrects: ({ text }) => plateIn(text, ALONE),
  named: /车牌|\bplate\b/u,
  form: true,
});

export const cars: Feature = { name: "cars", slots: [plate] };
