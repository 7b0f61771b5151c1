import type { ComponentChildren } from "preact";
import type { WireAttachment } from "../../../wire.ts";
import { Attachments } from "../../attachments.tsx";
import { FILE_WORDS } from "../../words/files.ts";
import { useDesk } from "./context.ts";
import "./photos.css";

interface Props {
  readonly files: readonly WireAttachment[];
}

/** Pictures in a row, each opening whole, and what is no picture by its name and size. */
export function Photos({ files }: Props): ComponentChildren {
  const { language } = useDesk();
  if (files.length === 0) return null;
  return (
    <div class="photos">
      <Attachments files={files} from="api/staff/files/" words={FILE_WORDS[language]} />
    </div>
  );
}
