import { parseArgs, type ParseArgsConfig } from "node:util";
import { reason, Refused } from "./exit-code.ts";

/** What `help` says. */
export const USAGE = `usage: frontdesk COMMAND

  start [--demo | --seed FILE]             serve the pages and channels
  invite [--role ROLE]… [--community ID]   print a link by which a colleague makes an account
         [--name NAME]
  invite --for E-MAIL                      print one by which a colleague makes a new password
  talk [--data DIR] [--seed FILE]          chat in the terminal
  talk --json [--data DIR] [--seed FILE]   the same by JSON lines, with a simulated clock
  seed FILE                                load communities, homes and bills
  match [--explain] [--phrases FILE]       {"id","text"} lines in, what they mean out
  check [--json] [--data DIR]              check intents/ and dialogs/, with what is published there
  phrases list [INTENT]                    what residents say, by what they mean
  phrases add|remove INTENT TEXT…          put it into the draft; move FROM TO TEXT…
  phrases try TEXT…                        what is made of it now, and with the draft
  phrases draft|check|discard              look at the draft, try it, empty it
  phrases replay                           play the last month's conversations with it
  phrases publish|history [--why TEXT]     put it in use at once; what was published
  phrases undo VERSION [--why TEXT]        take a version back
  phrases export --to FOLDER               write the content in use
  phrases import FILE [--apply]            Rasa's NLU, CSV, XLSX or an exported FOLDER; shows it
                                           only, unless told to put it into the draft
  schemas                                  write the JSON Schemas that editors use
  line-menu [--language LANGUAGE]          give residents in LINE a menu below their chat
  backup FOLDER                            copy the data, of a running desk too, into a new folder
  restore FOLDER                           put a backup into a new DATA_DIR, with its key beside
  learn                                    learn the phrases ahead, so that others start at once`;

/**
 * The one folder that a command is about.
 * @throws Refused with the usage
 */
export function place(args: readonly string[]): string {
  const [folder, ...more] = args;
  if (folder === undefined || folder.startsWith("-") || more.length > 0)
    throw new Refused(`name one folder\n${USAGE}`, 2);
  return folder;
}

/**
 * What a command was told.
 * @throws Refused with the usage
 */
export function options(
  args: readonly string[],
  known: NonNullable<ParseArgsConfig["options"]>,
): Readonly<Record<string, unknown>> {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw new Refused(`${reason(cause)}\n${USAGE}`, 2);
  }
}
