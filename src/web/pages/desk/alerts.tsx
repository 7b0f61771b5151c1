import type { ComponentChildren } from "preact";
import type { StaffAlert } from "../../wire.ts";
import type { TimeWords } from "../language.ts";
import type { StaffStrings } from "../words/desk.ts";
import "./alerts.css";

interface Props {
  /** Newest first. */
  readonly alerts: readonly StaffAlert[];
  readonly strings: StaffStrings;
  readonly times: TimeWords;
}

/** What staff were told, emergencies first. */
export function Alerts({ alerts, strings, times }: Props): ComponentChildren {
  const inOrder = [...alerts.filter(isUrgent), ...alerts.filter((alert) => !isUrgent(alert))];
  return (
    <aside class="alerts" aria-labelledby="alerts-title">
      <h2 id="alerts-title">{strings.alerts}</h2>
      {alerts.length === 0 && <p class="alerts-none">{strings.noAlerts}</p>}
      <ol aria-live="polite">
        {inOrder.map((alert) => (
          <li key={alert.id} class={alert.urgent ? "is-urgent" : ""}>
            {alert.urgent && <strong>{strings.urgent}</strong>}
            {alert.role !== "staff" && <span class="alert-for">{strings.told[alert.role]}</span>}
            <p>
              {alert.ticket === null ? alert.text : <a href={`#${alert.ticket}`}>{alert.text}</a>}
            </p>
            {alert.isCut && (
              <a href={`api/staff/alerts/${alert.id}`} target="_blank" rel="noopener">
                {strings.fullText}
              </a>
            )}
            <time dateTime={new Date(alert.at).toISOString()}>{times.dayAndClock(alert.at)}</time>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function isUrgent({ urgent }: StaffAlert): boolean {
  return urgent;
}
