import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Language } from "../../../wire.ts";
import { linkIssuedSchema, type Grant } from "../../../wire-people.ts";
import type { PeopleStrings } from "../../words/people.ts";
import { GrantRow, type Communities } from "./grants.tsx";
import { IssuedLink } from "./issued-link.tsx";
import type { Act } from "./act.ts";

/** Lets somebody new in: makes a link to hand on. */
export function Invite({
  act,
  communities,
  language,
  strings,
}: {
  readonly act: Act;
  readonly communities: Communities;
  readonly language: Language;
  readonly strings: PeopleStrings;
}): ComponentChildren {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [login, setLogin] = useState("");
  const [grant, setGrant] = useState<Grant>({
    role: "staff",
    communities: communities.length === 1 ? communities.map(({ id }) => id) : "all",
  });
  const [link, setLink] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    setTrouble(null);
    const mail = login.trim() === "" ? {} : { login };
    const posted = await act("invite", { name, ...mail, grants: [grant] });
    const read = posted.kind === "done" ? linkIssuedSchema.safeParse(posted.body) : null;
    if (read?.success === true) setLink(read.data.link);
    else setTrouble((posted.kind === "refused" && posted.message?.[language]) || strings.failed);
  };

  if (!isOpen)
    return (
      <button type="button" class="button-main people-invite" onClick={() => setOpen(true)}>
        {strings.invite}
      </button>
    );
  return (
    <form
      class="people-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3>{strings.invite}</h3>
      {link !== null ? (
        <IssuedLink name={name} link={link} strings={strings} />
      ) : (
        <>
          <div class="people-row">
            <label for="invite-name">{strings.inviteName}</label>
            <input
              id="invite-name"
              maxLength={40}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
            <label for="invite-mail">{strings.inviteMail}</label>
            <input
              id="invite-mail"
              type="email"
              maxLength={200}
              aria-describedby="invite-mail-hint"
              value={login}
              onInput={(event) => setLogin(event.currentTarget.value)}
            />
          </div>
          <p id="invite-mail-hint">{strings.inviteMailHint}</p>
          <GrantRow
            id="invite"
            grant={grant}
            onChange={setGrant}
            communities={communities}
            language={language}
            strings={strings}
          />
        </>
      )}
      <p role="alert" class="people-trouble">
        {trouble}
      </p>
      <div class="people-actions">
        {link === null && (
          <button type="submit" class="button-main">
            {strings.makeLink}
          </button>
        )}
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            setOpen(false);
            setLink(null);
            setName("");
            setLogin("");
          }}
        >
          {strings.close}
        </button>
      </div>
    </form>
  );
}
