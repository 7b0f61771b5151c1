import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { phonePhoto, SAMPLES, SVG } from "../runtime/files/sample-files.ts";
import { deskColleague } from "./desk-colleague.ts";
import { pairingDesk, type PairingDesk } from "./pairing-desk.ts";
import { PLACES, type Case } from "./pairing-places.ts";
import { RESIDENTS, type Resident } from "./pairing-residents.ts";
import { STAFF_CHANNEL } from "./slack-desk.ts";

const WORKS = "U0WORKS";
const HOME = "D0HOME1";
const PDF = SAMPLES["application/pdf"] ?? SVG;
const WORDS = "我住A棟1203，我要找真人";

describe("a colleague's file", () => {
  let on: PairingDesk;
  let resident: Resident;
  let matter: Case;

  const open = async (channel: string, place: string): Promise<void> => {
    const [living, working] = [RESIDENTS[channel], PLACES[place]];
    if (!living || !working) throw new Error("there is no such pairing");
    resident = await living(on, 1);
    const colleague = await working(on);
    await resident.write(WORDS);
    matter = await colleague.caseOf(WORDS);
    await matter.take();
  };
  beforeEach(async () => {
    on = await pairingDesk();
  });
  afterEach(() => on.close());

  const uploaded = () => on.slack.api.uploads.map(({ channel, name }) => `${channel} ${name}`);
  const holds = (bytes: Uint8Array): boolean =>
    on.slack.api.uploads.some(({ sent }) => Buffer.from(sent).includes(Buffer.from(bytes)));
  const card = () => {
    const post = on.slack.api.posts.find(
      ({ channel, thread }) => channel === STAFF_CHANNEL && thread === null,
    );
    if (!post) throw new Error("there is no card");
    return post;
  };
  const inThread = (text: string, files: readonly object[]) =>
    on.slack.event(
      on.slack.message(text, {
        channel: STAFF_CHANNEL,
        user: WORKS,
        thread: card().ts,
        more: { subtype: "file_share", files },
      }),
    );

  describe("from Slack", () => {
    const pdf = () => on.slack.api.hosts("報價單.pdf", "application/pdf", PDF);

    it("reaches the resident by a reply, with words and without", async () => {
      await open("Slack", "Slack");
      const photo = on.slack.api.hosts("水管.jpg", "image/jpeg", await phonePhoto());
      for (const [text, file] of [
        ["這是報價單", pdf()],
        ["", photo],
      ] as const) {
        await on.fromSlack(on.slack.press(card(), "回覆住戶", WORKS));
        const [view] = on.slack.api.views.slice(-1);
        if (!view) throw new Error("no form was opened");
        await on.fromSlack(on.slack.submission(view, { text }, WORKS, [file]));
        const { name } = file;
        await expect.poll(uploaded).toContain(`${HOME} ${name}`);
        await expect.poll(() => matter.shows()).toContain(`→ 住戶 ✓ 陳小姐（客服）：〔${name}〕`);
      }
      expect(holds(PDF)).toBe(true);
      expect((await resident.reads()).join("\n")).toContain("陳小姐（客服）：這是報價單");
    });

    it("stays inside the thread, and does so no more while its owner relays", async () => {
      await open("the web page", "Slack");
      await on.fromSlack(inThread("只給同事看", [pdf()]));
      expect((await resident.reads()).join()).not.toContain("只給同事看");
      await on.fromSlack(on.slack.press(card(), "開啟轉達", WORKS));
      const relayed = inThread("給住戶", [pdf()]);
      await on.fromSlack(relayed);
      await expect.poll(() => matter.shows()).toContain("〔報價單.pdf〕");
      // Delivered again it is handed over once.
      await on.fromSlack(relayed);
      expect((await matter.shows()).split("〔報價單.pdf〕")).toHaveLength(2);
      expect((await resident.reads()).join()).toContain("陳小姐（客服）：給住戶");
    });

    it("is said to its sender to be lost where it can't be had", async () => {
      await open("the web page", "Slack");
      await on.fromSlack(on.slack.press(card(), "開啟轉達", WORKS));
      const gone = { id: "F9", name: "a.pdf", mimetype: "application/pdf" };
      const elsewhere = { ...gone, url_private_download: "https://files.slack.com.evil.example/a" };
      await on.fromSlack(inThread("", [elsewhere]));
      const whispers = () => on.slack.api.whispers.map(({ text }) => text).join();
      await expect.poll(whispers).toContain("「a.pdf」沒有送到住戶那裡");
    });
  });

  describe("from the web desk", () => {
    const sendFromDesk = async (channel: string): Promise<void> => {
      const colleague = await deskColleague(on.desk, "林主任");
      const foundSchema = z.array(
        z.looseObject({ channel: z.string().nullable(), href: z.string() }),
      );
      const found = await colleague.json(foundSchema, "search", { text: WORDS });
      const talk = found.find((one) => one.channel === channel);
      const at = encodeURIComponent(talk?.href ?? "");
      const path = `files?channel=${channel}&conversation=${at}`;
      const id = await colleague.upload(path, "報價單.pdf", new Uint8Array(PDF));
      const said = { text: "這是報價單", attachments: [id] };
      await colleague.call(`conversations/${channel}/${at}/take`, {});
      await colleague.call(`conversations/${channel}/${at}/say`, said);
      await on.desk.settled();
    };
    const waits = async (channel: string): Promise<void> => {
      const living = RESIDENTS[channel];
      if (!living) throw new Error("there is no such channel");
      resident = await living(on, 1);
      await resident.write(WORDS);
    };

    it("is handed over in Slack, once though Slack's answer was lost", async () => {
      await waits("Slack");
      const lost = { status: 502, body: {}, arrives: true } as const;
      on.slack.api.answers((method) => (method === "files.completeUploadExternal" ? lost : null));
      const sent = sendFromDesk("slack");
      await on.slack.api.posted(() => on.slack.api.uploads.length > 0);
      on.slack.api.answers(() => null);
      await on.desk.waited(() => on.desk.clock.advance(on.desk.clock.now() + 1_000), sent);
      expect(uploaded()).toEqual([`${HOME} 報價單.pdf`]);
      expect(holds(PDF)).toBe(true);
      expect((await resident.reads()).at(-1)).toBe("林主任（客服）：這是報價單");
    });

    it("is told to staff as undelivered where the app may not hand it over", async () => {
      await waits("Slack");
      on.slack.api.answers((method) =>
        method === "files.getUploadURLExternal"
          ? { body: { ok: false, error: "missing_scope", needed: "files:write" } }
          : null,
      );
      await sendFromDesk("slack");
      const told = on.slack.api.posts.filter(({ channel }) => channel === STAFF_CHANNEL);
      expect(told.map(({ shown }) => shown.join()).join("\n")).toContain("這是報價單");
      expect(uploaded()).toEqual([]);
    });

    it("is opened in Teams by a link of its own, and by no other", async () => {
      await waits("Teams");
      await sendFromDesk("bot-framework");
      const [, last = ""] = /<a href="([^"]+)">📎 報價單\.pdf<\/a>/.exec(
        on.platform.posted.map(({ text }) => text).join("\n"),
      ) ?? [""];
      const link = new URL(last.replaceAll("&amp;", "&"));
      expect(link.origin).toBe(on.desk.address);
      const opened = await fetch(link);
      expect(opened.status).toBe(200);
      expect(opened.headers.get("Content-Disposition")).toContain("attachment");
      expect(Buffer.from(await opened.arrayBuffer()).equals(Buffer.from(PDF))).toBe(true);
      const forged = new URL(link);
      forged.searchParams.set("t", `9${link.searchParams.get("t")}`);
      for (const closed of [forged, new URL(link.pathname, link)])
        expect((await fetch(closed)).status).toBe(404);
    });
  });
});

