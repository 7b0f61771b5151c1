import { languageIn } from "../../core/courtesy/locale.ts";
import { Router, type Request } from "express";
import { z } from "zod/mini";
import { waitedFor, type CourtesyWords } from "../../core/compose/discourtesy.ts";
import { readDraft } from "../../core/compose/read-draft.ts";
import { staffPhrases } from "../../core/compose/staff-phrases.ts";
import { addressOf } from "../../core/courtesy/address.ts";
import { timeWords } from "../../core/courtesy/time-words.ts";
import { LOOK_ON } from "../../core/policy.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { Community } from "../../core/records/community.ts";
import { LANGUAGES, type Language } from "../../core/records/message.ts";
import { companyName } from "../../core/turn/turn-plan.ts";
import type { CaseView } from "../../runtime/cases.ts";
import type { ConversationId } from "../../runtime/context.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { LONGEST_REPLY, type CaseRead } from "../case-wire.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import { Refusal } from "../refusals.ts";
import { lookBack, placeName, placeNamed } from "../transcript.ts";
import { caseView, noteOf, staffLine } from "./case-view.ts";
import { mustBeAllowed, type Who } from "./who.ts";

const draftOf = z.strictObject({
  text: z.string().check(z.maxLength(2 * LONGEST_REPLY)),
  /** In which the colleague reads. */
  language: z.optional(z.enum(LANGUAGES)),
});
const CASE = "/api/staff/cases/:channel/:conversation";

/** One conversation as colleagues see it, and what helps them to answer in it. */
export function caseRoutes(runtime: Runtime, who: Who, now: () => number): Router {
  const router = Router({ mergeParams: true });

  /** @throws {Refusal} `not-found` where there is none for their eyes */
  const opened = async (request: Request): Promise<Opened> => {
    const community = communityOf(request, runtime);
    const by = await who(request, community.id, LOOK_ON);
    const [channel, conversation] = [param(request, "channel"), param(request, "conversation")];
    const on = { community: community.id, channel, conversation };
    const view = await runtime.case(on);
    if (view === null) throw new Refusal("not-found");
    const about = { community: community.id, conversation: view.conversation };
    mustBeAllowed(by, LOOK_ON, { kind: "conversation", ...about });
    return { by, community, on, view };
  };

  router
    .route(CASE)
    .get(async (request, response) => {
      const { on, view } = await opened(request);
      const after = placeOf(request.query["after"]);
      const [page, notes] = await Promise.all([
        after === null
          ? runtime.linesBefore(on, null)
          : runtime.lines(on, lookBack(after)).then((lines) => ({ lines, isFirst: true })),
        runtime.notes(on, null),
      ]);
      const [oldest, newest] = [page.lines[0], page.lines.at(-1)];
      const read: CaseRead = {
        case: caseView(view),
        lines: page.lines.map(({ line }) => staffLine(line)),
        notes: notes.map(({ note }) => noteOf(note)),
        before: oldest === undefined || page.isFirst ? null : placeName(oldest.entry),
        after: newest === undefined ? null : placeName(newest.entry),
      };
      response.set("Cache-Control", "no-store").json(read);
    })
    .all(onlyMethods("GET"));

  router
    .route(`${CASE}/lines`)
    .get(async (request, response) => {
      const { on } = await opened(request);
      const before = placeOf(request.query["before"]);
      if (before === null) throw new Refusal("bad-request", "field before");
      const { lines, isFirst } = await runtime.linesBefore(on, before);
      const [oldest] = lines;
      response.set("Cache-Control", "no-store").json({
        lines: lines.map(({ line }) => staffLine(line)),
        before: oldest === undefined || isFirst ? null : placeName(oldest.entry),
      });
    })
    .all(onlyMethods("GET"));

  router
    .route(`${CASE}/phrases`)
    .get(async (request, response) => {
      const { by, community, view } = await opened(request);
      const phrases = runtime.desk.phrases(community.id);
      const fillings = (language: Language) => fillingsOf(view, by, community, now(), language);
      const language = view.conversation.language ?? languageIn(community);
      response.set("Cache-Control", "no-store").json(staffPhrases(phrases, language, fillings));
    })
    .all(onlyMethods("GET"));

  router
    .route(`${CASE}/draft`)
    .post(readJson, async (request, response) => {
      const { community, view } = await opened(request);
      const { text, language = "zh-Hant" } = bodyOf(request, draftOf);
      const { owner, dangers, language: theirs } = view.conversation;
      const { name, phone, where } = view.handoff;
      const known = { name: name ?? "", phone: phone ?? "", unit: where?.zh ?? "" };
      const courtesy: CourtesyWords = {
        check: runtime.desk.courtesy(community.id),
        phrases: runtime.desk.phrases(community.id),
        context: {
          waitedMs: waitedFor(owner, now()),
          inDanger: dangers.some(({ over }) => !over),
        },
        language,
        resident: theirs ?? languageIn(community),
      };
      const draft = readDraft(text, known, { now: now(), zone: community.zone, courtesy });
      response.set("Cache-Control", "no-store").json(draft);
    })
    .all(onlyMethods("POST"));

  return router;
}

interface Opened {
  readonly by: Staff;
  readonly community: Community;
  readonly on: ConversationId;
  readonly view: CaseView;
}

/** What the blanks of a colleague's phrases are filled with, in this case. */
function fillingsOf(
  { conversation, handoff, tickets }: CaseView,
  by: Staff,
  community: Community,
  now: number,
  language: Language,
): Readonly<Record<string, string>> {
  const { company, zone, emergency } = community;
  const ticket = tickets.findLast(({ status }) => status !== "cancelled");
  const promised = handoff.promises.find(({ kept, due }) => kept === null && due > now);
  const where = language === "en" ? handoff.where?.en : handoff.where?.zh;
  return {
    company: companyName(company, language),
    you: addressOf(conversation.known.name, language),
    staff: [by.name, language === "en" ? "" : (by.title ?? "")].filter(Boolean).join(" "),
    office: emergency.office ?? "",
    unit: where ?? "",
    name: handoff.name ?? "",
    ticket: ticket?.id ?? "",
    now: promised === undefined ? "" : timeWords(promised.due, now, zone, language),
  };
}

function param(request: Request, name: string): string {
  return String(request.params[name]);
}

function placeOf(given: unknown) {
  return typeof given === "string" ? placeNamed(given) : null;
}
