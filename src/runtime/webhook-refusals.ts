import { z } from "zod";
import type { Log } from "./log.ts";

/** Why a platform's request was refused, with the status that makes it do the right thing. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

/** As much of a response as it takes to refuse. */
interface Answer {
  readonly headersSent: boolean;
  set(name: string, value: string): unknown;
  status(code: number): { json(body: object): unknown };
}

/** What the body reader throws. */
const unreadable = z.looseObject({ status: z.int().min(400).max(499) });

/** Answers what was thrown over a request, and logs it as `…-refused` or `…-failed`. */
export function answerRefusals(what: string, channel: string, log: Log) {
  return (
    thrown: unknown,
    _request: unknown,
    response: Answer,
    next: (thrown: unknown) => void,
  ): void => {
    if (response.headersSent) return next(thrown);
    if (thrown instanceof Refusal) {
      const { status, message: code } = thrown;
      log.warn(`${what}-refused`, { channel, status, code });
      return refuse(response, status, code);
    }
    const body = unreadable.safeParse(thrown);
    if (body.success) return refuse(response, body.data.status, "unreadable-body");
    // Nothing was kept: a 500 has the platform deliver again.
    log.error(`${what}-failed`, { channel }, thrown);
    refuse(response, 500, "failed");
  };
}

/** For requests of a method that the platform never uses. */
export function onlyPost(response: Answer): void {
  response.set("Allow", "POST");
  refuse(response, 405, "wrong-method");
}

function refuse(response: Answer, status: number, code: string): void {
  response.status(status).json({ error: code });
}
