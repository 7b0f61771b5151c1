import type { StaffAct } from "../act.ts";
import { acknowledge } from "./acknowledge.ts";
import { close } from "./close.ts";
import { giveBack } from "./give-back.ts";
import { resolve } from "./resolve.ts";
import { speak } from "./speak.ts";
import { take } from "./take.ts";

/** What staff do with tickets and conversations, on whatever screen. */
export const STAFF_ACTS: readonly StaffAct[] = [acknowledge, resolve, take, speak, giveBack, close];
