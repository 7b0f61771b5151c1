import { cases } from "./core/cases/feature.ts";
import { compose } from "./core/compose/staff-phrases.ts";
import { conversation } from "./core/dialogs/feature.ts";
import { emergency } from "./core/dialogs/emergency/feature.ts";
import { menu } from "./core/dialogs/menu.ts";
import { files } from "./core/files/arrived.ts";
import { composeFeatures, type Feature } from "./core/feature.ts";
import { notices } from "./core/notices/announce.ts";
import { shifts } from "./core/shifts/hand-shift.ts";
import { reaching } from "./core/reach/feature.ts";
import { takeover } from "./core/takeover/feature.ts";
import { tickets } from "./core/tickets/feature.ts";
import { tuning } from "./core/tuning/feature.ts";

/** What the desk can do: a feature is written as one value, and stands here. */
export const FEATURE_LIST: readonly Feature[] = [
  conversation,
  menu,
  emergency,
  takeover,
  cases,
  tickets,
  notices,
  shifts,
  reaching,
  compose,
  files,
  tuning,
];

/** All of them together, for the content's check and the runtime. */
export const FEATURES = composeFeatures(FEATURE_LIST);
