import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Backlog } from "./runtime/sending/backlog.ts";
import type { Metrics } from "./runtime/metrics.ts";

/** Figures that Prometheus can read. */
export interface Prometheus {
  readonly metrics: Metrics;
  readonly contentType: string;
  /** Everything counted so far, in the text format. */
  text(): Promise<string>;
}

/** A turn takes a millisecond; one that waits for another process takes hundreds. */
const TURN_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** What fell due while nobody ran is late by hours. */
const LATE_SECONDS = [0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800, 7_200, 43_200];
/** So much of a digest tells versions apart. */
const VERSION_LENGTH = 12;

/**
 * Counts in memory, in a registry of its own, from zero at each start.
 * @param backlog read anew whenever somebody looks
 */
export function prometheus(backlog: () => Promise<Backlog>): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name: `frontdesk_${name}`, help, labelNames, registers });
  const received = counter(
    "messages_received_total",
    "Messages from residents. refused: nothing was kept, it is delivered again.",
    "channel",
    "outcome",
  );
  const turns = new Histogram({
    name: "frontdesk_turn_seconds",
    help: "From a message's arrival until it is durable with all that it caused.",
    buckets: TURN_SECONDS,
    registers,
  });
  const decisions = counter(
    "decisions_total",
    "How messages were understood: act, confirm or ask again.",
    "decision",
  );
  const dangers = counter("emergencies_total", "Messages that told of danger.", "danger");
  const tickets = counter("tickets_opened_total", "Tickets that were opened.", "kind");
  const outgoing = counter(
    "outgoing_total",
    "Tries to send. later: it is tried again; undeliverable: given up, staff were told.",
    "channel",
    "outcome",
  );
  const lateness = new Histogram({
    name: "frontdesk_timer_lateness_seconds",
    help: "How long after their time timers fired; the count is that of timers fired.",
    labelNames: ["kind"],
    buckets: LATE_SECONDS,
    registers,
  });
  const conflicts = counter("commit_conflicts_total", "Commits that lost a race, decided again.");
  const staff = counter("staff_actions_total", "What staff did or tried.", "action", "outcome");
  const answers = counter(
    "http_responses_total",
    "Answers by route as declared, and by class of status.",
    "route",
    "status",
  );
  const storeErrors = counter(
    "store_errors_total",
    "Reads and commits that the store could not do.",
    "operation",
  );
  const content = new Gauge({
    name: "frontdesk_content_info",
    help: "1 for the version of intents and dialogs in use.",
    labelNames: ["version"],
    registers,
  });
  const contentRefused = counter(
    "content_refused_total",
    "Changes of the content that were not taken, for their mistakes.",
  );
  // Both gauges ask at each look; they are told the same.
  let reading: Promise<Backlog> | null = null;
  const read = (): Promise<Backlog> => {
    reading ??= backlog()
      // A store that doesn't answer is no reason to show nothing of the rest.
      .catch(() => ({ waiting: Number.NaN, oldestMs: Number.NaN }))
      .finally(() => (reading = null));
    return reading;
  };
  const readAtEachLook = (name: string, help: string, of: (now: Backlog) => number): void => {
    const collect = async (): Promise<void> => gauge.set(of(await read()));
    const gauge = new Gauge({ name: `frontdesk_${name}`, help, registers, collect });
  };
  readAtEachLook(
    "outbox_waiting",
    "Messages that are decided and not yet sent, whichever process sends them.",
    ({ waiting }) => waiting,
  );
  readAtEachLook(
    "outbox_oldest_seconds",
    "How long the oldest of them has waited.",
    ({ oldestMs }) => oldestMs / 1_000,
  );

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    metrics: {
      received: (channel, outcome) => received.inc({ channel, outcome }),
      turnBegins: () => {
        const ends = turns.startTimer();
        return () => void ends();
      },
      understood: (decision) => decisions.inc({ decision }),
      danger: (danger) => dangers.inc({ danger }),
      ticketOpened: (kind) => tickets.inc({ kind }),
      sent: (channel, outcome) => outgoing.inc({ channel, outcome }),
      timerFired: (kind, lateMs) => lateness.observe({ kind }, lateMs / 1_000),
      conflicted: () => conflicts.inc(),
      staffActed: (action, outcome) => staff.inc({ action, outcome }),
      storeFailed: (operation) => storeErrors.inc({ operation }),
      contentTaken(version) {
        content.reset();
        content.set({ version: version.slice(0, VERSION_LENGTH) }, 1);
      },
      contentRefused: () => contentRefused.inc(),
      answered: (route, status) =>
        answers.inc({ route, status: status === 0 ? "none" : `${Math.floor(status / 100)}xx` }),
    },
  };
}
