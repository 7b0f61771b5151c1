import { useEffect, useReducer } from "preact/hooks";
import {
  boardChangeSchema,
  boardSchema,
  caseName,
  touchedSchema,
  type Board,
  type BoardChange,
} from "../../desk-wire.ts";
import { listen, type Connection } from "../feed.ts";
import { touch } from "./parts/touched.ts";

/** All that staff's screen shows. */
interface BoardModel {
  /** Null until it has come. */
  readonly board: Board | null;
  /** What to add to this device's clock to get the server's, ms. */
  readonly skew: number;
  readonly connection: Connection;
}

type BoardEvent =
  | { readonly kind: "board"; readonly board: Board; readonly at: number }
  | { readonly kind: "change"; readonly change: BoardChange }
  | { readonly kind: "connection"; readonly connection: Connection };

const NOTHING_YET: BoardModel = { board: null, skew: 0, connection: "connecting" };

/** The board, live: the whole at first, then what differs. */
export function useBoard(): BoardModel {
  const [model, dispatch] = useReducer(step, NOTHING_YET);
  useEffect(
    () =>
      listen("api/staff/events", ["board", "change", "touched"], {
        event(name, data) {
          if (name === "board") {
            const read = boardSchema.safeParse(data);
            if (read.success) dispatch({ kind: "board", board: read.data, at: Date.now() });
            // Something may have been said while the line was down.
            touch(null);
          } else if (name === "change") {
            const read = boardChangeSchema.safeParse(data);
            if (read.success) dispatch({ kind: "change", change: read.data });
          } else {
            const read = touchedSchema.safeParse(data);
            // None by name: it may have been any.
            if (read.success) touch(read.data.length === 0 ? null : read.data);
          }
        },
        connection: (connection) => dispatch({ kind: "connection", connection }),
      }),
    [],
  );
  return model;
}

function step(model: BoardModel, event: BoardEvent): BoardModel {
  switch (event.kind) {
    case "board":
      return { ...model, board: event.board, skew: event.board.now - event.at };
    case "change":
      return model.board === null ? model : { ...model, board: changed(model.board, event.change) };
    case "connection":
      return { ...model, connection: event.connection };
  }
}

const byId = ({ id }: { readonly id: string }): string => id;

function changed(board: Board, change: BoardChange): Board {
  const gone = new Set(change.gone);
  return {
    ...board,
    tickets: withThese(board.tickets, change.tickets, byId, gone),
    alerts: withThese(board.alerts, change.alerts, byId, gone),
    cases: withThese(board.cases, change.cases, caseName, gone),
    announcements: change.announcements ?? board.announcements,
    colleagues: change.colleagues ?? board.colleagues,
    kinds: change.kinds ?? board.kinds,
    shifts: change.shifts ?? board.shifts,
  };
}

/** Each in its place when it was there, else in front: the newest stand first. */
function withThese<T>(
  all: T[],
  some: readonly T[],
  nameOf: (one: T) => string,
  gone: ReadonlySet<string>,
): T[] {
  if (some.length === 0 && gone.size === 0) return all;
  const fresh = new Map(some.map((one) => [nameOf(one), one]));
  const stay = all.flatMap((one) => {
    const name = nameOf(one);
    if (gone.has(name)) return [];
    const other = fresh.get(name);
    fresh.delete(name);
    return [other ?? one];
  });
  return [...[...fresh.values()].toReversed(), ...stay];
}
