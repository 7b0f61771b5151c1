import type { ComponentChildren } from "preact";
import type { DeskCase, StaffTicket } from "../../desk-wire.ts";
import { nameIn, type StaffStrings } from "../words/desk.ts";
import { useDesk } from "./parts/context.ts";
import { dueOf, HOUR, MINUTE, span } from "./parts/due.ts";
import { Icon } from "./parts/icon.tsx";
import type { Todo } from "./queue.ts";

interface Props {
  readonly todo: Todo;
  readonly isOpen: boolean;
  /** The server's clock, ms UTC. */
  readonly now: number;
}

/** One line of the queue: how long, who and where, what was said, whose it is. */
export function QueueItem({ todo, isOpen, now }: Props): ComponentChildren {
  const { strings, times } = useDesk();
  const { talk, ticket, group } = todo;
  const due = ticket === null ? null : dueOf(ticket, now, strings, times);
  const state = talk === null ? (due?.state ?? "calm") : pressing(talk, now);
  return (
    <a
      data-todo
      href={todo.href}
      class={`todo is-${group} is-${state}`}
      aria-current={isOpen ? "true" : undefined}
    >
      <span class="todo-top">
        <span class="todo-clock">
          {state !== "calm" && <Icon name={group === "danger" ? "danger" : "clock"} />}
          {talk === null ? (due?.words ?? "") : clockOf(talk, now, strings)}
        </span>
        <span class="todo-kind">
          {talk?.apart === true && <Icon name="lock" />}
          {talk === null ? kindOf(ticket, strings) : badgeOf(talk, strings)}
        </span>
      </span>
      <span class="todo-who">
        {[whereOf(talk ?? ticket, strings), (talk ?? ticket)?.name ?? strings.queue.unknownResident]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {talk !== null && talk.care !== null && (
        <span class="todo-care">{strings.queue.care(talk.care)}</span>
      )}
      <span class="todo-words">{wordsOf(talk, ticket, strings)}</span>
      {ownerOf(talk, ticket) !== null && <span class="todo-owner">{ownerOf(talk, ticket)}</span>}
    </a>
  );
}

function clockOf(talk: DeskCase, now: number, { queue, names }: StaffStrings): string {
  const { owner, since, unanswered, danger } = talk;
  const dangerName = danger === null ? "" : nameIn(names.dangers, danger);
  if (owner.kind === "waiting" && since !== null)
    return [dangerName, queue.waits(span(now - since, names))].filter(Boolean).join(" · ");
  if (unanswered !== null)
    return [dangerName, queue.unanswered(span(now - unanswered, names))]
      .filter(Boolean)
      .join(" · ");
  return dangerName;
}

/** A minute is long for who waits for a person, and ten too long. */
function pressing(
  { owner, since, unanswered, danger }: DeskCase,
  now: number,
): "calm" | "soon" | "late" {
  if (danger !== null) return "late";
  const from = owner.kind === "waiting" ? since : unanswered;
  if (from === null || now - from < MINUTE) return "calm";
  return now - from > HOUR / 6 ? "late" : "soon";
}

function badgeOf({ owner, to, why, apart }: DeskCase, { queue, names }: StaffStrings): string {
  if (apart) return queue.apart;
  if (owner.kind !== "waiting") return "";
  return to === "supervisor"
    ? queue.wantsSupervisor
    : why === null
      ? ""
      : nameIn(names.reasons, why);
}

function kindOf(ticket: StaffTicket | null, { names }: StaffStrings): string {
  if (ticket === null) return "";
  const { kind, danger } = ticket;
  const parts = [nameIn(names.kinds, kind), danger === null ? "" : nameIn(names.dangers, danger)];
  const grade = ticket.class === null ? "" : nameIn(names.classes, ticket.class);
  return [...parts, grade].filter(Boolean).join(" · ");
}

function whereOf(of: DeskCase | StaffTicket | null, strings: StaffStrings): string {
  const where = of?.where ?? null;
  return where === null ? "" : strings.of(where);
}

function wordsOf(
  talk: DeskCase | null,
  ticket: StaffTicket | null,
  { shell }: StaffStrings,
): string {
  const words = talk === null ? ticket?.issue : talk.words;
  return words === undefined || words === null || words === "" ? shell.noWords : words;
}

function ownerOf(talk: DeskCase | null, ticket: StaffTicket | null): string | null {
  if (talk !== null) return talk.owner.kind === "staff" ? talk.owner.name : null;
  return ticket?.owner ?? null;
}
