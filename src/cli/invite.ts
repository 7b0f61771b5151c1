import { z } from "zod";
import type { Config } from "../config.ts";
import { foldedLogin, type Account, type Grant } from "../core/records/account.ts";
import { STAFF_ROLES, type StaffRole } from "../core/records/actor.ts";
import type { Clock } from "../runtime/clock.ts";
import { openCommunities } from "../runtime/communities.ts";
import { openLog } from "../runtime/log.ts";
import { hasAdmin, type Invited } from "../runtime/people/invitations.ts";
import { openPeople, type People } from "../runtime/people/people.ts";
import type { OpenedData } from "../store/open-data.ts";
import { askDesk } from "./control-socket.ts";
import { Refused } from "./exit-code.ts";

/** What the operator asks for, as it also goes to a desk at work. */
const askedSchema = z.strictObject({
  roles: z
    .array(z.enum(STAFF_ROLES, `there is no such role: ${STAFF_ROLES.join(", ")}`))
    .default(["staff"]),
  community: z.string().optional(),
  name: z.string().max(40, "a name has 40 characters at most").default(""),
  for: z.string().optional(),
});
type Asked = z.infer<typeof askedSchema>;

/** Whom links are issued for, and by what address they lead here. */
export interface Door {
  readonly people: People;
  readonly communities: () => readonly { readonly id: string }[];
  /** Without a slash at its end. */
  readonly address: string;
}

/**
 * `frontdesk invite`: a link that opens once. A desk at work on SQLite owns its data and is asked
 * for it; else it is written where the data is.
 * @throws Refused with one clear line
 */
export async function invite(
  told: object,
  { config, clock, open }: InvitePorts,
  out: (line: string) => void,
): Promise<void> {
  const read = askedSchema.safeParse(told);
  if (!read.success) throw new Refused(read.error.issues[0]?.message ?? "", 2);
  const asked = read.data;
  if (asked.for !== undefined && "roles" in told)
    throw new Refused("--for opens an account as it is: leave out --role", 2);
  const answered =
    config.redis === null ? await askDesk(config.dataDir, "invite", JSON.stringify(asked)) : null;
  out(answered ?? (await issuedHere(asked, { config, clock, open })));
}

export interface InvitePorts {
  readonly config: Config;
  readonly clock: Clock;
  readonly open: () => Promise<OpenedData>;
}

async function issuedHere(asked: Asked, { config, clock, open }: InvitePorts): Promise<string> {
  const { store } = await open();
  const parts = { store, clock, log: openLog("error") };
  const communities = await openCommunities(parts);
  const people = await openPeople(parts);
  try {
    const address = addressOf(config, config.port);
    return await issue(asked, { people, communities: () => communities.all(), address });
  } finally {
    people.close();
    communities.close();
    await store.close();
  }
}

/** What a desk at work answers to {@link invite}. */
export function inviteFor(door: Door): (told: string) => Promise<string> {
  return (told) => issue(askedSchema.parse(JSON.parse(told)), door);
}

async function issue(asked: Asked, door: Door): Promise<string> {
  const { people, communities } = door;
  if (asked.for !== undefined) {
    const account = people.byLogin(foldedLogin(asked.for));
    if (account === undefined || account.disabled)
      throw new Refused(`nobody signs in by ${asked.for}`, 1);
    return linkTo(door, { account: account.id, grants: [], name: account.name, by: null });
  }
  const { roles, community, name } = asked;
  const ids = communities().map(({ id }) => id);
  if (community !== undefined && !ids.includes(community))
    throw new Refused(`there is no community "${community}": ${ids.join(", ")}`, 1);
  const grants = grantsOf(roles, community === undefined ? "all" : [community]);
  return linkTo(door, { account: null, grants, name, by: null });
}

/** A link that lets somebody in, once. */
export async function linkTo(
  { people, address }: Pick<Door, "people" | "address">,
  invited: Invited,
): Promise<string> {
  return `${address}/staff/join?key=${await people.invitations.issue(invited)}`;
}

/** What `start` says of the way in: while nobody can let others in, a link for the first who can. */
export async function staffLines(door: Door, isDemo: boolean): Promise<readonly string[]> {
  const { people, address } = door;
  const accounts = people.all();
  // Whoever sets the desk up may do everything, until they have colleagues for it.
  const grants = grantsOf(["admin", "director", "supervisor", "staff"], "all");
  const first = { account: null, grants, name: "", by: null, isFirst: true };
  const line = hasAdmin(accounts)
    ? `Staff:      ${address}/staff`
    : `Staff:      ${await linkTo(door, first)}  (opens once)`;
  if (!isDemo) return [line];
  const lines = (["staff", "supervisor"] as const).map(async (role) => {
    const account = accounts.find((one) => isOfTheirs(one, role));
    if (account === undefined) return [];
    const { id, name, title } = account;
    const invited = { account: id, grants: [], name, by: null, isBare: true };
    return [`  ${name} (${title}): ${await linkTo(door, invited)}  (opens once)`];
  });
  return [line, ...(await Promise.all(lines)).flat()];
}

function isOfTheirs({ grants, login }: Account, role: StaffRole): boolean {
  return login !== null && grants.some((grant) => grant.role === role);
}

function grantsOf(roles: readonly StaffRole[], communities: Grant["communities"]): Grant[] {
  return roles.map((role) => ({ role, communities }));
}

/** Where residents and colleagues reach a desk that listens there. */
export function addressOf(
  { publicUrl, host }: Pick<Config, "publicUrl" | "host">,
  port: number,
): string {
  return publicUrl ?? `http://${printable(host)}:${port}`;
}

/** An IPv6 address stands in brackets; 0.0.0.0 is no address to click on. */
function printable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
