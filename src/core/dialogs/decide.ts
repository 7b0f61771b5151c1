import type { Conversation } from "../conversation.ts";
import type { Inbound, Line, Understood } from "../message.ts";
import { changedOwner, handOver } from "../takeover/hand-over.ts";
import { ticketState, isOpen } from "../tickets/state.ts";
import type { Turn, World } from "../turn.ts";
import type { Control, DialogAct, Interpretation } from "../understanding/interpretation.ts";
import { NO_MATTER } from "../understanding/several.ts";
import { answerAside } from "./answer-aside.ts";
import { answerFrame, back, restart } from "./answer-frame.ts";
import { answerPending } from "./answer-pending.ts";
import { alert, finish, languageOf, newDraft, say, withConversation, type Draft } from "./draft.ts";
import { emergency } from "./emergency.ts";
import { hear, type Heard } from "./heard.ts";
import { withNames } from "./names.ts";
import { photosAlone } from "./photos.ts";
import { afterwards, explain, proceed } from "./question.ts";
import { serve, serveIntent } from "./serve.ts";
import { serveBesides } from "./several.ts";
import { skip } from "./skip.ts";

/** A longer message is refused with courtesy; it stands in the transcript all the same. */
export const LONGEST_MESSAGE = 4_000;
/** A message of this length earns a word that all of it arrived (C1). */
const LONG_MESSAGE = 400;

/**
 * What one message causes. Order: emergency → control words → the answer to what was asked →
 * intent → not understood. Once a person speaks, the bot is silent (B25).
 */
export function decide(world: World, message: Inbound, meaning: Interpretation, now: number): Turn {
  const { conversation } = world;
  const late = message.at < conversation.newestAt;
  const current = receive(conversation, message, meaning);
  const draft = newDraft(world, current, now, meaning.text.slice(0, LONGEST_MESSAGE));
  if (late || current.owner.kind === "staff") return silent(draft, message, meaning, now);
  const both =
    meaning.danger === null && isAnswering(message, conversation) ? besides(draft, meaning) : null;
  const named = withNames(both?.answer ?? meaning, world.community, languageOf(draft));
  const heard = hear(message, named, conversation);
  const noted = both ? serveBesides(draft, heard, both.matter) : draft;
  const decided = greet(respond(noted, heard), conversation);
  return finish(decided, "reply", [residentLine(decided, message, meaning, now)]);
}

/** Typed words while a question stands. */
function isAnswering({ choice, form }: Inbound, { frame }: Conversation): boolean {
  return frame !== null && frame.asked !== null && choice === null && form === undefined;
}

/** 「1203，對了管理費怎麼繳」 is two messages in one; 「B棟，停水到幾點」 only where B棟 was asked for. */
function besides({ world, conversation }: Draft, { text, matters }: Interpretation) {
  const { content, community } = world;
  if (matters.length > 1 || text.length > LONGEST_MESSAGE) return null;
  const both = content.understanding.besides(text, community.country);
  const asked = conversation.frame?.asked?.what;
  return both && (both.announced || answersIt(both.answer, asked)) ? both : null;
}

function answersIt({ entities, answer, act, control }: Interpretation, asked: unknown): boolean {
  switch (asked) {
    case "unit":
    case "name":
    case "phone":
    case "when":
    case "place":
      return entities[asked] !== null;
    default:
      return answer !== null || act !== null || control !== null;
  }
}

function receive(
  conversation: Conversation,
  message: Inbound,
  { language, answer }: Interpretation,
): Conversation {
  const { owner } = conversation;
  // Everybody says yes and no in English now and then.
  const own = answer !== null && language === "en" ? null : language;
  return {
    ...conversation,
    // The message's own language first; then what they chose on the page; then what it was.
    language: own ?? message.language ?? conversation.language ?? language,
    newestAt: Math.max(conversation.newestAt, message.at),
    owner: owner.kind === "closed" ? changedOwner(owner, "bot", null) : owner,
  };
}

/** A late message, or one to a person: kept, and shown to staff when it tells of danger. */
function silent(draft: Draft, message: Inbound, meaning: Interpretation, now: number): Turn {
  const told =
    meaning.danger === null
      ? draft
      : alert(
          draft,
          "staff",
          "staff.danger-said",
          { text: draft.heard },
          { ticket: null, urgent: true },
        );
  return finish(told, "reply", [residentLine(told, message, meaning, now)]);
}

function respond(draft: Draft, heard: Heard): Draft {
  if (heard.text.length > LONGEST_MESSAGE) return say(draft, "message.too-long");
  if (heard.meaning.danger !== null) return emergency(draft, heard, heard.meaning.danger);
  if (heard.control) return steer(draft, heard, heard.control);
  const aside = heard.aside && answerAside(draft, heard.aside);
  if (aside) return aside;
  const arrived = heard.text.length > LONG_MESSAGE ? say(draft, "message.arrived") : draft;
  const { frame } = arrived.conversation;
  if (!frame) {
    if (heard.text === "" && heard.photos.length > 0 && heard.intent === null)
      return photosAlone(arrived, heard);
    return answerPending(arrived, heard) ?? serve(arrived, heard);
  }
  if (heard.meaning.matters.length > 1) return serve(arrived, heard);
  const dialog = arrived.world.content.dialogs.get(frame.dialog);
  if (!dialog) return proceed(arrived);
  const answered = answerFrame(arrived, heard, frame, dialog);
  if (answered) return { ...answered, served: { intent: frame.intent, decision: "act" } };
  return heard.act && !isPlainMatter(arrived, heard)
    ? follow(arrived, heard, heard.act)
    : serve(arrived, heard);
}

