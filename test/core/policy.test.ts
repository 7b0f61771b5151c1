import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { DESK, STAFF_ROLES, type Actor, type StaffMember } from "../../src/core/records/actor.ts";
import { newConversation } from "../../src/core/records/conversation.ts";
import type { Owner } from "../../src/core/records/owner.ts";
import {
  can,
  FALL_DUE,
  LOOK_ON,
  HANDLE_FILES,
  OPEN,
  RELATIONS,
  WRITE,
  type About,
  type Part,
  type Permitted,
  type Relation,
} from "../../src/core/policy.ts";
import { ACCOUNT_ACTS, INVITE, SEE_PEOPLE, TUNE } from "../../src/core/people/acts.ts";
import { FEATURES } from "../../src/features.ts";
import { colleague } from "../colleague.ts";
import { literalTicket, NOW } from "./literal-world.ts";

/** Everything that can be done, and on what. */
const ACTS: readonly (Permitted & { readonly about: About["kind"] })[] = [
  { ...WRITE, about: "conversation" },
  { ...OPEN, about: "conversation" },
  { ...FALL_DUE, about: "conversation" },
  { ...LOOK_ON, about: "conversation" },
  { ...HANDLE_FILES, about: "community" },
  { ...SEE_PEOPLE, about: "community" },
  { ...INVITE, about: "community" },
  { ...TUNE, about: "community" },
  ...Object.values(ACCOUNT_ACTS).map((act) => ({ ...act, about: "account" as const })),
  ...FEATURES.acts,
];
const PARTS: readonly Part[] = ["resident", "desk", ...STAFF_ROLES];

const parts = z.array(z.enum(PARTS));
/** A row an act, read by eye: no act's own table is behind it. */
const MAY = z
  .record(z.string(), z.strictObject({ own: parts, others: parts, unassigned: parts }))
  .parse(parse(readFileSync(new URL("may.yml", import.meta.url), "utf8")));

const ME: StaffMember = { id: "s1", name: "林主任" };
/** Of the same name, and somebody else. */
const NAMESAKE: StaffMember = { id: "s2", name: "林主任" };

function actor(part: Part, communities: "all" | readonly string[]): Actor {
  if (part === "desk") return DESK;
  if (part === "resident") return { kind: "resident", channel: "web", person: "p1" };
  return { ...colleague("", part), ...ME, communities };
}

/** Something that stands so to whoever acts; null where nothing can. */
function something(of: About["kind"], relation: Relation, part: Part): About | null {
  const community = "main";
  // It is nobody's own.
  if (of === "community") return relation === "unassigned" ? { kind: of, community } : null;
  const isResident = part === "resident";
  if (part === "desk" && relation === "own") return null;
  if (of === "account")
    return relation === "unassigned" || (part === "resident" && relation === "own")
      ? null
      : { kind: of, community, account: relation === "own" ? ME.id : NAMESAKE.id };
  if (isResident && (relation === "unassigned" || (of === "ticket" && relation === "own")))
    return null;
  const whose = relation === "own" ? ME : NAMESAKE;
  if (of === "ticket") {
    const taken = { kind: "answered", at: NOW, staff: whose } as const;
    const ticket = literalTicket("T1", ...(relation === "unassigned" ? [] : [taken]));
    return { kind: "ticket", community, ticket };
  }
  const owner: Owner =
    relation === "unassigned"
      ? { kind: "waiting", epoch: 1 }
      : { kind: "staff", epoch: 1, ...whose };
  const person = isResident && relation === "others" ? "p2" : "p1";
  const conversation = { ...newConversation("web", "c1", person), owner };
  return { kind: "conversation", community, conversation };
}

describe("the authorization matrix", () => {
  it("has a row for each act, and no other", () => {
    expect(ACTS.map(({ name }) => name).toSorted()).toEqual(Object.keys(MAY).toSorted());
  });

  it.each(ACTS)("lets $name be done by whom it names, and by nobody else", (act) => {
    for (const relation of RELATIONS)
      for (const part of PARTS) {
        const about = something(act.about, relation, part);
        if (about === null) continue;
        const may = MAY[act.name]?.[relation].includes(part) ?? false;
        const where = `${part}, ${relation}`;
        expect(can(actor(part, "all"), act, about).ok, where).toBe(may);
        expect(can(actor(part, ["main"]), act, about).ok, where).toBe(may);
        const elsewhere = can(actor(part, ["garden"]), act, about);
        const isStaff = part !== "resident" && part !== "desk";
        // What is another community's is not there, also for whom nothing would be allowed.
        const hasOwn = act.about === "ticket" || act.about === "conversation";
        const error = hasOwn ? `no-such-${act.about}` : "not-yours";
        if (isStaff) expect(elsewhere, where).toEqual({ ok: false, error });
      }
  });

  it("gives nobody of staff anything without a role, and each what any of their roles may", () => {
    for (const act of FEATURES.acts) {
      const about = something(act.about, "unassigned", "staff");
      if (about === null) throw new Error("nothing to act on");
      const by = { ...colleague("林主任"), roles: [] };
      expect(can(by, act, about), act.name).toEqual({ ok: false, error: "not-yours" });
      const both = colleague("林主任", "admin", "staff");
      expect(can(both, act, about), act.name).toEqual(can(colleague("林主任"), act, about));
    }
  });

  it("leaves what was resolved to whom it was, also for those who resolve their own alone", () => {
    const resolved = { kind: "resolved", at: NOW, staff: ME, text: "好了" } as const;
    const ticket = literalTicket("T1", resolved);
    const about: About = { kind: "ticket", community: "main", ticket };
    const own: Permitted = {
      name: "read",
      may: { own: ["technician"], others: [], unassigned: [] },
    };
    expect(can(actor("technician", "all"), own, about).ok).toBe(true);
    expect(can({ ...colleague("", "technician"), ...NAMESAKE }, own, about).ok).toBe(false);
  });

  it("tells a resident by channel and person, and gives them no ticket", () => {
    const conversation = newConversation("web", "c1", "p1");
    const about: About = { kind: "conversation", community: "main", conversation };
    const resident = (channel: string, person: string): Actor => ({
      kind: "resident",
      channel,
      person,
    });
    expect(can(resident("web", "p1"), OPEN, about).ok).toBe(true);
    expect(can(resident("slack", "p1"), OPEN, about)).toEqual({ ok: false, error: "not-yours" });
    const ticket: About = { kind: "ticket", community: "main", ticket: literalTicket("T1") };
    expect(can(resident("web", "p1"), OPEN, ticket).ok).toBe(false);
  });

  it("keeps the community's own jobs to whom they name", () => {
    const job: Permitted = {
      name: "count",
      may: { own: [], others: [], unassigned: ["desk", "admin"] },
    };
    const about: About = { kind: "community", community: "main" };
    expect(can(DESK, job, about).ok).toBe(true);
    expect(can(colleague("林主任", "admin"), job, about).ok).toBe(true);
    expect(can(colleague("林主任"), job, about).ok).toBe(false);
    const elsewhere = { ...colleague("林主任", "admin"), communities: ["garden"] };
    expect(can(elsewhere, job, about)).toEqual({ ok: false, error: "not-yours" });
  });
});
