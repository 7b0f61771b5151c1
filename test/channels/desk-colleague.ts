import { z } from "zod";
import type { StaffRole } from "../../src/core/records/actor.ts";
import type { Invited } from "../../src/runtime/people/invitations.ts";
import { invitedAs, joining } from "../web/desk.ts";

/** A colleague on the web desk, as far as HTTP goes: 客服, who has taken up an invitation. */
export async function deskColleague(
  desk: { readonly address: string; invite(invited: Invited): Promise<string> },
  name: string,
  ...roles: readonly StaffRole[]
) {
  const told = { ...joining(await desk.invite(invitedAs(roles)), name), title: "客服" };
  let cookie = "";
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("Cookie", cookie);
    headers.set("Origin", desk.address);
    const answer = await fetch(`${desk.address}/api/staff/${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const call = (path: string, body: object | null = null): Promise<Response> =>
    ask(path, {
      headers: { "Content-Type": "application/json" },
      ...(body === null ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
  const joined = await call("join", told);
  cookie = joined.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const json = async <T>(schema: z.ZodType<T>, path: string, body: object | null = null) =>
    schema.parse(await (await call(path, body)).json());
  return {
    call,
    json,
    /** Lays a file with the desk; resolves with its id. */
    async upload(path: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
      const body = new FormData();
      body.set("file", new File([bytes], name));
      const answer = await ask(path, { method: "POST", body });
      return z.looseObject({ id: z.string() }).parse(await answer.json()).id;
    },
    /** A code from their profile, by which they are known on a platform. */
    async linkCode(): Promise<string> {
      const { me } = await json(z.looseObject({ me: z.string() }), "people");
      const { code } = await json(
        z.looseObject({ code: z.string() }),
        `people/${me}/link-code`,
        {},
      );
      return code;
    },
  };
}
