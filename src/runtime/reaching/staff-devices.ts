import { toCall } from "../../core/people/on-duty.ts";
import { staffIn } from "../../core/people/staff-in.ts";
import { companyName } from "../../core/reach/notice-words.ts";
import { alertIn, LANGUAGES, type Outgoing } from "../../core/records/message.ts";
import type { Device } from "../../core/records/reach.ts";
import { cut } from "../../core/text/cut.ts";
import { put } from "../../core/store.ts";
import { keys } from "../../store/keys.ts";
import type { Carriers, RuntimeContext } from "../context.ts";
import type { People } from "../people/people.ts";
import { pushTo, written } from "./outgoing-notice.ts";

/** What colleagues' devices show. */
export interface StaffPush {
  /** Sent twice under one, it comes once. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** What a touch opens: a path of ours. */
  readonly url: string;
  readonly urgent: boolean;
}

/** Colleagues' devices, and what is pushed to them. */
export interface StaffDevices {
  subscribe(community: string, staff: string, device: Device): Promise<void>;
  forget(community: string, endpoint: string): Promise<void>;
  has(community: string, endpoint: string): Promise<boolean>;
  /** @param staff whose devices, by account */
  push(community: string, staff: readonly string[], what: StaffPush): Promise<void>;
  /** An urgent alert, to whoever is to be called: again each time that it is called again. */
  alarm(community: string, alert: Outgoing): Promise<void>;
}

/** More colleagues than work anywhere; one commit still takes all that is pushed to them. */
const MOST_DEVICES = 30;
const MOST_TRIES = 8;
/** What a locked screen shows of it. */
const LONGEST_BODY = 160;

export function staffDevices(
  context: RuntimeContext,
  carriers: Pick<Carriers, "send">,
  people: Pick<People, "all">,
): StaffDevices {
  const { store, clock } = context;
  const key = keys.staffDevices();
  type Kept = readonly (Device & { readonly staff: string; readonly since: number })[];

  const read = async (community: string): Promise<{ all: Kept; version: number }> => {
    const found = await store.get(community, [key], clock.now());
    return { all: found.read(key)?.value.all ?? [], version: found.version(key) };
  };
  const change = async (community: string, to: (all: Kept) => Kept): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { all, version } = await read(community);
      const done = await store.commit(community, {
        now: clock.now(),
        checks: [{ key, version }],
        puts: [put(key, { all: [...to(all)] })],
      });
      if (done.ok) return;
    }
    throw new Error("colleagues' devices changed again and again");
  };

  /** Whoever is to be called, by name or by duty; else all who work there: one of them wakes. */
  const awake = (community: string, to: Outgoing["to"], all: Kept): readonly string[] => {
    const accounts = people.all();
    const [role, ids] = to.kind === "staff" ? [to.role, to.ids ?? []] : ["staff" as const, []];
    const called =
      ids.length > 0
        ? ids
        : toCall(accounts, context.community(community), clock.now(), [role]).map(({ id }) => id);
    if (all.some(({ staff }) => called.includes(staff))) return called;
    return accounts
      .filter((account) => staffIn(account, community).roles.length > 0)
      .map(({ id }) => id);
  };

  const push: StaffDevices["push"] = async (community, staff, what) => {
    const { all } = await read(community);
    const now = clock.now();
    const outbox = all
      .filter((device) => staff.includes(device.staff))
      .map((device, n) =>
        pushTo(
          device,
          { title: what.title, text: cut(what.body, LONGEST_BODY), url: what.url },
          { id: `${what.id}.p${n}`, at: now, conversation: null, urgent: what.urgent },
        ),
      );
    if (outbox.length === 0) return;
    await store.commit(community, { now, ...written(outbox, now) });
    carriers.send(community, outbox);
  };

  return {
    push,
    subscribe: (community, staff, { endpoint, p256dh, auth }) =>
      change(community, (all) => [
        ...all.filter((other) => other.endpoint !== endpoint).slice(1 - MOST_DEVICES),
        { endpoint, p256dh, auth, staff, since: clock.now() },
      ]),
    forget: (community, endpoint) =>
      change(community, (all) => all.filter((other) => other.endpoint !== endpoint)),
    async has(community, endpoint) {
      return (await read(community)).all.some((one) => one.endpoint === endpoint);
    },
    async alarm(community, alert) {
      const { all } = await read(community);
      if (all.length === 0) return;
      const called = awake(community, alert.to, all);
      for (const language of LANGUAGES) {
        const theirs = people.all().filter((account) => account.language === language);
        await push(
          community,
          called.filter((id) => theirs.some((account) => account.id === id)),
          {
            id: language === "zh-Hant" ? alert.id : `${alert.id}.${language}`,
            title: companyName({ community: context.community(community), language }),
            body: alertIn(alert, language),
            url: `/c/${community}/staff`,
            urgent: true,
          },
        );
      }
    },
  };
}
