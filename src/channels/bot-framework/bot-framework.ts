import { Router, json } from "express";
import type { StaffAct } from "../../core/act.ts";
import type { Channel, FileSource } from "../../core/channel.ts";
import { DEFAULT_COMMUNITY } from "../../core/records/community.ts";
import type { Inbound } from "../../core/records/message.ts";
import type { Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import type { FileLinks } from "../../runtime/files/file-links.ts";
import type { Log } from "../../runtime/log.ts";
import type { StaffPlace } from "../../runtime/places/staff-place.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { TuningDesk } from "../../runtime/tuning/tuning-desk.ts";
import { answerRefusals, onlyPost, Refusal } from "../../runtime/webhook-refusals.ts";
import { CHANNEL, hear, type Addressed } from "./activity.ts";
import { addresses } from "./addresses.ts";
import { connector } from "./connector.ts";
import { botFrameworkFiles } from "./files.ts";
import { envelopeSchema } from "./inbound-activity.ts";
import { residentChannel } from "./send.ts";
import { asResident, heardAlone } from "./staff/own-chat.ts";
import { heardFromStaff } from "./staff/staff-desk.ts";
import { staffChannelOf, teamsPlace } from "./staff/staff-place.ts";
import { tuningTalk } from "./staff/tuning-talk.ts";
import { isAllowedService } from "./service-url.ts";
import type { BotFrameworkSettings } from "./settings.ts";
import { typingWhile } from "./typing.ts";

/** Microsoft Teams, and whatever else the Bot Framework carries. */
export interface BotFramework {
  readonly channel: Channel;
  /** What residents sent, to be fetched. */
  readonly source: FileSource;
  /** Where colleagues work: a team's channel. */
  readonly place: StaffPlace;
  /** `/api/messages`, the bot's messaging endpoint; other paths pass through. */
  routes(runtime: Runtime, tuning: TuningDesk | null): Router;
}

export interface BotFrameworkParts {
  readonly settings: BotFrameworkSettings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** What staff can do. */
  readonly acts: readonly StaffAct[];
  /** Where staff reach their screen, without a slash at its end; null: not known. */
  readonly publicUrl: string | null;
  /** Open files to who reads of them here. */
  readonly fileLinks: FileLinks;
}

/** Whom activities are handed to. */
interface Receiving {
  readonly runtime: Runtime;
  /** Null where nothing is tuned. */
  readonly tuning: TuningDesk | null;
}

/** Activities stay far below; a card's data may be large. */
const MOST_BYTES = 1024 * 1024;

export function botFramework({
  settings,
  store,
  clock,
  log,
  acts,
  publicUrl,
  fileLinks,
}: BotFrameworkParts): BotFramework {
  const platform = connector(settings, clock);
  const places = addresses(store, clock);
  const staff = staffChannelOf(places, settings.staffChannel);
  const whileTyping = typingWhile(platform, clock, log);

  /** Takes one activity; resolves with the answer that it waits for, mostly none. */
  const receive = async ({ runtime, tuning }: Receiving, body: unknown, authorization: string) => {
    const envelope = envelopeSchema.safeParse(body);
    if (!envelope.success) throw new Refusal(400, "malformed-activity");
    const { type, serviceUrl } = envelope.data;
    if (!(await platform.isAuthentic(envelope.data, authorization)))
      throw new Refusal(401, "not-authentic");
    if (!isAllowedService(serviceUrl, settings.offline))
      throw new Refusal(403, "foreign-service-url");
    const community = communityOf(runtime);
    const desk = runtime.placeDesk(CHANNEL, acts, tuning);
    const talk = tuningTalk({ platform, desk, community, log });
    const done = await heardFromStaff(
      { platform, staff, desk, tuning: talk, community, publicUrl },
      envelope.data,
    );
    if (done !== null) return done.answer;
    const own = asResident(envelope.data);
    const heard = hear(own ?? envelope.data, clock.now());
    switch (heard.kind) {
      case "noted":
        log.info("activity-noted", { channel: CHANNEL, kind: type });
        return null;
      case "malformed":
        throw new Refusal(400, "malformed-activity");
      case "unknown-invoke":
        throw new Refusal(501, "unknown-invoke");
      case "opened": {
        const { conversation, person, language, address } = heard;
        await places.keep(conversation, address);
        await runtime.welcome({ channel: CHANNEL, community, conversation, person, language });
        return null;
      }
      case "message": {
        const { address, addressed, invoked, replaces } = heard;
        const came = { ...heard.message, community };
        const message =
          replaces === undefined
            ? came
            : { ...came, edits: await saidBefore(runtime, came, replaces) };
        // Words that nobody wrote to us are not taken back either.
        if (type === "messageDelete" && message.edits === null) return null;
        if (own === null && (await heardAlone({ desk, platform }, envelope.data, message)))
          return null;
        if (!(await isForUs(runtime, message, addressed))) {
          log.info("message-among-people", { channel: CHANNEL });
          return null;
        }
        // Before the turn, which may set a timer that will need it.
        await places.keep(message.conversation, address);
        await whileTyping(address, () => runtime.receive(message));
        return invoked === null ? null : invokeAnswer(invoked);
      }
    }
  };

  return {
    channel: residentChannel(platform, places, (community, file) =>
      publicUrl === null
        ? null
        : `${publicUrl}/c/${community}/files/${file}?t=${fileLinks.sign(file, clock.now())}`,
    ),
    source: botFrameworkFiles({ channel: CHANNEL, platform, offline: settings.offline }),
    place: teamsPlace(platform, staff, publicUrl),
    routes(runtime, tuning) {
      const router = Router();
      router
        .route("/api/messages")
        .post(
          // Whoever shows no token at all is not read.
          (request, _response, next) => {
            const shows = settings.app === null || request.headers.authorization !== undefined;
            next(shows ? undefined : new Refusal(401, "not-authentic"));
          },
          json({ limit: MOST_BYTES }),
          async (request, response) => {
            const body: unknown = request.body;
            const answer = await receive(
              { runtime, tuning },
              body,
              request.headers.authorization ?? "",
            );
            if (answer === null) response.status(200).end();
            else response.json(answer);
          },
        )
        .all((_request, response) => onlyPost(response));
      router.use(answerRefusals("activity", CHANNEL, log));
      return router;
    },
  };
}

/** What a message said, as it was kept; null where it is not among the latest. */
async function saidBefore(runtime: Runtime, on: Inbound, id: string): Promise<string | null> {
  const { lines } = await runtime.linesBefore(on, null);
  const said = lines.findLast(
    ({ line: { message = "" } }) => message === id || message.startsWith(`${id}:`),
  );
  return said?.line.text ?? null;
}

async function isForUs(runtime: Runtime, message: Inbound, addressed: Addressed): Promise<boolean> {
  switch (addressed) {
    case "surely":
      return true;
    case "in-our-thread":
      return (await runtime.conversation(message)).begun;
    case "as-an-answer":
      return (await runtime.conversation(message)).awaits;
  }
}

/** Nothing of the framework says which community somebody lives in: it serves the first. */
function communityOf(runtime: Runtime): string {
  const [first = DEFAULT_COMMUNITY] = runtime.communities();
  return runtime.communities().find(({ id }) => id === DEFAULT_COMMUNITY.id)?.id ?? first.id;
}

/** What Action.Execute waits for: the words that were pressed, shown for a moment. */
function invokeAnswer(label: string): object {
  const type = "application/vnd.microsoft.activity.message";
  return { statusCode: 200, type, value: label };
}
