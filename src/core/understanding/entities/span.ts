import type { PersonName, Place, Unit } from "../interpretation.ts";

/** A stretch of a message that names something. */
interface Stretch {
  /** Places in the reading of a message: as many characters as in its NFKC form. */
  readonly start: number;
  readonly end: number;
}

interface Read extends Stretch {
  /** `writer`: of whoever writes; `other`: a neighbour's, the desk's, a number given up. */
  readonly whose: "writer" | "other";
  /** How surely it is the writer's: of several the highest counts. */
  readonly score: number;
  /** The rows of the table of words around it that said so. */
  readonly because: readonly string[];
  /** Too bare to be one unless it was asked for, and what it is then. */
  readonly answer: boolean;
}

export type UnitParts = Partial<Record<keyof Unit, string>>;

export interface UnitSpan extends Read {
  readonly kind: "unit";
  readonly parts: UnitParts;
  /** `place`: where something is that all share, not where somebody lives. */
  readonly about: "home" | "place";
  /**
   * `strong`: nothing else is written like this; `weak`: a bare number or floor; `part`: a
   * building or entrance alone; `name`: what may be a building's name, alone.
   */
  readonly strength: "strong" | "weak" | "part" | "name";
  /** Between two commas, or the whole message. */
  readonly clause: boolean;
}

export interface NameSpan extends Read {
  readonly kind: "name";
  readonly parts: PersonName;
  readonly about: "person";
}

export interface PhoneSpan extends Read {
  readonly kind: "phone";
  /** E.164, an extension behind `;ext=`. */
  readonly parts: string;
  readonly about: "call";
}

export interface TimeSpan extends Read {
  readonly kind: "time";
  /** As written. */
  readonly parts: string;
  /** `visit`: somebody may come then; `else`: when something happened, opens, is due. */
  readonly about: "visit" | "else";
}

export interface PlaceSpan extends Read {
  readonly kind: "place";
  readonly parts: Place;
  readonly about: "where";
}

/** What a message tells of who, where and when, and where in it. */
export type Span = UnitSpan | NameSpan | PhoneSpan | TimeSpan | PlaceSpan;