/** What is plainly a matter of its own is one, however much it sounds like a reply. */
function isPlainMatter(draft: Draft, { meaning: { match } }: Heard): boolean {
  const { intent, decision, confidence } = match;
  if (decision !== "act" || confidence < PLAINLY || NO_MATTER.has(intent)) return false;
  // 「昨天報的不用來了」 is about what is on record, where there is anything.
  return intent === "ticket-change" ? openTickets(draft) : intent !== "talk-to-human";
}
const PLAINLY = 0.85;

/** Does what a reply asks for that answers nothing. */
function follow(draft: Draft, heard: Heard, act: DialogAct): Draft {
  const { frame } = draft.conversation;
  const dialog = frame ? draft.world.content.dialogs.get(frame.dialog) : undefined;
  switch (act) {
    case "cancel":
    case "person":
    case "skip":
      return steer(draft, heard, { kind: act });
    case "no":
      return steer(draft, heard, { kind: "skip" });
    case "repeat": {
      const slot = dialog?.slots.find((each) => each.slot === frame?.asked?.what);
      return frame && slot ? explain(draft, frame, slot) : steer(draft, heard, { kind: "repeat" });
    }
    case "why":
      return answerAside(draft, { kind: "why", about: null }) ?? proceed(draft);
    case "wait": {
      // It counts, so that 等我媽回來 is taken at its word in the end.
      const counted = frame?.asked && {
        ...frame,
        asked: { ...frame.asked, times: frame.asked.times + 1 },
      };
      return (
        answerAside(counted ? withConversation(draft, { frame: counted }) : draft, {
          kind: "wait",
        }) ?? proceed(draft)
      );
    }
    case "yes":
      return proceed(draft);
  }
}

/** Control words do the same in every state. */
function steer(draft: Draft, heard: Heard, control: Control): Draft {
  const { frame, stack, owner, last } = draft.conversation;
  const dialog = frame ? draft.world.content.dialogs.get(frame.dialog) : undefined;
  const served = (intent: string): Draft => ({ ...draft, served: { intent, decision: "act" } });
  switch (control.kind) {
    case "person":
      return handOver(served("talk-to-human"));
    case "cancel": {
      const dropped = withConversation(served("start-over"), { frame: null, pending: null });
      if (frame) {
        // What is on record stays there: an emergency is not unsaid by leaving its questions.
        return afterwards(
          say(dropped, frame.ticket === null ? "cancel.done" : "cancel.recorded", {
            ticket: frame.ticket ?? "",
          }),
        );
      }
      if (owner.kind === "waiting")
        return say(
          withConversation(dropped, { owner: changedOwner(owner, "bot", null) }),
          "cancel.person",
        );
      if (openTickets(draft)) return serveIntent(draft, heard, "ticket-change");
      return say(dropped, "cancel.nothing");
    }
    case "back":
      return frame ? back(served("start-over"), frame) : say(served("start-over"), "back.nothing");
    case "repeat": {
      if (!last) return say(served("repeat"), "offer-help");
      return { ...served("repeat"), says: [...draft.says, last.text], choices: last.choices };
    }
    case "restart": {
      if (frame && frame.ticket === null) return restart(served("start-over"), frame);
      const fresh = withConversation(served("start-over"), {
        frame: null,
        stack: [],
        pending: null,
      });
      return say(stack.length > 0 || frame ? say(fresh, "cancel.done") : fresh, "restart.fresh");
    }
    case "skip":
      if (frame && dialog) return skip(served(frame.intent), frame, dialog);
      return say(served("deny"), "offer-help");
    case "language": {
      const changed = say(
        withConversation(draft, { language: control.language }),
        "language.changed",
      );
      return again(changed);
    }
  }
}

/** Puts the question under way once more, without counting it as unanswered. */
function again(draft: Draft): Draft {
  const { frame } = draft.conversation;
  if (!frame) return say(draft, "offer-help");
  return proceed(withConversation(draft, { frame: { ...frame, asked: null } }));
}

function openTickets(draft: Draft): boolean {
  return draft.world.tickets.some((ticket) => isOpen(ticketState(ticket)));
}

/** The first reply names the company (A5, C1), except where every second counts. */
function greet(draft: Draft, before: Conversation): Draft {
  const isFirst = before.last === null && before.newestAt === 0;
  const isGreeted = draft.conversation.said["greet.first"] !== undefined;
  if (!isFirst || isGreeted || draft.served?.intent === "emergency") return draft;
  const alone = say({ ...draft, says: [] }, "greet.opening");
  return { ...alone, says: [...alone.says, ...draft.says] };
}

function residentLine(draft: Draft, message: Inbound, meaning: Interpretation, now: number): Line {
  const { match } = meaning;
  const { served, world } = draft;
  const understood: Understood = {
    intent: served?.intent ?? match.intent,
    decision: served?.decision ?? match.decision,
    ranked: match.ranked.slice(0, 5).map((one) => ({ ...one })),
    content: world.content.version,
  };
  return {
    id: `${world.ids.turn}.m`,
    who: { kind: "resident" },
    text: meaning.text,
    choices: [],
    attachments: [...message.attachments],
    at: now,
    understood,
    message: message.id,
  };
}
