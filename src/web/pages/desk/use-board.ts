import { useEffect, useReducer } from "preact/hooks";
import {
  announcementsSchema,
  boardSchema,
  goneSchema,
  staffAlertSchema,
  staffTicketSchema,
  waitingSchema,
  type Announcement,
  type Board,
  type StaffAlert,
  type StaffTicket,
  type WaitingResident,
} from "../../wire.ts";
import { listen, type Connection } from "../feed.ts";

/** All that staff's screen shows. */
export interface BoardModel {
  /** Null until it has come. */
  readonly board: Board | null;
  /** What to add to this device's clock to get the server's, ms. */
  readonly skew: number;
  readonly connection: Connection;
  /** The ticket that came last while the screen was open. */
  readonly arrived: string | null;
}

type BoardEvent =
  | { readonly kind: "board"; readonly board: Board; readonly at: number }
  | { readonly kind: "ticket"; readonly ticket: StaffTicket }
  | { readonly kind: "alert"; readonly alert: StaffAlert }
  | { readonly kind: "waiting"; readonly waiting: readonly WaitingResident[] }
  | { readonly kind: "announcements"; readonly announcements: readonly Announcement[] }
  | { readonly kind: "gone"; readonly ids: readonly string[] }
  | { readonly kind: "connection"; readonly connection: Connection };

const EVENTS = ["board", "ticket", "alert", "waiting", "announcements", "gone"] as const;
const NOTHING_YET: BoardModel = { board: null, skew: 0, connection: "connecting", arrived: null };

/** The board, live. */
export function useBoard(): BoardModel {
  const [model, dispatch] = useReducer(step, NOTHING_YET);
  useEffect(
    () =>
      listen("api/staff/events", EVENTS, {
        event(name, data) {
          const event = eventOf(name, data);
          if (event !== null) dispatch(event);
        },
        connection: (connection) => dispatch({ kind: "connection", connection }),
      }),
    [],
  );
  return model;
}

function eventOf(name: string, data: unknown): BoardEvent | null {
  if (name === "board") {
    const board = boardSchema.safeParse(data);
    return board.success ? { kind: "board", board: board.data, at: Date.now() } : null;
  }
  if (name === "ticket") {
    const ticket = staffTicketSchema.safeParse(data);
    return ticket.success ? { kind: "ticket", ticket: ticket.data } : null;
  }
  if (name === "waiting") {
    const waiting = waitingSchema.safeParse(data);
    return waiting.success ? { kind: "waiting", waiting: waiting.data } : null;
  }
  if (name === "announcements") {
    const announced = announcementsSchema.safeParse(data);
    return announced.success ? { kind: "announcements", announcements: announced.data } : null;
  }
  if (name === "gone") {
    const gone = goneSchema.safeParse(data);
    return gone.success ? { kind: "gone", ids: gone.data } : null;
  }
  const alert = staffAlertSchema.safeParse(data);
  return alert.success ? { kind: "alert", alert: alert.data } : null;
}

function step(model: BoardModel, event: BoardEvent): BoardModel {
  switch (event.kind) {
    case "board":
      return { ...model, board: event.board, skew: event.board.now - event.at };
    case "ticket": {
      if (model.board === null) return model;
      const { tickets } = model.board;
      const isNew = !tickets.some(({ id }) => id === event.ticket.id);
      const arrived = isNew ? event.ticket.id : model.arrived;
      return {
        ...model,
        arrived,
        board: { ...model.board, tickets: withOne(tickets, event.ticket) },
      };
    }
    case "alert": {
      if (model.board === null) return model;
      const alerts = withOne(model.board.alerts, event.alert);
      return { ...model, board: { ...model.board, alerts } };
    }
    case "waiting":
      return model.board === null
        ? model
        : { ...model, board: { ...model.board, waiting: [...event.waiting] } };
    case "announcements":
      return model.board === null
        ? model
        : { ...model, board: { ...model.board, announcements: [...event.announcements] } };
    case "gone": {
      if (model.board === null) return model;
      const stays = ({ id }: { readonly id: string }): boolean => !event.ids.includes(id);
      const { tickets, alerts } = model.board;
      const board = {
        ...model.board,
        tickets: tickets.filter(stays),
        alerts: alerts.filter(stays),
      };
      return { ...model, board };
    }
    case "connection":
      return { ...model, connection: event.connection };
  }
}

/** In its place when it was there, else in front: the newest stand first. */
function withOne<T extends { readonly id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id)
    ? all.map((other) => (other.id === one.id ? one : other))
    : [one, ...all];
}