describe("what colleagues wrote in Slack while the desk was down", () => {
  it("is kept as notes when it is back, once, and reaches no resident", async () => {
    const on = await pairingDesk();
    const living = RESIDENTS["the web page"];
    const working = PLACES["Slack"];
    if (!living || !working) throw new Error("there is no such pairing");
    const resident = await living(on, 1);
    const colleague = await working(on);
    await resident.write(WORDS);
    const here = await colleague.caseOf(WORDS);
    await here.take();
    const card = on.slack.api.posts.find(({ channel }) => channel === STAFF_CHANNEL);
    if (!card) throw new Error("there is no card");
    await on.fromSlack(on.slack.press(card, "開啟轉達", WORKS));
    // What was handed over while it was up is nothing that was missed.
    const file = on.slack.api.hosts("a.pdf", "application/pdf", PDF);
    const more = { subtype: "file_share", files: [file] };
    const inThread = { channel: STAFF_CHANNEL, thread: card.ts, user: WORKS, more };
    const handed = on.slack.message("", inThread);
    on.slack.api.written.push(handed);
    await on.fromSlack(on.slack.event(handed));
    await expect.poll(() => here.shows()).toContain("〔a.pdf〕");
    const desk = await deskColleague(on.desk, "林主任");
    const caughtUp = async (write: () => void): Promise<void> => {
      const before = on.desk.logged.filter((event) => event === "slack-caught-up").length;
      await on.desk.stop();
      write();
      await on.desk.start();
      await on.desk.loggedOften("slack-caught-up", before + 1);
      await on.desk.settled();
    };
    const places = { channel: STAFF_CHANNEL, thread: card.ts };
    await caughtUp(() => {
      for (const [text, user] of [
        ["師傅說改明天", WORKS],
        ["我是誰", "U0STRANGER"],
      ] as const)
        on.slack.api.written.push(on.slack.message(text, { ...places, user }));
    });
    const said = on.slack.api.whispers.map(({ text }) => text);
    expect(said).toEqual([expect.stringContaining("「師傅說改明天」是值班台離線時寫的")]);
    await caughtUp(() => {});
    expect(on.slack.api.whispers).toHaveLength(1);
    const found = z.array(z.looseObject({ channel: z.string().nullable(), href: z.string() }));
    const [talk] = await desk.json(found, "search", { text: WORDS });
    const noted = z.looseObject({ notes: z.array(z.looseObject({ text: z.string() })) });
    const { notes } = await desk.json(noted, `cases/web/${talk?.href}`);
    expect(notes.map(({ text }) => text).filter(Boolean)).toEqual(["師傅說改明天"]);
    expect((await resident.reads()).join()).not.toContain("師傅說改明天");
    await on.close();
  });
});
