/** What a store refuses, each with the cure in its message: shown to the operator as one line. */
export class StoreRefused extends Error {
  override readonly name = "StoreRefused";
  readonly code: StoreRefusal;

  constructor(code: StoreRefusal, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type StoreRefusal =
  | "in-use"
  | "not-a-store"
  | "newer-version"
  | "wrong-key"
  | "bad-key"
  | "key-readable-by-others"
  | "damaged-record"
  | "disk-full"
  | "folder-not-writable"
  | "bad-address"
  | "unreachable"
  | "not-durable"
  | "clock-skew"
  | "no-key"
  | "nothing-there"
  | "not-empty"
  | "not-here";
