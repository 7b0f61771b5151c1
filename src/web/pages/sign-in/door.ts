import type { Language } from "../../wire.ts";
import { post } from "../post.ts";
import type { SignInStrings } from "../words/sign-in.ts";

/** Of this community: the page is reached by `…/staff` and by `…/staff/join`. */
const ROOT = location.pathname.replace(/staff(\/join)?\/?$/, "");
export const STAFF = `${ROOT}staff`;
export const API = `${ROOT}api/staff`;

/** Which field of a form is wrong, or all of it, and why. */
export interface Trouble {
  readonly field: "name" | "login" | "password" | "form";
  /** In each language: the page's may change while it stands there. */
  readonly words: (language: Language, strings: SignInStrings) => string;
  readonly code: string;
}

const FIELDS: Readonly<Record<string, Trouble["field"]>> = {
  "sign-in-wrong": "password",
  "login-taken": "login",
  "password-short": "password",
  "password-long": "password",
  "password-login": "password",
  "password-common": "password",
};

/** Knocks: when it opens the desk is loaded, else what is wrong comes back. */
export async function knock(path: string, told: object): Promise<Trouble> {
  const posted = await post(`${API}/${path}`, told);
  switch (posted.kind) {
    case "done":
      location.replace(STAFF);
      // Until the desk is there.
      return new Promise(() => {});
    case "refused": {
      const { code, message } = posted;
      return {
        code,
        field: FIELDS[code] ?? "form",
        words: (language, strings) => message?.[language] ?? strings.failed,
      };
    }
    case "signed-out":
    case "later":
      return { code: posted.kind, field: "form", words: (_language, strings) => strings.failed };
  }
}
