import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Language } from "../../../wire.ts";
import { peopleSchema, type PeopleShown, type Person } from "../../../wire-people.ts";
import { timeWords } from "../../language.ts";
import { ask, post } from "../../post.ts";
import { PEOPLE_STRINGS, type PeopleStrings } from "../../words/people.ts";
import { Account } from "./account.tsx";
import type { Act } from "./act.ts";
import { grantWords } from "./grants.tsx";
import { Invite } from "./invite.tsx";
import "./people.css";

/** Where the page's API is, from `…/staff`. */
const API = "api/staff/people";

/** Who works here: for those who look after it, to let in, to give roles and times, to let go. */
export function People({ language }: { readonly language: Language }): ComponentChildren {
  const strings = PEOPLE_STRINGS[language];
  const [shown, setShown] = useState<PeopleShown | "failed" | null>(null);
  const [open, setOpen] = useState<string | null>(null);

  const load = useCallback(async (): Promise<void> => {
    const asked = await ask(API, {});
    const read = asked.kind === "done" ? peopleSchema.safeParse(asked.body) : null;
    setShown(read?.success === true ? read.data : "failed");
  }, []);
  useEffect(() => void load(), [load]);
  const act: Act = async (path, told) => {
    const posted = await post(`${API}/${path}`, told);
    if (posted.kind === "done") await load();
    return posted;
  };

  if (shown === null)
    return (
      <p class="people-word" role="status">
        {strings.loading}
      </p>
    );
  if (shown === "failed")
    return (
      <p class="people-word" role="alert">
        {strings.failed}{" "}
        <button type="button" class="button-quiet" onClick={() => void load()}>
          {strings.again}
        </button>
      </p>
    );

  const times = timeWords(language, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <section class="page people" aria-labelledby="people-title">
      <header>
        <h2 id="people-title">
          {strings.people} <span class="people-count">{shown.people.length}</span>
        </h2>
      </header>
      {shown.canInvite && (
        <Invite act={act} communities={shown.communities} language={language} strings={strings} />
      )}
      {shown.invitations.length > 0 && (
        <>
          <h3>{strings.waiting}</h3>
          <ul class="people-list">
            {shown.invitations.map(({ id, name, grants, expiresAt }) => (
              <li key={id} class="person">
                <div class="person-head">
                  <strong>{name === "" ? strings.invite : name}</strong>
                  <span class="person-roles">
                    {grantWords(grants, shown.communities, language, strings)}
                  </span>
                  <span class="person-note">{strings.until(times.dayAndClock(expiresAt))}</span>
                  <button
                    type="button"
                    class="button-quiet"
                    onClick={() => void act("withdraw", { id })}
                  >
                    {strings.withdraw}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul class="people-list">
        {shown.people.map((person) => (
          <li key={person.id} class={`person${person.disabled ? " is-disabled" : ""}`}>
            <div class="person-head">
              <strong>
                {person.name}
                {person.title !== "" && <span class="person-title">{person.title}</span>}
              </strong>
              <span class="person-roles">
                {grantWords(person.grants, shown.communities, language, strings)}
              </span>
              <Notes person={person} isMe={person.id === shown.me} strings={strings} />
              {person.isManaged && (
                <button
                  type="button"
                  class="button-quiet"
                  aria-expanded={open === person.id}
                  onClick={() => setOpen(open === person.id ? null : person.id)}
                >
                  {open === person.id ? strings.close : strings.edit}
                </button>
              )}
            </div>
            {open === person.id && (
              <Account
                person={person}
                isMe={person.id === shown.me}
                act={act}
                communities={shown.communities}
                language={language}
                strings={strings}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({
  person,
  isMe,
  strings,
}: {
  readonly person: Person;
  readonly isMe: boolean;
  readonly strings: PeopleStrings;
}): ComponentChildren {
  const notes = [
    ...(isMe ? [strings.you] : []),
    ...(person.disabled ? [strings.left] : []),
    ...(person.away ? [strings.away] : []),
    ...(person.hasJoined || isMe ? [] : [strings.notJoined]),
  ];
  return (
    <span class="person-note">
      {person.isOnDuty && <span class="person-duty">{strings.onDuty}</span>}
      {notes.join(" · ")}
    </span>
  );
}
