import { isSimplifiedOnly, isTraditionalOnly } from "../../text/scripts.ts";

/** Characters of the other script. */
export interface ForeignScript {
  readonly severity: "error" | "warning";
  readonly rule: string;
  readonly message: string;
  readonly cure: string;
  /** The first of them. */
  readonly piece: string;
}

/** What the script of its language has against a text of ours. */
export function foreignScript(
  text: string,
  language: "zh" | "zh-Hans" | "en",
): readonly ForeignScript[] {
  if (language === "en") return [];
  const isForeign = language === "zh" ? isSimplifiedOnly : isTraditionalOnly;
  const strays = [...new Set(text)].filter(isForeign);
  const [piece] = strays;
  if (piece === undefined) return [];
  const all = strays.map((char) => `"${char}"`).join(", ");
  if (language === "zh") {
    const message = `${all} is Simplified, and zh is Traditional`;
    const cure = "Write it in Traditional; Simplified is derived.";
    return [{ severity: "error", rule: "simplified-character", message, cure, piece }];
  }
  const message = `${all} is Traditional, and zh-Hans is Simplified`;
  return [{ severity: "warning", rule: "traditional-character", message, cure: "", piece }];
}
