import type { Feature } from "../feature.ts";

const OF_A_MAIL = ["subject", "body", "open", "stop"];

/** What reaches residents who left, and what is said where they come back. */
export const reaching: Feature = {
  name: "reaching",
  phrases: [
    ...["unread", "in-danger", "confirm"].flatMap((about) =>
      OF_A_MAIL.map((part) => `reach.mail.${about}.${part}`),
    ),
    "reach.push.unread",
    "reach.push.in-danger",
    ...["back", "confirm", "stop"].flatMap((door) => [
      `reach.door.${door}.title`,
      `reach.door.${door}.text`,
      `reach.door.${door}.button`,
    ]),
    ...["confirm", "stop"].flatMap((door) => [
      `reach.door.${door}.done`,
      `reach.door.${door}.done-text`,
    ]),
    "reach.door.closed.title",
    "reach.door.closed.text",
    "staff.please-call",
    "staff.undeliverable",
  ],
};
