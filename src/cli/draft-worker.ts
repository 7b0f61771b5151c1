import { FEATURES } from "../features.ts";
import { answerDrafts } from "../runtime/tuning/draft-worker.ts";

answerDrafts(FEATURES);
