import { z } from "zod";

const hourMinute = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time of day such as 09:00");
const span = z.strictObject({ from: hourMinute, to: hourMinute });

const name = z.string().trim().min(2).max(40);

const hintSchema = z.strictObject({
  /** As units have them: A, 3; none for all. */
  buildings: z.array(z.string().min(1).max(40)).max(50).default([]),
  about: z.enum(["water", "power", "gas", "lift", "keys", "other"]),
  zh: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
});
/** For staff's eyes alone. */
export type Hint = z.infer<typeof hintSchema>;

/** A community and its settings; the defaults are the handbook's ("Settled questions"). */
export const communitySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, "lower-case letters, digits and hyphens"),
  /** How the company names itself: 「您好！物業服務公司。」 (A5). */
  company: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** IANA time zone: everything is stored in UTC and shown in this zone. */
  zone: z.string().default("Asia/Taipei"),
  /** ISO weekdays, 1 is Monday. */
  officeDays: z.array(z.int().min(1).max(7)).default([1, 2, 3, 4, 5, 6]),
  officeHours: z.array(span).default([
    { from: "09:00", to: "12:00" },
    { from: "13:00", to: "18:00" },
  ]),
  /** Days on which the office is closed whatever the weekday, by the community's calendar. */
  holidays: z
    .array(z.strictObject({ date: z.iso.date(), zh: name, en: name }))
    .max(200)
    .default([]),
  /** When residents eat and rest: the desk begins no talk then, dangers and promises aside (B12). */
  quietHours: z.array(span).default([
    { from: "12:00", to: "13:30" },
    { from: "18:00", to: "19:00" },
    { from: "21:00", to: "24:00" },
    { from: "00:00", to: "08:30" },
  ]),
  /**
   * Phone numbers without a country code are read as this country's, its words are said (升降機 in
   * HK), and in CN residents are spoken to in Simplified until they write otherwise.
   */
  country: z.enum(["TW", "CN", "HK"]).default("TW"),
  /** Numbers that emergency advice names; the public ones are the country's where none are set. */
  emergency: z
    .strictObject({
      police: z.string(),
      fire: z.string(),
      /** The fire brigade's where it comes with the ambulance. */
      ambulance: z.string(),
      /** Who listens to people that want to die, day and night. */
      helpline: z.string(),
      office: z.string().nullable(),
    })
    .partial()
    .default({}),
  /** Colleagues whom residents ask for by name. */
  staff: z
    .array(
      z.strictObject({
        name: name.describe("As colleagues say it: 王主任"),
        aliases: z.array(name).max(20).default([]).describe("Manager Wong, 老王"),
      }),
    )
    .max(100)
    .default([]),
  /** What the community has for all; found under each of its names, misspelt too. */
  facilities: z
    .array(
      z.strictObject({
        zh: name,
        en: name,
        aliases: z.array(name).max(20).default([]).describe("會所, clubhouse"),
      }),
    )
    .max(100)
    .default([]),
  /** What whoever is called to a building should know: where valves and keys are, who mends the lift. */
  hints: z.array(hintSchema).max(100).default([]),
  /** Host names under which this community's chat page is served, besides /c/<id>. */
  hosts: z.array(z.string()).default([]),
});
export type Community = z.infer<typeof communitySchema>;
/** Whom residents ask for by name. */
export type Colleague = Community["staff"][number];

type EmergencyNumbers = Readonly<Record<"police" | "fire" | "ambulance" | "helpline", string>>;

/** Public numbers; where help comes from and what is said of it: `dialogs/phrases/emergency.yml`. */
const PUBLIC_NUMBERS: Readonly<Record<Community["country"], EmergencyNumbers>> = {
  TW: { police: "110", fire: "119", ambulance: "119", helpline: "1925" },
  CN: { police: "110", fire: "119", ambulance: "120", helpline: "12356" },
  HK: { police: "999", fire: "999", ambulance: "999", helpline: "18111" },
};

/** The numbers that a community's residents are told to call. */
export function emergencyNumbers({ country, emergency }: Community): EmergencyNumbers {
  const { police, fire, ambulance, helpline } = PUBLIC_NUMBERS[country];
  return {
    police: emergency.police ?? police,
    fire: emergency.fire ?? fire,
    ambulance: emergency.ambulance ?? emergency.fire ?? ambulance,
    helpline: emergency.helpline ?? helpline,
  };
}

/** What an installation that was told nothing serves. */
export const DEFAULT_COMMUNITY: Community = communitySchema.parse({
  id: "main",
  company: { zh: "物業服務公司", en: "Property Services" },
});
