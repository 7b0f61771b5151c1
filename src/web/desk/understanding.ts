import { Router } from "express";
import { z } from "zod/mini";
import { discourtesies } from "../../core/compose/discourtesy.ts";
import { LANGUAGES, type Language } from "../../core/records/message.ts";
import { TUNE } from "../../core/people/acts.ts";
import { LOOK_ON } from "../../core/policy.ts";
import type { Draws } from "../../core/tuning/drawn.ts";
import type { TriedOut } from "../../core/tuning/try-out.ts";
import { meaningsIn, meaningWords } from "../../core/tuning/meanings.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { LONGEST_REPLY, type CourtesyRead } from "../case-wire.ts";
import type { TuningDesk } from "../../runtime/tuning/tuning-desk.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import {
  DRAWN_IN,
  LONGEST_TRIED,
  type GapsShown,
  type Meanings,
  type Tried,
  type TriedAnswer,
  type UnclearPage,
} from "../understanding-wire.ts";
import type { Who } from "./who.ts";

const tryingSchema = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(LONGEST_TRIED)),
  on: z.enum(["live", "draft"]),
  language: z.optional(z.enum(LANGUAGES)),
});
const wordingSchema = z.strictObject({
  text: z.string().check(z.maxLength(LONGEST_REPLY)),
  language: z.optional(z.enum(LANGUAGES)),
});
/** The groups beyond these are of a single message each. */
const MOST_GROUPS = 100;
/** More is no list to look through. */
const MOST_DEAD = 200;

/** How messages are understood, for admins: tried out, and what was not understood. */
export function understandingRoutes(
  runtime: Runtime,
  tuning: TuningDesk | undefined,
  draws: Draws | undefined,
  who: Who,
): Router {
  const router = Router({ mergeParams: true });

  router
    .route("/api/staff/tuning/try")
    .post(readJson, async (request, response) => {
      const community = communityOf(request, runtime);
      await who(request, community.id, TUNE);
      const { text, on, language = "zh-Hant" } = bodyOf(request, tryingSchema);
      const tried =
        on === "live"
          ? runtime.desk.tryOut(community.id, text, language)
          : ((await tuning?.tryOut(community, text, language)) ?? null);
      const answer: TriedAnswer = {
        tried: tried && { ...tried, reply: drawnReply(tried.reply, draws) },
      };
      response.set("Cache-Control", "no-store").json(answer);
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/staff/meanings")
    .get(async (request, response) => {
      const community = communityOf(request, runtime).id;
      await who(request, community, LOOK_ON);
      const phrases = runtime.desk.phrases(community);
      const found: Meanings = meaningsIn(phrases).map((id) => ({
        id,
        named: inEach((language) => meaningWords(phrases, id, language)),
      }));
      response.set("Cache-Control", "no-store").json(found);
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tuning/unclear")
    .get(async (request, response) => {
      const community = communityOf(request, runtime).id;
      await who(request, community, TUNE);
      const month = await runtime.desk.unclear(community);
      const page: UnclearPage = { ...month, groups: month.groups.slice(0, MOST_GROUPS) };
      response.set("Cache-Control", "no-store").json(page);
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tuning/gaps")
    .get(async (request, response) => {
      const community = communityOf(request, runtime).id;
      await who(request, community, TUNE);
      const { dead, deadFrom, left, unvisited, talks, messages } =
        await runtime.desk.gaps(community);
      const phrases = runtime.desk.phrases(community);
      const named = <S extends { readonly question: string }>(step: S) => {
        const key = `part.${step.question}`;
        const say = (language: Language): string => phrases.say(key, language, {}, 0);
        return { ...step, named: phrases.has(key) ? inEach(say) : null };
      };
      const page: GapsShown = {
        talks,
        messages,
        left: left.map(named),
        unvisited: unvisited.map(named),
        dead: dead && {
          first: dead.slice(0, MOST_DEAD).map(({ intent, text }) => ({ intent, text })),
          count: dead.length,
        },
        deadFrom,
      };
      response.set("Cache-Control", "no-store").json(page);
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tuning/courtesy")
    .post(readJson, async (request, response) => {
      const community = communityOf(request, runtime).id;
      await who(request, community, TUNE);
      const { text, language = "zh-Hant" } = bodyOf(request, wordingSchema);
      const found = discourtesies(text, {
        check: runtime.desk.courtesy(community),
        phrases: runtime.desk.phrases(community),
        context: { waitedMs: 0, inDanger: false },
        language,
        resident: language,
      });
      const read: CourtesyRead = found.map((one) => ({ ...one, spans: [...one.spans] }));
      response.set("Cache-Control", "no-store").json(read);
    })
    .all(onlyMethods("POST"));

  return router;
}

function drawnReply(reply: TriedOut["reply"], draws: Draws | undefined): Tried["reply"] {
  if (reply.text === "" || draws === undefined) return {};
  return Object.fromEntries(DRAWN_IN.map((place) => [place, draws[place](reply)]));
}

function inEach(say: (language: Language) => string): Readonly<Record<Language, string>> {
  return { "zh-Hant": say("zh-Hant"), "zh-Hans": say("zh-Hans"), en: say("en") };
}
