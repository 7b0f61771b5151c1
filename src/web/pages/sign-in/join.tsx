import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../wire.ts";
import { invitedSchema, type Invited } from "../../wire-people.ts";
import { post } from "../post.ts";
import type { SignInStrings } from "../words/sign-in.ts";
import { API, knock, type Trouble } from "./door.ts";
import { Field } from "./field.tsx";

interface Props {
  /** The key of the link; the server alone knows what it opens. */
  readonly invitation: string;
  readonly language: Language;
  readonly strings: SignInStrings;
  readonly toSignIn: () => void;
}

const SHORTEST_PASSWORD = 10;

/** Who was invited comes in: with a new account, or into the one that they have. */
export function Join({ invitation, language, strings, toSignIn }: Props): ComponentChildren {
  const [invited, setInvited] = useState<Invited | "spent" | "later" | null>(null);
  const [name, setName] = useState("");
  const [title, setTitle] = useState("");
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [isWorking, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const look = async (): Promise<void> => {
    setInvited(null);
    const asked = await post(`${API}/invitation`, { key: invitation });
    const read = asked.kind === "done" ? invitedSchema.safeParse(asked.body) : null;
    if (read?.success === true) {
      setName(read.data.name);
      setInvited(read.data);
    } else setInvited(asked.kind === "later" ? "later" : "spent");
  };
  useEffect(() => void look(), [invitation]);

  if (invited === null) return <p class="entrance-word">{strings.looking}</p>;
  if (typeof invited === "string" || trouble?.code === "invitation-spent")
    return (
      <section class="entrance-card">
        <h1>{invited === "later" ? strings.notNow : strings.spent}</h1>
        <p>{invited === "later" ? strings.failed : strings.spentHelp}</p>
        <button
          type="button"
          class="button-main"
          onClick={() => (invited === "later" ? void look() : toSignIn())}
        >
          {invited === "later" ? strings.again : strings.toSignIn}
        </button>
      </section>
    );

  const { kind } = invited;
  const knockWith = (): Promise<Trouble> => {
    const key = invitation;
    if (kind === "enter") return knock("recover", { key, password: null });
    if (kind === "recover") return knock("recover", { key, password });
    return knock("join", { key, name, title, login, password, language });
  };
  const submit = async (): Promise<void> => {
    const missing = kind === "enter" ? null : missingOf({ kind, name, login, password });
    setTrouble(missing);
    if (missing !== null) return;
    setWorking(true);
    setTrouble(await knockWith());
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
      <h1>{kind === "join" ? strings.welcome : strings.welcomeBack(invited.name)}</h1>
      <p>{strings.about[kind]}</p>
      <p class="entrance-alert" role="alert">
        {wrong("form")}
      </p>
      {kind === "join" && (
        <>
          <div class="entrance-pair">
            <Field
              id="name"
              label={strings.name}
              hint={strings.nameHint}
              autocomplete="name"
              longest={40}
              value={name}
              onValue={setName}
              error={wrong("name")}
              isFirst
              strings={strings}
            />
            <Field
              id="title"
              label={strings.title}
              hint={strings.titleHint}
              autocomplete="off"
              longest={20}
              value={title}
              onValue={setTitle}
              error={null}
              strings={strings}
            />
          </div>
          <Field
            id="login"
            label={strings.login}
            hint={strings.loginHint}
            type="email"
            autocomplete="username"
            longest={200}
            value={login}
            onValue={setLogin}
            error={wrong("login")}
            strings={strings}
          />
        </>
      )}
      {kind !== "enter" && (
        <Field
          id="password"
          label={kind === "join" ? strings.password : strings.newPassword}
          hint={strings.passwordHint}
          type="password"
          autocomplete="new-password"
          longest={200}
          value={password}
          onValue={setPassword}
          error={wrong("password")}
          strings={strings}
        />
      )}
      <button type="submit" class="button-main" disabled={isWorking}>
        {isWorking ? strings.working : strings.enter}
      </button>
    </form>
  );
}

/** What can be told without asking the server; the first of it. */
function missingOf(told: {
  readonly kind: "join" | "recover";
  readonly name: string;
  readonly login: string;
  readonly password: string;
}): Trouble | null {
  const trouble = (
    field: Trouble["field"],
    word: "nameMissing" | "loginWrong" | "passwordShort",
  ): Trouble => ({ code: word, field, words: (_language, strings) => strings[word] });
  if (told.kind === "join") {
    if (told.name.trim() === "") return trouble("name", "nameMissing");
    if (!/^[^\s@]+@[^\s@]+$/.test(told.login.trim())) return trouble("login", "loginWrong");
  }
  return [...told.password].length < SHORTEST_PASSWORD
    ? trouble("password", "passwordShort")
    : null;
}
