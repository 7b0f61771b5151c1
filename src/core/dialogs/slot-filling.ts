import { cut } from "../text/cut.ts";
import type { Community } from "../records/community.ts";
import type { Dialog } from "../content/content.ts";
import type { Frame } from "../records/conversation.ts";
import { FORM_SLOTS } from "../records/message.ts";
import type { Slots } from "../records/ticket.ts";
import type { World } from "../turn/turn.ts";
import { namesIn } from "../understanding/community-names.ts";
import { correctedUnit } from "./corrected-unit.ts";
import { newFrame, wantedSlots } from "./frame.ts";
import { isPlain, type Utterance } from "./utterance.ts";
import { issueIn } from "./issue.ts";

/**
 * A time of day in a report is mostly when the fault began; only with such words is it when
 * somebody is at home.
 */
const AVAILABILITY =
  /在家|有人|方便|過來|过来|上門|上门|at home|home (after|before|from|until)|available|come (by|over|round|after|at)/i;

/**
 * What a message tells, beyond what was asked for: slots that are to be set. What was asked is
 * read leniently (a bare 1203, 王, 都可以), the rest only where it is said in so many words.
 */
export function told(utterance: Utterance, dialog: Dialog, frame: Frame, world: World): Slots {
  const wanted = wantedSlots(dialog);
  const { entities } = utterance.meaning;
  const asked = frame.asked?.what ?? null;
  const found: Slots = {};
  // What a form's fields say together is no sentence to be read.
  if (Object.keys(utterance.form).length > 0) return filledIn(utterance, frame, dialog, world);
  if (utterance.area) found.place = { area: utterance.area, words: utterance.label };
  else if (entities.place && (!frame.slots.place || utterance.corrects || MAY_MOVE.has(asked)))
    found.place = entities.place;
  if (entities.unit) found.unit = entities.unit;
  if (entities.name) found.name = entities.name;
  if (entities.phone) found.phone = entities.phone;
  // Alone, or with who and where, it can be nothing else.
  const { content, community } = world;
  const isBare = content.understanding.mattersIn(utterance.text, community.country).length === 0;
  if (entities.when && (isBare || AVAILABILITY.test(utterance.text))) found.when = entities.when;
  if (utterance.photos.length > 0)
    found.photo = [...(frame.slots.photo ?? []), ...utterance.photos];
  const answer = asked === null ? {} : answerTo(asked, utterance, frame, dialog, world);
  const all: Slots = { ...found, ...answer };
  if (all.unit) all.unit = correctedUnit(frame.slots.unit, all.unit);
  return Object.fromEntries(Object.entries(all).filter(([slot]) => wanted.has(slot)));
}

/** Elsewhere another place tells of another fault: 「大廳的燈也不亮」. */
const MAY_MOVE: ReadonlySet<unknown> = new Set(["issue", "place", "read-back", "correction"]);

/** Each field of a form is the answer to its own question, and nothing else. */
function filledIn(utterance: Utterance, frame: Frame, dialog: Dialog, world: World): Slots {
  return FORM_SLOTS.reduce<Slots>((filled, slot) => {
    const text = utterance.form[slot];
    if (text === undefined) return filled;
    return { ...filled, ...answerTo(slot, { ...utterance, text }, frame, dialog, world) };
  }, {});
}

function answerTo(
  asked: NonNullable<Frame["asked"]>["what"],
  utterance: Utterance,
  frame: Frame,
  dialog: Dialog,
  { community, content }: World,
): Slots {
  const { text } = utterance;
  const repeated = (frame.asked?.times ?? 0) > 1;
  if (text === "" || utterance.area !== null) return {};
  const { place, unit, name, phone, when } = content.understanding.answers(text, community.country);
  switch (asked) {
    case "issue": {
      // 「沒電了」 is told like a no.
      if (
        utterance.nonAnswer ||
        (utterance.act && utterance.act !== "no") ||
        isAnotherMatter(utterance, dialog)
      )
        return {};
      const issue = issueIn(text, dialog, { community, content });
      return issue === null ? {} : { issue };
    }
    case "place": {
      if (place) return { place };
      // Whoever names their unit means their home.
      return unit ? { unit, place: { area: "home", words: "" } } : {};
    }
    case "unit": {
      return unit ? { unit } : {};
    }
    case "name": {
      const own = isColleague(text, community) ? null : name;
      // The same question asks for both, so a neighbouring country's number counts as well.
      return { ...(own && { name: own }), ...(phone !== null && { phone }) };
    }
    case "phone": {
      return phone ? { phone } : {};
    }
    case "when": {
      // Asked twice, whatever they say is what they can say: 等我媽回來.
      if (when) return { when: text.length <= 40 ? text : when };
      return repeated &&
        !utterance.nonAnswer &&
        (!utterance.act || utterance.act === "wait") &&
        !isAnotherMatter(utterance, dialog)
        ? { when: cut(text, 80) }
        : {};
    }
    case "photo":
    case "read-back":
    case "correction":
      return {};
  }
}

/** 「王主任」 is our colleague, whoever says it; a Mr Lee may well live here too. */
export function isColleague(text: string, community: Community): boolean {
  return /\p{Script=Han}/u.test(namesIn(text, community).staff?.words ?? "");
}

/** What is plainly meant otherwise is no answer, where any words could be one. */
export function isAnotherMatter({ meaning: { match } }: Utterance, dialog: Dialog): boolean {
  return isPlain(match) && !dialog.for.includes(match.intent);
}

/** What the words that begin a dialog tell of it already. */
export function toldAtOnce(
  utterance: Utterance,
  dialog: Dialog,
  intent: string,
  world: World,
): Slots {
  const issue = issueIn(utterance.text, dialog, world);
  return {
    ...told(utterance, dialog, newFrame(dialog, intent, {}), world),
    ...(issue === null ? {} : { issue }),
  };
}
