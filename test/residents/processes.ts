import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { outcomeSchema, play, type Outcome, type Plan } from "./outcome.ts";

const MAIN = new URL("main.ts", import.meta.url).pathname;
/** For fewer, loading the content again takes longer than playing them. */
const WORTH_A_PROCESS = 100;

/** Plays on every core. @throws when a process fails: it told why on standard error */
export async function playOnAllCores(plan: Plan): Promise<readonly Outcome[]> {
  const { numbers, seed, persona } = plan;
  const cores = Math.min(availableParallelism(), Math.ceil(numbers.length / WORTH_A_PROCESS));
  if (cores < 2) return all(play(plan));
  const shares = Array.from({ length: cores }, (_, core) =>
    playElsewhere([
      "--json",
      `--seed=${seed}`,
      `--numbers=${numbers.filter((_number, n) => n % cores === core).join()}`,
      ...(persona === null ? [] : [`--persona=${persona}`]),
    ]),
  );
  const outcomes = await Promise.all(shares);
  return outcomes.flat().toSorted((one, other) => one.number - other.number);
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function playElsewhere(args: readonly string[]): Promise<readonly Outcome[]> {
  const child = spawn(process.execPath, [...process.execArgv, MAIN, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const outcomes: Outcome[] = [];
  for await (const line of createInterface({ input: child.stdout }))
    outcomes.push(outcomeSchema.parse(JSON.parse(line)));
  const [code] = await closed;
  if (code !== 0) throw new Error(`a process that played ended with ${String(code)}`);
  return outcomes;
}
