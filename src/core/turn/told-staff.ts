import type { InLanguage, StaffFillings } from "../content/content.ts";
import { timeWords } from "../courtesy/time-words.ts";
import type { StaffMember } from "../records/actor.ts";
import type { Language, Role } from "../records/message.ts";
import type { Note, NoteKind } from "../records/note.ts";
import { standing } from "./turn-plan.ts";
import type { TurnPlan } from "./turn.ts";

/** Staff read the community's own language, unless they chose another. */
const STAFF_LANGUAGE: Language = "zh-Hant";

/** Tells staff, each in their own language; `urgent` stands out on their screens. */
export function alert(
  plan: TurnPlan,
  role: Role,
  key: string,
  fillings: StaffFillings,
  about: {
    readonly ticket: string | null;
    readonly urgent?: boolean;
    /** Whom of them it is for by name. */
    readonly ids?: readonly string[];
  },
): TurnPlan {
  const text = (language: Language): string => {
    const filled = Object.entries(fillings).map(([blank, words]) => [
      blank,
      typeof words === "string" ? words : words(language),
    ]);
    return plan.world.content.phrases.say(
      key,
      language,
      { ...standing(plan, language), ...Object.fromEntries(filled) },
      0,
    );
  };
  const { ticket, urgent = false, ids } = about;
  const one = {
    role,
    text: text(STAFF_LANGUAGE),
    inLanguages: { "zh-Hans": text("zh-Hans"), en: text("en") },
    ticket,
    urgent,
    ...(ids === undefined ? {} : { ids }),
  };
  return { ...plan, alerts: [...plan.alerts, one] };
}

/** Writes something down that colleagues alone read. */
export function noteDown(
  plan: TurnPlan,
  kind: NoteKind,
  by: StaffMember | null,
  told: Partial<Pick<Note, "text" | "mentions" | "to" | "about">> = {},
): TurnPlan {
  const { text = "", mentions = [], to, about } = told;
  const id = `${plan.world.ids.turn}.n${plan.notes.length}`;
  const note: Note = {
    id,
    at: plan.now,
    kind,
    by,
    text,
    mentions: [...mentions],
    ...(to === undefined ? {} : { to }),
    ...(about === undefined ? {} : { about }),
  };
  return { ...plan, notes: [...plan.notes, note] };
}

/** A time for staff's eyes: no promise to a resident. */
export function staffTime({ now, world }: TurnPlan, at: number): InLanguage {
  return (language) => timeWords(at, now, world.community.zone, language);
}

/** A name of the catalogue as staff read it: of a class, a role, a danger. */
export function nameOf({ world }: Pick<TurnPlan, "world">, key: string): InLanguage {
  return (language) => world.content.phrases.say(key, language, {}, 0);
}
