import type { BoardState } from "./board.ts";
import type { Boards } from "./boards.ts";

/** The board as it stands: many look at one. */
export async function boardNow(showBoard: Boards["show"], community: string): Promise<BoardState> {
  let stop = (): void => {};
  try {
    return await new Promise<BoardState>((whole, failed) => {
      stop = showBoard(community, { whole, changed: () => {}, failed });
    });
  } finally {
    stop();
  }
}
