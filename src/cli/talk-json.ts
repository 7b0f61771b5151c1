import { createInterface } from "node:readline";
import type { Channel } from "../core/channel.ts";
import type { Content } from "../core/content/content.ts";
import { namedStaff } from "../core/records/actor.ts";
import type { Community } from "../core/records/community.ts";
import type { Conversation } from "../core/records/conversation.ts";
import { isUnderWay, slotsOf } from "../core/records/matter.ts";
import type { Outgoing } from "../core/records/message.ts";
import { failed, ok, type Result } from "../core/result.ts";
import type { Store } from "../core/store.ts";
import { FEATURES } from "../features.ts";
import { ticketView, type TicketView } from "../core/tickets/view.ts";
import type { Turn } from "../core/turn/turn.ts";
import { openDesk } from "../app.ts";
import { simulatedClock, type SimulatedClock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { StaffAction } from "../runtime/staff.ts";
import { parse } from "./match.ts";
import { talkRequest, type TalkRequest, type TalkResponse } from "./talk-protocol.ts";

const CHANNEL = "terminal";
const EVERY_TICKET = 10_000;
const TIMELESS = 0;

export interface TalkPorts {
  readonly input: NodeJS.ReadableStream;
  readonly out: (line: string) => void;
  readonly content: Content;
  readonly log: Log;
  /** As `BURST_MS`; 0, if left out. */
  readonly burstMs?: number;
  /** Opens the store, again after each restart; `now` is the simulated time, ms UTC. */
  readonly openStore: (now: number) => Promise<Store>;
  /**
   * From now on an empty store is opened.
   * @throws RangeError when the data are to be kept
   */
  readonly empty: () => void;
}

interface Sent {
  readonly outgoing: Outgoing;
  readonly at: number;
}

/**
 * `frontdesk talk --json`: a whole desk with a simulated clock, driven line by line. What a line
 * sets off is finished before its answer is written.
 */
export async function talkJson(ports: TalkPorts): Promise<0 | 1> {
  const desk = simulatedDesk(ports);
  let failures = 0;
  let number = 0;
  for await (const line of createInterface({ input: ports.input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    const value = parse(line);
    const request = talkRequest.safeParse(value);
    let response: TalkResponse;
    try {
      if (request.success) response = await desk.handle(request.data);
      else {
        const error = value === undefined ? "not JSON" : firstIssue(request.error);
        response = { op: "error", line: number, error };
      }
    } catch (thrown) {
      if (!(thrown instanceof RangeError || thrown instanceof UnknownCommunity)) throw thrown;
      response = { op: "error", line: number, error: thrown.message };
    }
    if (response.op === "error") failures += 1;
    ports.out(JSON.stringify(response));
  }
  await desk.close();
  return failures === 0 ? 0 : 1;
}

class UnknownCommunity extends Error {
  override readonly name = "UnknownCommunity";
}

function firstIssue(error: {
  issues: readonly { path: PropertyKey[]; message: string }[];
}): string {
  const [issue] = error.issues;
  if (!issue) return "not an operation";
  const field = issue.path.map(String).join(".");
  return field === "" ? issue.message : `${field}: ${issue.message}`;
}

/** The desk behind `talk --json`: one request at a time. */
export interface SimulatedDesk {
  handle(request: TalkRequest): Promise<TalkResponse>;
  close(): Promise<void>;
}

export function simulatedDesk(ports: Omit<TalkPorts, "input" | "out">): SimulatedDesk {
  const sent: Sent[] = [];
  /** Ids of replies that were told of before they were sent. */
  const told = new Set<string>();
  const turns: { readonly community: string; readonly turn: Turn<Conversation | null> }[] = [];
  let open: { clock: SimulatedClock; store: Store; runtime: Runtime } | null = null;

  const collecting = (name: string, clock: SimulatedClock): Channel => ({
    name,
    async send(outgoing) {
      if (!told.delete(outgoing.id)) sent.push({ outgoing, at: clock.now() });
      return { kind: "sent" };
    },
  });

  /** Time begins with the first line that tells one. */
  const opened = async (at: number): Promise<NonNullable<typeof open>> => {
    // A line that told no time came first: nothing has happened yet at that beginning of time.
    if (open && open.clock.now() < at && open.clock.now() === TIMELESS) await close();
    if (open) return open;
    const clock = simulatedClock(at);
    const store = await ports.openStore(at);
    const runtime = await openDesk({
      store,
      clock,
      log: ports.log,
      content: () => ports.content,
      burstMs: ports.burstMs ?? 0,
      channels: [collecting(CHANNEL, clock), collecting("staff", clock)],
      committed: (community, turn) => turns.push({ community, turn }),
    });
    open = { clock, store, runtime };
    return open;
  };

  const goOn = async (desk: NonNullable<typeof open>, to: number): Promise<void> => {
    if (to > desk.clock.now()) await desk.clock.advance(to);
    await desk.runtime.idle();
  };

  /** The tickets that the last turns left, in a community's calendar. */
  const changed = (runtime: Runtime): TicketView[] => {
    const latest = new Map<string, TicketView>();
    for (const { community, turn } of turns)
      for (const ticket of turn.tickets)
        latest.set(ticket.id, ticketView(ticket, communityOf(runtime, community)));
    return [...latest.values()];
  };

  const handle = async (request: TalkRequest): Promise<TalkResponse> => {
    sent.length = 0;
    turns.length = 0;
    switch (request.op) {
      case "message": {
        const desk = await opened(request.at);
        const { runtime } = desk;
        communityOf(runtime, request.community);
        await goOn(desk, request.at);
        const on = {
          community: request.community,
          channel: CHANNEL,
          conversation: request.conversation,
        };
        const before = turns.length;
        await runtime.receive({
          ...on,
          person: request.person,
          id: request.id,
          text: request.text,
          choice: request.choice,
          attachments: request.attachments.map((file) => ({ id: null, ...file })),
          at: request.at,
          ...(request.edits === undefined ? {} : { edits: request.edits }),
        });
        // A moment passes, so that what is due at once is done.
        await goOn(desk, desk.clock.now());
        const turn = turns[before]?.turn;
        // What waits for more that may be written is told at once: the next line may say otherwise.
        const waiting = (turn?.outbox ?? []).filter(
          ({ notBefore = 0 }) => notBefore > desk.clock.now(),
        );
        for (const outgoing of waiting) {
          sent.push({ outgoing, at: desk.clock.now() });
          told.add(outgoing.id);
        }
        const understood = turn?.transcript[0]?.understood ?? null;
        const draft = turn?.conversation?.matters.findLast(isUnderWay);
        return {
          op: "message",
          id: request.id,
          intent: understood?.intent ?? null,
          decision: understood?.decision ?? null,
          replies: sent
            .filter(({ outgoing }) => isTo(outgoing, request.conversation))
            .map(({ outgoing: { text, choices } }) => ({ text, choices })),
          supersedes: [...(turn?.inPlaceOf?.messages ?? [])],
          draft: draft === undefined ? null : { kind: draft.kind, slots: slotsOf(draft) },
          tickets: changed(desk.runtime),
          owner: (await runtime.conversation(on)).owner,
          sent: sent
            .filter(({ outgoing }) => !isTo(outgoing, request.conversation))
            .map(({ outgoing }) => addressed(outgoing)),
        };
      }
      case "advance": {
        const desk = await opened(request.to);
        if (request.to < desk.clock.now()) throw new RangeError("to: that time is past");
        await goOn(desk, request.to);
        return {
          op: "advance",
          sent: sent.map(({ outgoing, at }) => ({
            ...addressed(outgoing),
            at: new Date(at).toISOString(),
          })),
          tickets: changed(desk.runtime),
        };
      }
      case "staff": {
        const desk = await opened(TIMELESS);
        if (desk.clock.now() === TIMELESS)
          throw new RangeError("no time was told yet: begin with a message or an advance");
        const action = staffAction(request);
        const done = action.ok ? await desk.runtime.staff(action.value) : action;
        await goOn(desk, desk.clock.now());
        const on = action.ok && "on" in action.value ? action.value.on : null;
        return {
          op: "staff",
          ok: done.ok,
          error: done.ok ? null : done.error,
          owner: on === null ? null : (await desk.runtime.conversation(on)).owner,
          tickets: changed(desk.runtime),
          sent: sent.map(({ outgoing }) => addressed(outgoing)),
        };
      }
      case "tickets": {
        const desk = await opened(TIMELESS);
        const all = await desk.runtime.tickets(request.community, EVERY_TICKET);
        const community = communityOf(desk.runtime, request.community);
        return { op: "tickets", tickets: all.map((ticket) => ticketView(ticket, community)) };
      }
      case "restart": {
        if (open) {
          const at = open.clock.now();
          await close();
          await opened(at);
        }
        return { op: "restart" };
      }
      case "fresh": {
        await close();
        ports.empty();
        await opened(request.at);
        return { op: "fresh" };
      }
    }
  };

  const close = async (): Promise<void> => {
    if (!open) return;
    const { runtime, store } = open;
    open = null;
    await runtime.stop();
    await store.close();
  };

  return { handle, close };
}

/** @throws {UnknownCommunity} */
function communityOf(runtime: Runtime, id: string): Community {
  const found = runtime.communities().find((community) => community.id === id);
  if (!found) throw new UnknownCommunity(`community: there is no "${id}"`);
  return found;
}

/** What is done, or which part of it is missing. */
function staffAction(request: Extract<TalkRequest, { op: "staff" }>): Result<StaffAction, string> {
  const { community, staff, ticket, conversation, action, text, input } = request;
  const act = FEATURES.acts.find(({ name }) => name === action);
  if (!act) return failed("no-such-act");
  const told = act.told(text === null ? input : { ...input, text });
  if (!told.ok) return failed(`${told.error}-needed`);
  const by = { kind: "staff", ...namedStaff(staff), roles: ["staff"], communities: "all" } as const;
  if (told.value.about === "community") return ok({ by, act: told.value, community });
  if (told.value.about === "ticket")
    return ticket === null
      ? failed("ticket-needed")
      : ok({ by, act: told.value, of: { community, ticket } });
  return conversation === null
    ? failed("conversation-needed")
    : ok({ by, act: told.value, on: { community, channel: CHANNEL, conversation } });
}

function isTo({ to }: Outgoing, conversation: string): boolean {
  return to.kind === "resident" && to.conversation === conversation;
}

function addressed({ to, text }: Outgoing): { to: string; text: string } {
  const whom = to.kind === "staff" ? to.role : to.kind === "resident" ? to.conversation : to.kind;
  return { to: whom, text };
}
