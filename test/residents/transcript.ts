import type { Played } from "./play.ts";

/** A conversation as a person reads it. `~` was sent of the desk's own accord. */
export function transcript({ cast, exchanges, later, tickets, owner }: Played): string {
  const wanted = cast.people.flatMap(({ id, tongue, errands }) =>
    errands.map(({ wish, about, withdrawn }) => {
      const what = about === "new" ? wish.kinds.join("|") : about;
      return `  ${id} (${tongue}) wants ${what}: ${wish.topic}${withdrawn ? ", withdrawn" : ""}`;
    }),
  );
  const lines = exchanges.flatMap(({ who, message, heard, at }) => [
    {
      at,
      text: `${who.id}${message.choice === null ? "" : ` [${message.choice}]`}: ${message.text}${" <photo>".repeat(message.photos)}`,
    },
    { at, text: heard.text.replaceAll(/^/gm, "    ") },
  ]);
  const said = [...lines, ...later.map(({ at, text }) => ({ at, text: `  ~ ${text}` }))]
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, text }) => `${clock(at)} ${text}`);
  const filed = tickets.map(({ id, kind, status, unit, name, phone, issue, place, when }) => {
    const where = unit && Object.values(unit).filter((part) => part !== null);
    return `  ${id} ${kind} ${status} ${JSON.stringify({ issue, place, unit: where, name, phone, when })}`;
  });
  return [...wanted, ...said, `  tickets: ${filed.length}, owner ${owner}`, ...filed].join("\n");
}

function clock(at: number): string {
  return new Date(at + 8 * 60 * 60_000).toISOString().slice(11, 16);
}
