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
    const own = isColleague(text, community) ? null : told.name;
    // The same question asks for both, so a neighbouring country's number counts as well.
    return { ...(own && { name: own }), ...(told.phone !== null && { phone: told.phone }) };
  },
  named: new RegExp(normalise("名|稱呼|姓|\\bname\\b"), "u"),
  form: true,
  remembered: true,
});

/** 「王主任」 is our colleague, whoever says it; a Mr Lee may well live here too. */
function isColleague(text: string, community: Community): boolean {
  return /\p{Script=Han}/u.test(namesIn(text, community).staff?.words ?? "");
}
