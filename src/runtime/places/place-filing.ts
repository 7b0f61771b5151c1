import { kindNames, namedKind } from "../../core/content/kind-names.ts";
import type { StaffAct, StaffRefusal } from "../../core/act.ts";
import { unitWords } from "../../core/courtesy/unit-words.ts";
import { fullName } from "../../core/courtesy/address.ts";
import { can } from "../../core/policy.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { Ticket } from "../../core/records/ticket.ts";
import { failed, ok, type Result } from "../../core/result.ts";
import { COUNTER, WAYS } from "../../core/takeover/file-for.ts";
import { keys } from "../../store/keys.ts";
import type { RuntimeContext } from "../context.ts";
import type { StaffAction } from "../staff.ts";

/** Colleagues file in a place for who came, phoned or wrote (D17). */
export interface PlaceFiling {
  /** A form for what somebody wrote, as far as the words fill it; null: not theirs to file. */
  filingForm(by: Staff, community: string, text: string): FilingForm | null;
  /**
   * Files it. @param id the same for each delivery
   * @returns the ticket's code, or the words that tell why not
   */
  file(by: Staff, community: string, told: Filed, id: string): Promise<Result<string, string>>;
}

export interface FilingForm {
  readonly kinds: readonly Option[];
  readonly ways: readonly Option[];
  /** Of {@link FilingForm.kinds}, by what the words say. */
  readonly kind: string;
  readonly issue: string;
  readonly unit: string;
  readonly name: string;
  readonly phone: string;
}
interface Option {
  readonly id: string;
  readonly words: string;
}

/** What the act is told: what is left empty is left out. */
type Filed = Readonly<Record<"kind" | "via" | "issue" | "unit" | "name" | "phone", string>>;

const STAFF_LANGUAGE = "zh-Hant";
const LONGEST_ISSUE = 2_000;

export interface PlaceFilingParts {
  readonly context: RuntimeContext;
  readonly place: string;
  readonly acts: readonly StaffAct[];
  readonly staff: (action: StaffAction) => Promise<Result<Ticket | null, StaffRefusal>>;
  readonly newId: () => string;
  readonly say: (community: string, key: string) => string;
}

export function placeFiling({ context, place, acts, ...ports }: PlaceFilingParts): PlaceFiling {
  const act = acts.find(({ name }) => name === "file");

  return {
    filingForm(by, community, text) {
      if (!act || !can(by, act, { kind: "community", community }).ok) return null;
      const content = context.content(community);
      const { understanding, phrases } = content;
      const { country } = context.community(community);
      const say = (key: string): string => ports.say(community, key);
      const kinds = Object.entries(kindNames(content))
        .filter(([, { isFiled }]) => isFiled)
        .map(([id]) => ({ id, words: namedKind(phrases, id, say) }));
      const read = understanding.interpret(text, country);
      const meant = read.danger === null ? read.match.intent : "emergency";
      const { unit, name, phone } = read.entities;
      const first = kinds.find(({ id }) => id === meant) ?? kinds[0];
      return {
        kinds,
        ways: WAYS.map((id) => ({ id, words: say(`place.way.${id}`) })),
        kind: first?.id ?? "",
        issue: text.slice(0, LONGEST_ISSUE),
        unit: unit ? unitWords(unit, STAFF_LANGUAGE) : "",
        name: fullName(name),
        phone: phone ?? "",
      };
    },
    async file(by, community, told, id) {
      const said = Object.entries(told).filter(([, value]) => value.trim() !== "");
      const ready = act?.told(Object.fromEntries(said));
      if (!ready?.ok || ready.value.about !== "conversation")
        return failed(ports.say(community, "case.refused.words-needed"));
      const conversation = ports.newId();
      const on = { community, channel: COUNTER, conversation };
      const via = { place, id: `file:${id}` };
      const done = await ports.staff({ by, act: ready.value, on, via });
      if (!done.ok)
        return failed(
          ports.say(
            community,
            `case.refused.${done.error === "not-yours" ? "not-yours" : "other"}`,
          ),
        );
      const key = keys.conversation(COUNTER, conversation);
      const found = (await context.store.get(community, [key], context.clock.now())).read(key);
      return ok(found?.value.tickets.at(-1) ?? "");
    },
  };
}
