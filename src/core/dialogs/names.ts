import type { Community } from "../records/community.ts";
import type { Language } from "../records/message.ts";
import { namesIn } from "../understanding/community-names.ts";
import type { Entities, Interpretation } from "../understanding/interpretation.ts";
import { foldScript, normalise } from "../text/normalise.ts";

/** What a message says, with the community's own names understood in it. */
export function withNames(
  meaning: Interpretation,
  community: Community,
  language: Language,
): Interpretation {
  const known = (text: string, entities: Entities): Entities => {
    const { staff, facility } = namesIn(text, community);
    const { name, place } = entities;
    const isStaff =
      name !== null && staff !== null && staff.words.includes(normalise(name.surname));
    return {
      ...entities,
      name: isStaff ? null : name,
      place:
        facility && place?.area !== "home"
          ? { area: "public", words: inLanguage(facility.of, language) }
          : place,
    };
  };
  return {
    ...meaning,
    entities: known(meaning.text, meaning.entities),
    matters: meaning.matters.map((matter) => ({
      ...matter,
      entities: known(matter.text, matter.entities),
    })),
  };
}

/** Resident's words, with the names behind them that staff go by where they are written otherwise. */
export function withStaffsNames(text: string, community: Community): string {
  const { staff, facility } = namesIn(text, community);
  const meant = [staff?.of.name, facility?.of.zh]
    .filter((name) => name !== undefined)
    .filter((name) => !normalise(text).includes(normalise(name)));
  return meant.length === 0 ? text : `${text}（${meant.join("，")}）`;
}

function inLanguage({ zh, en }: Community["facilities"][number], language: Language): string {
  if (language === "en") return en;
  return language === "zh-Hans" ? foldScript(zh) : zh;
}
