import { personNameSchema } from "../../records/person-name.ts";
import type { Community } from "../../records/community.ts";
import { fullName } from "../../courtesy/address.ts";
import { slot } from "../../turn/slot.ts";
import { namesIn } from "../../understanding/community-names.ts";
import { normalise } from "../../text/normalise.ts";

/** How a resident is called. */
export const name = slot({
  id: "name",
  schema: personNameSchema,
  words: fullName,
  tells: ({ entities }) => entities.name,
  answers({ text, content, community }) {
    const told = content.understanding.answers(text, community.country);
    const own = isColleague(text, community) || PLATE.test(text) ? null : told.name;
    // The same question asks for both, so a neighbouring country's number counts as well.
    return { ...(own && { name: own }), ...(told.phone !== null && { phone: told.phone }) };
  },
  corrects({ text, slots, content, community }) {
    // 「不是余，是于」: what stood there is said, and what is right.
    const before = slots.name?.surname ?? slots.name?.given ?? "";
    const { wrong, right } = NOT_BUT.exec(text)?.groups ?? {};
    if (before === "" || wrong === undefined || right === undefined || !wrong.includes(before))
      return null;
    return content.understanding.answers(right, community.country).name;
  },
  named: new RegExp(normalise("名|稱呼|姓|\\bname\\b"), "u"),
  form: true,
  remembered: true,
});

const NOT_BUT =
  /(?:不是|唔係|not)\s*(?<wrong>[^，,。.!！\s]{1,12})\s*[，,。.\s]\s*(?:而)?(?:是|係|系|it'?s|but)?\s*(?<right>[^，,。.!！]{1,20})/iu;

/** TD 7254 is a car of Hong Kong's; NG 1203 may be whoever lives at a door. */
const PLATE = /^\s*(?!NG)[B-DF-HJ-NP-TV-Z]{2} ?\d{3,4}\s*$/;

/** 「王主任」 is our colleague, whoever says it; a Mr Lee may well live here too. */
function isColleague(text: string, community: Community): boolean {
  return /\p{Script=Han}/u.test(namesIn(text, community).staff?.words ?? "");
}
