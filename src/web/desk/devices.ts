import { Router, type Request } from "express";
import { LOOK_ON } from "../../core/policy.ts";
import type { Staff } from "../../core/records/actor.ts";
import { isCallable } from "../../runtime/reaching/public-address.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { communityOf } from "../community-of.ts";
import { onlyMethods } from "../errors.ts";
import { bodyOf, readJson } from "../json-body.ts";
import { Refusal } from "../refusals.ts";
import type { Door } from "../sign-in/door.ts";
import { deviceSchema, endpointSchema } from "../wire.ts";

/** Colleagues' devices, which urgent alerts wake: `{ key }` to subscribe with, and the two ways. */
export function staffDevicesApi(runtime: Runtime, door: Door, pushKey: string): Router {
  const router = Router({ mergeParams: true });
  const { staff } = runtime.reaching;

  /** @throws Refusal for who isn't staff here */
  const allowed = async (request: Request): Promise<{ community: string; by: Staff }> => {
    const community = communityOf(request, runtime).id;
    return { community, by: await door.staff(request, community, LOOK_ON) };
  };

  router
    .route("/api/staff/devices")
    .get(async (request, response) => {
      await allowed(request);
      response.set("Cache-Control", "no-store").json({ key: pushKey });
    })
    .post(readJson, async (request, response) => {
      const { community, by } = await allowed(request);
      const { endpoint, keys } = bodyOf(request, deviceSchema);
      if (!isCallable(endpoint)) throw new Refusal("bad-request", "field endpoint");
      await staff.subscribe(community, by.id, { endpoint, ...keys });
      response.status(204).end();
    })
    .all(onlyMethods("GET", "POST"));

  router
    .route("/api/staff/devices/forget")
    .post(readJson, async (request, response) => {
      const { community } = await allowed(request);
      await staff.forget(community, bodyOf(request, endpointSchema).endpoint);
      response.status(204).end();
    })
    .all(onlyMethods("POST"));

  return router;
}
