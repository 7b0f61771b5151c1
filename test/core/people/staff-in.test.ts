import { describe, expect, it } from "vitest";
import { EVERYWHERE, placesOf, staffIn } from "../../../src/core/people/staff-in.ts";
import {
  accountSchema,
  foldedLogin,
  newAccount,
  type Grant,
} from "../../../src/core/records/account.ts";

const GRANTS: Grant[] = [
  { role: "supervisor", communities: ["harbour"] },
  { role: "staff", communities: "all" },
];
const chen = { ...newAccount("a1", "陳小姐"), title: "客服", grants: GRANTS };

describe("a colleague", () => {
  it("has in each community the roles that they have there, and no others", () => {
    expect(staffIn(chen, "main")).toEqual({
      kind: "staff",
      id: "a1",
      name: "陳小姐",
      title: "客服",
      roles: ["staff"],
      communities: ["main"],
    });
    expect(staffIn(chen, "harbour").roles).toEqual(["staff", "supervisor"]);
    expect(staffIn(chen, EVERYWHERE).roles).toEqual(["staff"]);
  });

  it("has none who has left, and none of whom nothing is said", () => {
    const nothing = { roles: [], communities: [] };
    expect(staffIn({ ...chen, disabled: true }, "main")).toMatchObject(nothing);
    expect(staffIn(newAccount("a2", "新人"), "main")).toMatchObject(nothing);
    expect(staffIn(newAccount("a2", "新人"), "main")).not.toHaveProperty("title");
  });

  it("works where their grants say", () => {
    expect(placesOf(chen.grants)).toEqual([EVERYWHERE]);
    expect(placesOf(chen.grants.slice(0, 1))).toEqual(["harbour"]);
    expect(placesOf([])).toEqual([]);
  });

  it("is read with what was not yet told when the record was written", () => {
    expect(accountSchema.parse({ id: "a", name: "b" })).toMatchObject({
      login: null,
      grants: [],
      duty: [],
      away: false,
      disabled: false,
      sessionsFrom: 0,
    });
  });

  it("has one login, however it is typed", () => {
    expect(foldedLogin(" Ｃhen@Example.COM ")).toBe("chen@example.com");
  });
});
