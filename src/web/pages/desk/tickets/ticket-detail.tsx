import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ticketCourseSchema, type StaffTicket, type TicketCourse } from "../../../desk-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk, useNow } from "../parts/context.ts";
import { dueOf } from "../parts/due.ts";
import { Icon } from "../parts/icon.tsx";
import { hashOf } from "../parts/route.ts";
import { read, ticketPlace } from "../parts/use-act.ts";
import { Course } from "./course.tsx";
import { TicketActions } from "./ticket-actions.tsx";
import { TicketFacts } from "./ticket-facts.tsx";
import "./ticket-detail.css";

/** One ticket: what it is, what is due, what can be done, and all that has happened. */
export function TicketDetail({ id }: { readonly id: string }): ComponentChildren {
  const { board, strings, times } = useDesk();
  const { tickets: words, names, shell } = strings;
  const now = useNow();
  const onBoard = board.tickets.find((one) => one.id === id);
  const { whole, isGone } = useCourse(id, onBoard);
  const ticket = onBoard ?? whole?.ticket;
  const title = useRef<HTMLHeadingElement>(null);
  const isThere = ticket !== undefined;
  useEffect(() => title.current?.focus({ preventScroll: true }), [isThere]);

  if (ticket === undefined)
    return (
      <p class="desk-word" role="status">
        {isGone ? words.gone : shell.loading}
      </p>
    );
  const due = dueOf(ticket, now, strings, times);
  const { danger } = ticket;
  return (
    <article class={`page ticket ${ticket.kind === "emergency" ? "is-emergency" : ""}`} id={id}>
      <header>
        <a class="ticket-back" href={hashOf({ view: "queue" })}>
          <Icon name="back" />
          <span>{words.back}</span>
        </a>
        <p class="ticket-kind">
          {nameIn(names.kinds, ticket.kind)}
          {danger !== null && ` · ${nameIn(names.dangers, danger)}`}
          {ticket.class !== null && (
            <b class={`grade is-${ticket.class}`}>{nameIn(names.classes, ticket.class)}</b>
          )}
        </p>
        <p class="is-code">{ticket.id}</p>
        <p class={`ticket-due due is-${due?.state ?? "calm"}`}>
          {due !== null && due.state !== "calm" && <Icon name="clock" />}
          {due?.words ?? names.status[ticket.status]}
        </p>
        {whole !== null && whole.talk !== null && (
          <a class="ticket-talk" href={hashOf({ view: "talk", ...whole.talk })}>
            {words.openTalk}
          </a>
        )}
        <button type="button" class="button-plain button-small no-print" onClick={() => print()}>
          <Icon name="print" />
          <span class="unseen">{words.print}</span>
        </button>
      </header>
      <h2 tabIndex={-1} ref={title}>
        {ticket.issue ?? words.noWords}
      </h2>
      <TicketActions ticket={ticket} />
      <TicketFacts ticket={ticket} via={whole?.via ?? null} />
      <section class="panel" aria-labelledby="course-title">
        <h3 id="course-title">{words.course}</h3>
        {whole === null ? <p>{shell.loading}</p> : <Course course={whole.course} />}
      </section>
    </article>
  );
}

/** Reads it all again whenever the ticket on the board is another one. */
function useCourse(id: string, onBoard: StaffTicket | undefined) {
  const [whole, setWhole] = useState<TicketCourse | null>(null);
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void (async () => {
      const answer = await read(ticketPlace(id));
      if (!isCurrent) return;
      const came = ticketCourseSchema.safeParse(answer.kind === "done" ? answer.body : null);
      if (came.success) setWhole(came.data);
      else setGone(answer.kind === "refused");
    })();
    return () => {
      isCurrent = false;
    };
  }, [id, onBoard]);
  return { whole, isGone };
}
