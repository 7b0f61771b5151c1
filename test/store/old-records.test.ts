import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import type { Key } from "../../src/core/store.ts";
import { ticketState } from "../../src/core/tickets/state.ts";
import { ticketView } from "../../src/core/tickets/view.ts";
import { decodeRecord } from "../../src/store/codec.ts";
import { keys } from "../../src/store/keys.ts";

/** A record's bytes as they lie in a store. */
function read<T>({ kind }: Key<T>, record: string): T {
  return decodeRecord(kind, Buffer.from(`{"v":1,"r":${record}}`));
}

const CONVERSATION = `"channel":"web","id":"c1","person":"p1","language":"zh-Hant","known":{},
  "dangers":[],"frame":null,"stack":[],"pending":null,"misses":0,"said":{},"last":null,
  "tickets":[],"newestAt":1`;
const wang = { id: "name:王主任", name: "王主任" };

describe("what was written before staff had ids", () => {
  it.each([
    ['{"kind":"bot","epoch":0,"staff":null}', { kind: "bot", epoch: 0 }],
    ['{"kind":"waiting","epoch":3,"staff":null}', { kind: "waiting", epoch: 3 }],
    ['{"kind":"closed","epoch":4,"staff":null}', { kind: "closed", epoch: 4 }],
    ['{"kind":"staff","epoch":5,"staff":"王主任"}', { kind: "staff", epoch: 5, ...wang }],
  ])("the owner %s", (owner, now) => {
    const { owner: is } = read(
      keys.conversation("web", "c1"),
      `{${CONVERSATION},"owner":${owner}}`,
    );
    expect(is).toEqual(now);
  });

  it("a ticket that was taken and resolved by a name", () => {
    const ticket = read(
      keys.ticket("K3MQ-7XT2"),
      `{"id":"K3MQ-7XT2","kind":"repair","channel":"web","conversation":"c1","events":[
        {"kind":"opened","at":1,"slots":{"issue":"漏水"},"class":null,"answerDue":2,"resolveDue":3},
        {"kind":"answered","at":2,"staff":"王主任"},
        {"kind":"resolved","at":3,"staff":"林主任","text":"修好了"}]}`,
    );
    expect(ticket.events[1]).toEqual({ kind: "answered", at: 2, staff: wang });
    expect(ticketState(ticket)).toMatchObject({ staff: { id: "name:林主任", name: "林主任" } });
    const view = ticketView(ticket, DEFAULT_COMMUNITY);
    expect(view.owner).toBe("林主任");
    expect(view.due).toMatchObject({
      answer: "1970-01-01T00:00:00.002Z",
      resolve: "1970-01-01T00:00:00.003Z",
    });
  });

  it("a message from a colleague, and its line", () => {
    const outgoing = read(
      keys.outgoing("o1"),
      `{"id":"o1","to":{"kind":"resident","channel":"web","conversation":"c1"},"text":"好",
        "choices":[],"at":1,"ownerEpoch":null,"from":{"kind":"staff","name":"王主任"},
        "ticket":null,"conversation":"c1","urgent":false,"tries":0}`,
    );
    expect(outgoing.from).toEqual({ kind: "staff", ...wang });
    const line = read(
      keys.line("l1"),
      `{"id":"l1","who":{"kind":"staff","name":"王主任"},"text":"好","choices":[],
        "attachments":[],"at":1,"understood":null}`,
    );
    expect(line.who).toEqual({ kind: "staff", ...wang });
  });
});

describe("what is written now", () => {
  it("keeps the id of a colleague beside the name", () => {
    const own = `{"kind":"staff","epoch":5,"id":"s1","name":"王主任"}`;
    const conversation = read(keys.conversation("web", "c1"), `{${CONVERSATION},"owner":${own}}`);
    expect(conversation.owner).toEqual({ kind: "staff", epoch: 5, id: "s1", name: "王主任" });
    const line = read(
      keys.line("l1"),
      `{"id":"l1","who":{"kind":"staff","id":"s1","name":"王主任"},"text":"好","choices":[],
        "attachments":[],"at":1,"understood":null}`,
    );
    expect(line.who).toEqual({ kind: "staff", id: "s1", name: "王主任" });
  });
});
