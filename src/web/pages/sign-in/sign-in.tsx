import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../wire.ts";
import { doorsSchema } from "../../wire-people.ts";
import { ask } from "../post.ts";
import type { SignInStrings } from "../words/sign-in.ts";
import { API, knock, STAFF, type Trouble } from "./door.ts";
import { Field } from "./field.tsx";

/** Who has an account signs in. */
export function SignIn({
  language,
  strings,
}: {
  readonly language: Language;
  readonly strings: SignInStrings;
}): ComponentChildren {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [isWorking, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(refusedElsewhere);
  const [other, setOther] = useState<string | null>(null);
  useEffect(() => {
    void (async () => {
      const asked = await ask(`${API}/doors`, {});
      const doors = asked.kind === "done" ? doorsSchema.safeParse(asked.body) : null;
      if (doors?.success === true) setOther(doors.data.oidc);
    })();
  }, []);

  const submit = async (): Promise<void> => {
    setWorking(true);
    setTrouble(null);
    setTrouble(await knock("sign-in", { login, password }));
    setWorking(false);
  };
  const wrong = (field: Trouble["field"]): string | null =>
    trouble?.field === field ? trouble.words(language, strings) : null;

  return (
    <form
      class="entrance-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWorking) void submit();
      }}
    >
      <h1>{strings.signIn}</h1>
      <p class="entrance-alert" role="alert">
        {wrong("form")}
      </p>
      <Field
        id="login"
        label={strings.login}
        type="email"
        autocomplete="username"
        longest={200}
        value={login}
        onValue={setLogin}
        error={wrong("login")}
        isFirst
        strings={strings}
      />
      <Field
        id="password"
        label={strings.password}
        type="password"
        autocomplete="current-password"
        longest={200}
        value={password}
        onValue={setPassword}
        error={wrong("password")}
        strings={strings}
      />
      <button
        type="submit"
        class="button-main"
        disabled={isWorking || login === "" || password === ""}
      >
        {isWorking ? strings.working : strings.signIn}
      </button>
      {other !== null && (
        <a class="button-quiet entrance-other" href={`${STAFF}/oidc`}>
          {strings.signInWith(other)}
        </a>
      )}
      <p class="entrance-foot">{strings.noAccount}</p>
    </form>
  );
}

/** What the other way in brought back: the address says that it opened nothing. */
function refusedElsewhere(): Trouble | null {
  const why = new URLSearchParams(location.search).get("refused");
  if (why === null) return null;
  history.replaceState(null, "", STAFF);
  return {
    code: why,
    field: "form",
    words: (_language, strings) =>
      why === "unknown" ? strings.unknownElsewhere : strings.failedElsewhere,
  };
}
