import { put } from "../../src/core/store.ts";
import { openData } from "../../src/store/open-data.ts";
import { thing } from "./thing.ts";

const [folder = ""] = process.argv.slice(2);
try {
  const { store } = await openData({ folder, key: null, now: 1, tell: () => {} });
  await store.commit("p", { now: 1, puts: [put(thing("a"), "acknowledged")] });
  console.log("committed");
  setInterval(() => {}, 1_000);
} catch (thrown) {
  console.log(thrown instanceof Error ? thrown.message : String(thrown));
}
