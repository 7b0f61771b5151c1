import { parentPort, workerData } from "node:worker_threads";
import { trustIn } from "../../core/understanding/learning/learn.ts";

parentPort?.postMessage(trustIn(workerData));
