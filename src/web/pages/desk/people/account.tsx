import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Language } from "../../../wire.ts";
import { linkIssuedSchema, type Person } from "../../../wire-people.ts";
import type { Posted } from "../../post.ts";
import type { PeopleStrings } from "../../words/people.ts";
import { DutyRows } from "./duty-rows.tsx";
import { GrantRow, type Communities } from "./grants.tsx";
import { Identities } from "./identities.tsx";
import { IssuedLink } from "./issued-link.tsx";
import type { Act } from "./act.ts";

interface Props {
  readonly person: Person;
  readonly isMe: boolean;
  readonly act: Act;
  readonly communities: Communities;
  readonly language: Language;
  readonly strings: PeopleStrings;
}

/** A colleague's account: how they are called, what they may, when they are there, how they leave. */
export function Account({
  person,
  isMe,
  act,
  communities,
  language,
  strings,
}: Props): ComponentChildren {
  const [name, setName] = useState(person.name);
  const [title, setTitle] = useState(person.title);
  const [duty, setDuty] = useState<readonly Person["duty"][number][]>(person.duty);
  const [grants, setGrants] = useState<readonly Person["grants"][number][]>(person.grants);
  const [link, setLink] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);

  const of = (path: string): string => `${person.id}/${path}`;
  const told = (posted: Posted): boolean => {
    const isDone = posted.kind === "done";
    const why = posted.kind === "refused" ? posted.message?.[language] : undefined;
    setSaid(isDone ? strings.saved : (why ?? strings.failed));
    return isDone;
  };
  const save = async (): Promise<void> => {
    const isGranted = JSON.stringify(grants) !== JSON.stringify(person.grants);
    if (!told(await act(of("describe"), { name, title, duty }))) return;
    if (isGranted) told(await act(of("grant"), { grants }));
  };
  const recover = async (): Promise<void> => {
    const posted = await act(of("recover"), {});
    const read = posted.kind === "done" ? linkIssuedSchema.safeParse(posted.body) : null;
    if (read?.success === true) setLink(read.data.link);
    else told(posted);
  };

  return (
    <form
      class="people-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {person.login !== null && <p>{person.login}</p>}
      <div class="people-row">
        <label for="person-name">{strings.name}</label>
        <input
          id="person-name"
          maxLength={40}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for="person-title">{strings.title}</label>
        <input
          id="person-title"
          maxLength={20}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      {!isMe && (
        <fieldset>
          <legend>{strings.inviteRole}</legend>
          {grants.map((grant, n) => (
            <GrantRow
              key={n}
              id={`grant-${n}`}
              grant={grant}
              onChange={(changed) => setGrants(grants.map((one, m) => (m === n ? changed : one)))}
              onRemove={() => setGrants(grants.filter((_, m) => m !== n))}
              communities={communities}
              language={language}
              strings={strings}
            />
          ))}
          <button
            type="button"
            class="button-plain"
            onClick={() => setGrants([...grants, { role: "staff", communities: "all" }])}
          >
            {strings.addRole}
          </button>
        </fieldset>
      )}
      <DutyRows duty={duty} onChange={setDuty} strings={strings} />
      <div class="people-actions">
        <button type="submit" class="button-main" disabled={name.trim() === ""}>
          {strings.save}
        </button>
        <p role="status">{said}</p>
      </div>
      <Identities
        identities={person.identities}
        canLink={!isMe}
        act={async (path, identity) => told(await act(of(path), identity))}
        strings={strings}
      />
      <label class="people-check">
        <input
          type="checkbox"
          checked={person.away}
          onChange={(event) =>
            void act(of("away"), { away: event.currentTarget.checked }).then(told)
          }
        />
        {strings.setAway}
      </label>
      {link !== null && <IssuedLink name={person.name} link={link} strings={strings} />}
      <div class="people-actions">
        {!isMe && !person.disabled && (
          <button type="button" class="button-quiet" onClick={() => void recover()}>
            {strings.newLink}
          </button>
        )}
        <button
          type="button"
          class="button-quiet"
          onClick={() => void act(of("sign-out-everywhere"), {}).then(told)}
        >
          {strings.signOut}
        </button>
        {!isMe && (
          <button
            type="button"
            class={isSure ? "people-danger" : "button-quiet"}
            onClick={() => {
              if (!person.disabled && !isSure) return setSure(true);
              setSure(false);
              void act(of("disable"), { disabled: !person.disabled }).then(told);
            }}
          >
            {person.disabled ? strings.enable : isSure ? strings.sure : strings.disable}
          </button>
        )}
      </div>
    </form>
  );
}
