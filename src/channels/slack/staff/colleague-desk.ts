import type { types, webApi } from "@slack/bolt";
import { z } from "zod";
import type { Staff } from "../../../core/records/actor.ts";
import type { Language } from "../../../core/records/message.ts";
import type { Log } from "../../../runtime/log.ts";
import type { PlaceDesk } from "../../../runtime/places/place-desk.ts";
import { cut } from "../../../core/text/cut.ts";
import { escaped, plainText } from "../markup.ts";
import { id } from "../read.ts";
import { section } from "../render.ts";
import { filingView, noticeView, readFiling, readShortcut } from "./filing-form.ts";
import { atText } from "./forms.ts";
import { listBlocks, listed, type ListWords } from "./lists.ts";

export interface ColleagueDeskParts {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly desk: PlaceDesk;
  readonly community: string;
  readonly words: () => Promise<ListWords>;
}

/** What colleagues have of the app wherever they are in Slack. */
export interface ColleagueDesk {
  /** Somebody opened the app's Home; false: something else happened. */
  opened(body: unknown): Promise<boolean>;
  /** What `/desk` answers, for whoever typed it alone. */
  answered(command: unknown): Promise<Answered>;
  /** A message is to be filed; false: something else was chosen. */
  chosen(body: unknown): Promise<boolean>;
  /** A filing was sent; with what it is answered. Null: another form. */
  submitted(body: unknown): Promise<ReturnType<typeof atText> | Updated | null>;
}

interface Answered {
  readonly response_type: "ephemeral";
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** The form gives way to words. */
interface Updated {
  readonly response_action: "update";
  readonly view: types.ModalView;
}

/** Longer than any name. */
const LONGEST_SOUGHT = 100;
const RESIDENTS_READ: readonly Language[] = ["zh-Hant", "en"];

export function colleagueDesk(parts: ColleagueDeskParts): ColleagueDesk {
  const { client, log, desk, community, words } = parts;
  const say: ListWords["say"] = (key, fillings) => desk.say(community, key, fillings);
  const by = (person: string): Staff | null => desk.colleague(community, person);

  const listsOf = async (who: Staff | null): Promise<types.KnownBlock[] | null> => {
    const lists = who && (await desk.lists(who, community));
    return lists && listBlocks(lists, await words());
  };

  /** Its press is good for three seconds: what doesn't open now is not opened later. */
  const open = async (trigger: string, view: types.ModalView): Promise<void> => {
    try {
      await client.views.open({ trigger_id: trigger, view });
    } catch {
      log.warn("slack-form-not-opened");
    }
  };

  return {
    async opened(body) {
      const read = openedSchema.safeParse(body).data;
      if (!read) return false;
      const { user, tab } = read.event;
      if (tab !== "home") return true;
      const lists = await listsOf(by(`${read.team_id}:${user}`));
      const blocks = lists ?? RESIDENTS_READ.map((language) => section(greeting(language)));
      try {
        await client.views.publish({ user_id: user, view: { type: "home", blocks } });
      } catch {
        // It is drawn anew when it is opened again.
        log.warn("slack-home-not-shown");
      }
      return true;
    },
    async answered(command) {
      const { team_id: team, user_id: user, text } = commandSchema.parse(command);
      const person = `${team}:${user}`;
      const who = by(person);
      if (who === null)
        return told(say((await desk.link(person, text)) ? "place.linked" : "place.unlinked"));
      const sought = cut(plainText(text, null), LONGEST_SOUGHT);
      if (sought === "") {
        const blocks = await listsOf(who);
        return blocks
          ? { ...told(say("place.help")), blocks }
          : told(say("case.refused.not-yours"));
      }
      const found = await desk.openAbout(who, community, sought);
      if (found === null) return told(say("case.refused.not-yours"));
      const key = found.length > 0 ? "place.found" : "place.nothing-open";
      const heading = escaped(say(key, { text: sought })).join("");
      return found.length > 0
        ? { ...told(heading), blocks: listed(found, await words()) }
        : told(`${heading}\n${say("place.help")}`);
    },
    async chosen(body) {
      const read = readShortcut(body);
      if (read === null) return false;
      const who = by(read.person);
      const form = who && desk.filingForm(who, community, read.text);
      const why = who === null ? "place.unlinked" : "case.refused.not-yours";
      await open(read.trigger, form ? filingView(form, say) : noticeView(say(why), say));
      return true;
    },
    async submitted(body) {
      const read = readFiling(body);
      if (read === null) return null;
      const who = by(read.person);
      if (who === null) return atText(say("place.unlinked"));
      const filed = await desk.file(who, community, read.told, read.id);
      if (!filed.ok) return atText(filed.error);
      const done = say("place.filed", { ticket: filed.value });
      return { response_action: "update", view: noticeView(done, say) };
    },
  };

  function greeting(language: Language): string {
    const said = ["greet.opening", "place.residents"].map((key) =>
      desk.say(community, key, {}, language),
    );
    return escaped(said.join("\n")).join("");
  }
}

/** @param shown as Slack shows it, escaped */
function told(shown: string): Answered {
  return { response_type: "ephemeral", text: shown, blocks: [section(shown)] };
}

const openedSchema = z.looseObject({
  team_id: id,
  event: z.looseObject({ type: z.literal("app_home_opened"), user: id, tab: z.string() }),
});

const commandSchema = z.looseObject({ team_id: id, user_id: id, text: z.string().default("") });
