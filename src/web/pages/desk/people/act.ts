import type { Posted } from "../../post.ts";

/** Does something and then shows how everything is; whether it went well. */
export type Act = (path: string, told: object) => Promise<Posted>;
