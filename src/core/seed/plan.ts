import { IANAZone } from "luxon";
import { z } from "zod";
import { communitySchema, type Community } from "../records/community.ts";
import type { ContentFile, Problem } from "../content/content.ts";
import { byPlace } from "../content/check/problem.ts";
import { schemaProblems } from "../content/check/schema-problems.ts";
import { readYaml, type Path } from "../content/check/yaml-source.ts";
import type { Bill } from "../records/bill.ts";
import type { Resident } from "../records/resident.ts";
import type { RegisteredUnit } from "../records/unit.ts";
import { failed, ok, type Result } from "../result.ts";
import { plannedColleagues, type SeededAccount } from "./colleagues.ts";
import { plannedBills } from "./bills.ts";
import { seedFile, type WrittenCommunity } from "./schema.ts";
import { checkHours } from "./check-hours.ts";
import { tellInto, type Tell } from "./tell.ts";
import { plannedTickets, seededConversations, type SeededConversation } from "./tickets.ts";
import { plannedUnits, type Units } from "./units.ts";

/** Everything that a seed file puts into one community's records. */
export interface CommunityPlan {
  readonly community: Community;
  readonly units: readonly RegisteredUnit[];
  readonly residents: readonly Resident[];
  readonly bills: readonly Bill[];
  readonly conversations: readonly SeededConversation[];
}

/** What a seed file says, and what in it was probably not meant as it is read. */
export interface SeedPlan {
  readonly communities: readonly CommunityPlan[];
  readonly colleagues: readonly SeededAccount[];
  readonly warnings: readonly Problem[];
}

/** A community's own settings, without its lists. */
const settings = z.object(communitySchema.shape);

/**
 * Reads a seed file (YAML or JSON) and checks all of it, or tells everything that is wrong with it
 * at once. Times in it are relative to `now`, ms UTC. Never throws on any text.
 */
export function planSeed(file: ContentFile, now: number): Result<SeedPlan, readonly Problem[]> {
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml;
  const source = yaml.value;
  const parsed = seedFile.safeParse(source.value);
  if (!parsed.success) {
    const problems = schemaProblems(source, seedFile, parsed.error.issues);
    return failed([...problems, ...source.warnings].sort(byPlace));
  }
  const problems: Problem[] = [];
  const tell = tellInto(problems, source);
  const { communities } = parsed.data;
  checkNames(communities, tell);
  const checked = communities.map((written, n) => {
    const base = ["communities", n];
    checkSettings(written, base, tell);
    const units = plannedUnits(written, base, tell);
    const residents = plannedResidents(written, units, base, tell);
    return {
      community: settings.parse(written),
      units: units.all,
      residents,
      bills: plannedBills(written, units, base, now, tell),
      tickets: plannedTickets(written, residents, base, tell),
    };
  });
  const colleagues = plannedColleagues(parsed.data.colleagues, communities, tell);
  if (problems.length > 0) return failed([...problems, ...source.warnings].sort(byPlace));
  const plans = checked.map(({ tickets, ...plan }) => ({
    ...plan,
    conversations: seededConversations(tickets, plan.community, now),
  }));
  return ok({ communities: plans, colleagues, warnings: source.warnings });
}

/** Ids and host names lead to one community each. */
function checkNames(communities: readonly WrittenCommunity[], tell: Tell): void {
  const ids = new Map<string, Path>();
  const hosts = new Map<string, Path>();
  const once = (seen: Map<string, Path>, name: string, what: string, at: Path): void => {
    const first = seen.get(name);
    if (first) tell.twice(at, `The ${what} ${name}`, first);
    else seen.set(name, at);
  };
  for (const [n, community] of communities.entries()) {
    once(ids, community.id, "community", ["communities", n, "id"]);
    for (const [m, host] of community.hosts.entries())
      once(hosts, host, "host", ["communities", n, "hosts", m]);
  }
}

/** A community without a valid clock could keep no promise. */
function checkSettings(written: WrittenCommunity, base: Path, tell: Tell): void {
  const { zone } = written;
  if (!IANAZone.isValidZone(zone)) {
    const cure = "Expected: an IANA time zone such as Asia/Taipei.";
    tell([...base, "zone"], "wrong-value", `There is no time zone "${zone.slice(0, 40)}"`, cure);
  }
  checkHours(written, base, tell);
}

function plannedResidents(
  written: WrittenCommunity,
  units: Units,
  base: Path,
  tell: Tell,
): readonly Resident[] {
  const seen = new Map<string, Path>();
  return written.residents.flatMap((one, n) => {
    const at = [...base, "residents", n];
    const { channel, person, name, phone = null, language = null } = one;
    const first = seen.get(`${channel} ${person}`);
    if (first) {
      tell.twice(at, `The resident ${person} on ${channel}`, first);
      return [];
    }
    seen.set(`${channel} ${person}`, at);
    const unit = one.unit === undefined ? null : units.find(one.unit, [...at, "unit"]);
    return [
      {
        channel,
        person,
        name: { surname: name.surname, given: name.given ?? null, form: name.form ?? null },
        unitId: unit?.id ?? null,
        unit: unit === null ? null : partsOf(unit),
        phone,
        language,
      },
    ];
  });
}

function partsOf({ building, entrance, floor, number, sub }: RegisteredUnit): Resident["unit"] {
  return { building, entrance, floor, number, sub };
}
