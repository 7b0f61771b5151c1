import { z } from "zod";

/** What people say, as writers of content list it: at least one, each short enough for a message. */
export const words = z.array(z.string().trim().min(1).max(400)).min(1);
