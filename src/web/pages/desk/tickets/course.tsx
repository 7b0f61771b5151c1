import type { ComponentChildren } from "preact";
import type { TicketCourse } from "../../../desk-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { Photos } from "../parts/photos.tsx";
import "./course.css";

/** All that happened to a ticket, in order, at the community's times. */
export function Course({ course }: Pick<TicketCourse, "course">): ComponentChildren {
  const { strings, times } = useDesk();
  const { tickets: words, names } = strings;
  return (
    <ol class="course">
      {course.map((one, n) => (
        <li key={n} class={`is-${one.kind}`}>
          <time dateTime={new Date(one.at).toISOString()}>{times.dayAndClock(one.at)}</time>
          <div>
            <p>
              <strong>{nameIn(words.events, one.kind)}</strong>{" "}
              <span>
                {[
                  one.by ?? words.byDesk,
                  one.to === null ? "" : words.to(nameIn(names.roles, one.to)),
                  one.until === null ? "" : words.until(times.dayAndClock(one.until)),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </p>
            {one.text !== null && one.text !== "" && (
              <p class="course-text">{nameIn(names.classes, one.text)}</p>
            )}
            <Photos files={one.photos} />
          </div>
        </li>
      ))}
    </ol>
  );
}
