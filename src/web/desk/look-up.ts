import { Router } from "express";
import { z } from "zod/mini";

import { isSought, searched } from "../../core/compose/search.ts";
import { ticketTable } from "../../core/compose/ticket-table.ts";
import { fullName } from "../../core/courtesy/address.ts";
import { unitWords } from "../../core/courtesy/unit-words.ts";
import { can, LOOK_ON } from "../../core/policy.ts";
import type { Staff } from "../../core/records/actor.ts";
import type { Conversation } from "../../core/records/conversation.ts";
import type { TicketEvent } from "../../core/records/ticket.ts";
import { keptApart } from "../../core/takeover/case.ts";
import type { TicketCard } from "../../core/tickets/view.ts";
import type { BoardState } from "../../runtime/board.ts";
import { boardNow } from "../../runtime/board-now.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import type { Found, TicketCourse } from "../desk-wire.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import { Refusal } from "../refusals.ts";
import { mustBeAllowed, type Who } from "./who.ts";

const searchSchema = z.strictObject({ text: z.string().check(z.maxLength(100)) });
/** Those in which something happened last: older ones are found by their tickets. */
const CONVERSATIONS = 300;
/** As many as somebody reads through. */
const MOST_FOUND = 50;

/** What staff look up: a ticket's course, a search, a table of the tickets on the board. */
export function lookUp(runtime: Runtime, who: Who): Router {
  const router = Router({ mergeParams: true });

  router
    .route("/api/staff/search")
    .post(readJson, async (request, response) => {
      const community = communityOf(request, runtime).id;
      const by = await who(request, community, LOOK_ON);
      const { text } = bodyOf(request, searchSchema);
      const fits = isSought(text);
      const tickets = ticketsFor(
        by,
        await boardNow((...shown) => runtime.showBoard(...shown), community),
      );
      const talks = await runtime.desk.conversations(community, CONVERSATIONS);
      const theirs = talks.filter(
        (conversation) => can(by, LOOK_ON, { kind: "conversation", community, conversation }).ok,
      );
      const found: Found = [
        ...tickets.filter((one) => fits(ticketWords(one))).map(foundTicket),
        ...theirs.filter((one) => fits(talkWords(one))).map(foundTalk),
      ];
      found.sort((one, other) => other.at - one.at);
      response.set("Cache-Control", "no-store").json(found.slice(0, MOST_FOUND));
    })
    .all(onlyMethods("POST"));

  router
    .route("/api/staff/tickets.csv")
    .get(async (request, response) => {
      const community = communityOf(request, runtime);
      const by = await who(request, community.id, LOOK_ON);
      const tickets = ticketsFor(
        by,
        await boardNow((...shown) => runtime.showBoard(...shown), community.id),
      );
      const is = (name: string, has: string): boolean => {
        const wanted = request.query[name];
        return typeof wanted !== "string" || wanted === "" || wanted === has;
      };
      const chosen = tickets.filter(
        (one) => is("status", one.status) && is("class", one.class ?? "") && is("kind", one.kind),
      );
      response
        .set("Cache-Control", "no-store")
        .set("Content-Disposition", 'attachment; filename="tickets.csv"')
        .type("text/csv; charset=utf-8")
        .send(ticketTable(chosen, runtime.desk.kinds(community.id)));
    })
    .all(onlyMethods("GET"));

  router
    .route("/api/staff/tickets/:ticket")
    .get(async (request, response) => {
      const community = communityOf(request, runtime).id;
      const by = await who(request, community, LOOK_ON);
      const found = await runtime.desk.ticket(community, request.params["ticket"]);
      if (found === null) throw new Refusal("not-found");
      const { ticket, card } = found;
      mustBeAllowed(by, LOOK_ON, { kind: "ticket", community, ticket });
      const { channel, conversation, via } = ticket;
      if (channel !== null && conversation !== null) {
        const talk = await runtime.case({ community, channel, conversation });
        if (talk !== null) mustBeAllowed(by, LOOK_ON, { kind: "conversation", community, ...talk });
      }
      const course: TicketCourse = {
        ticket: card,
        talk: channel === null || conversation === null ? null : { channel, conversation },
        via: via ?? null,
        course: ticket.events.map(eventOf),
      };
      response.set("Cache-Control", "no-store").json(course);
    })
    .all(onlyMethods("GET"));

  return router;
}

/** All on the board but those of talks apart that are not for these eyes (D12). */
function ticketsFor(by: Staff, { tickets, cases }: BoardState): readonly TicketCard[] {
  const apart = keptApart(by, cases);
  return tickets.filter(({ id }) => !apart.has(id));
}

function ticketWords({ id, issue, where, name, phone, place, notes, owner }: TicketCard) {
  return searched([id, issue, where?.zh, where?.en, name, phone, place, owner, ...notes]);
}

function foundTicket(one: TicketCard): Found[number] {
  const { id, name, where, issue, status, opened } = one;
  const at = Date.parse(opened);
  return {
    kind: "ticket",
    href: id,
    channel: null,
    name,
    where,
    words: issue ?? "",
    state: status,
    at,
  };
}

function talkWords({ known, heard, matters, tickets }: Conversation) {
  const { name, unit, phone } = known;
  const said = matters.flatMap(({ notes }) => notes.map(({ text }) => text));
  const units = unit ? [unitWords(unit, "zh-Hant"), unitWords(unit, "en")] : [];
  return searched([name ? fullName(name) : "", ...units, phone, heard?.text, ...said, ...tickets]);
}

function foundTalk({ channel, id, known, heard, owner, newestAt }: Conversation): Found[number] {
  const { name, unit } = known;
  return {
    kind: "talk",
    href: id,
    channel,
    name: name ? fullName(name) : null,
    where: unit ? { zh: unitWords(unit, "zh-Hant"), en: unitWords(unit, "en") } : null,
    words: heard?.text ?? "",
    state: owner.kind,
    at: newestAt,
  };
}

/** What happened, for a page that has the words for it. */
function eventOf(event: TicketEvent): TicketCourse["course"][number] {
  const nothing = { by: null, to: null, text: null, until: null, photos: [] };
  const of = { ...nothing, kind: event.kind, at: event.at };
  switch (event.kind) {
    case "opened":
      return { ...of, text: event.slots.issue ?? null };
    case "promised":
      return { ...of, text: event.promise.text, until: event.promise.due };
    case "added":
      return { ...of, text: event.slots.issue ?? null };
    case "classified":
      return { ...of, by: event.by?.staff.name ?? null, text: event.by?.reason ?? event.class };
    case "handed-up":
      return { ...of, to: event.to };
    case "read":
    case "answered":
    case "spoken":
      return { ...of, by: event.staff.name };
    case "assigned":
      return { ...of, by: event.by.name, to: event.staff.name };
    case "resolved":
      return { ...of, by: event.staff.name, text: event.text, photos: event.photos ?? [] };
    case "reopened":
      return { ...of, by: event.staff.name, text: event.text, until: event.resolveDue };
    case "answer-missed":
    case "resolve-missed":
    case "unpromised":
    case "cancelled":
      return of;
  }
}
