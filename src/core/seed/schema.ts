import { z } from "zod";
import { TICKET_CLASSES } from "../records/ticket.ts";
import { dutySchema } from "../records/account.ts";
import { STAFF_ROLES } from "../records/actor.ts";
import { communitySchema } from "../records/community.ts";
import { LANGUAGES } from "../records/message.ts";

/** Where editors find the schema of seed files as JSON Schema, from the repository's root. */
export const SEED_JSON_SCHEMA = "src/demo/seed.schema.json";

const text = z.string().trim().min(1).max(200);
const longText = z.string().trim().min(1).max(1_000);
/** As residents' messages are read: bare, in capitals. */
const part = z
  .string()
  .regex(
    /^(?!.*[棟栋幢座樓楼層层室號号])[\p{Lu}\p{Lo}\p{N}]{1,12}$/u,
    'the bare part in capitals, such as "A" or "1203", without 棟, 樓 or 室',
  );
const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u, "letters, digits and hyphens, 40 at most");
const channel = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "a channel's name, such as web, slack or terminal");
const person = z
  .string()
  .regex(/^[\x21-\x7E]{1,200}$/, "the platform's own id of a person, without spaces");
const minutesAgo = z.int().min(0).max(1_000_000);

const unitParts = z.strictObject({
  building: part,
  entrance: part.optional(),
  floor: part.optional(),
  number: part.optional(),
  sub: part.optional(),
});
/** Parts of a unit, as they are written in a seed file. */
export type WrittenUnit = z.infer<typeof unitParts>;

const unitRef = z
  .union([id, unitParts])
  .describe('A unit of this community: its id such as A-1203, or { building: A, number: "1203" }');
export type UnitRef = z.infer<typeof unitRef>;

const residentRef = z
  .union([person, z.strictObject({ channel, person })])
  .describe("A resident of this community by person, or { channel: web, person: wang }");
export type ResidentRef = z.infer<typeof residentRef>;

const floors = z.union([
  z.int().min(1).max(200),
  z.string().regex(/^\d{1,3}-\d{1,3}$/, "floors from and to, such as 1-10"),
]);
/** A floor, or floors from and to: 1-10. */
export type Floors = z.infer<typeof floors>;

const units = z
  .array(
    unitParts.extend({
      id: id.optional().describe("Without it the parts with hyphens between: A-1203, A-5-2"),
    }),
  )
  .describe("Units one by one");

const door = z.int().min(1).max(99);
const unitsOf = z
  .array(
    z.strictObject({
      building: part,
      entrance: part.optional(),
      floors: z.union([floors, z.array(floors).min(1)]).describe("1-10, or [1-3, 5-12]"),
      doors: z.array(door).min(1).optional().describe("[1, 2] on floor 12 are 1201室 and 1202室"),
      subs: z.array(door).min(1).optional().describe("[1, 2] on floor 12 are 12樓之1 and 12樓之2"),
      flats: z
        .array(part)
        .min(1)
        .optional()
        .describe("[A, B] on floor 12 are Flat A, 12/F and Flat B, 12/F"),
    }),
  )
  .describe("Whole buildings: the same homes on each floor, told by one of doors, subs and flats");

const residents = z.array(
  z.strictObject({
    channel: channel.describe("Where they write: terminal for frontdesk talk"),
    person: person.describe("Who they are on that channel: the platform's own id"),
    name: z.strictObject({
      surname: text,
      given: text.optional(),
      form: text.optional().describe("How they are addressed: 先生, 太太, 教授, Mrs"),
    }),
    unit: unitRef.optional(),
    phone: z
      .string()
      .regex(
        /^\+[1-9]\d{6,14}(;ext=\d{1,6})?$/,
        'the number with its country, in quotes: "+886200000001"',
      )
      .optional(),
    language: z.enum(LANGUAGES).optional(),
  }),
);

const bills = z.array(
  z.strictObject({
    unit: unitRef,
    period: z
      .union([
        z.enum(["this-month", "last-month"]),
        z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month such as 2026-10, or last-month"),
      ])
      .describe("2026-10, this-month or last-month"),
    items: z
      .array(
        z.strictObject({
          name: z.union([text, z.strictObject({ zh: text, en: text })]),
          amount: z.int().describe("In the currency's smallest unit: 150000 is 1,500.00"),
        }),
      )
      .min(1),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "a currency such as TWD")
      .optional()
      .describe("Without it the country's own"),
    paid: z
      .union([z.boolean(), z.string().regex(/^\d{4}-\d\d-\d\d$/, "a day such as 2026-10-12")])
      .optional()
      .describe("true, or the day: 2026-10-12"),
  }),
);
/** A bill as it is written in a seed file. */
export type WrittenBill = z.infer<typeof bills>[number];

const tickets = z.array(
  z.strictObject({
    id: z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/, "a ticket's code such as 7K3M-Q2XD"),
    kind: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, "an intent such as repair")
      .describe("The intent that it came from: repair, complaint, emergency …"),
    resident: residentRef,
    conversation: z
      .string()
      .regex(/^[\x21-\x7E]{1,200}$/, "the platform's own id, without spaces")
      .optional()
      .describe("Where it was reported; without it the person's id"),
    issue: longText,
    place: z.strictObject({ area: z.enum(["home", "public"]), words: text }).optional(),
    when: text.optional().describe("When somebody is at home"),
    class: z.enum(TICKET_CLASSES).optional(),
    openedMinutesAgo: minutesAgo.describe("Before the file is loaded"),
    answered: z.strictObject({ staff: text, minutesAgo }).optional(),
    resolved: z.strictObject({ staff: text, minutesAgo, text: longText }).optional(),
    cancelled: z.strictObject({ minutesAgo }).optional(),
  }),
);
/** A ticket as it is written in a seed file. */
export type WrittenTicket = z.infer<typeof tickets>[number];

const colleagues = z
  .array(
    z.strictObject({
      login: z
        .string()
        .regex(/^[^\s@A-Z]+@[^\s@A-Z]+$/, "an e-mail address in small letters")
        .describe("By which they sign in; a link to make a password is printed by `invite --for`"),
      name: text.max(40).describe("As residents see it"),
      title: text.max(20).optional().describe("Beside the name: 客服, 主任"),
      roles: z.array(z.enum(STAFF_ROLES)).min(1),
      communities: z.union([z.literal("all"), z.array(z.string()).min(1)]).default("all"),
      duty: z
        .array(
          z.strictObject({
            days: dutySchema.shape.days.min(1).describe("1 is Monday"),
            from: dutySchema.shape.from,
            to: dutySchema.shape.to.describe("Not later than `from`: on the next day"),
            kind: dutySchema.shape.kind.default("duty"),
          }),
        )
        .default([])
        .describe("When they are there each week, or called"),
    }),
  )
  .describe("Who works here: accounts of the whole installation, each made once");
/** A colleague as they are written in a seed file. */
export type WrittenColleague = z.infer<typeof colleagues>[number];

/** A file of `--seed`: communities with who lives in them, and who works there. */
export const seedFile = z.strictObject({
  colleagues: colleagues.default([]),
  communities: z
    .array(
      communitySchema.extend({
        units: units.default([]),
        unitsOf: unitsOf.default([]),
        residents: residents.default([]),
        bills: bills.default([]),
        tickets: tickets.default([]),
      }),
    )
    .min(1),
});
export type SeedFile = z.infer<typeof seedFile>;
/** A community as it is written in a seed file. */
export type WrittenCommunity = SeedFile["communities"][number];
/** A row of `unitsOf`. */
export type WrittenUnits = WrittenCommunity["unitsOf"][number];
