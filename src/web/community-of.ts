import type { Request } from "express";
import { DEFAULT_COMMUNITY, type Community } from "../core/records/community.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { Refusal } from "./refusals.ts";

/**
 * Whose page is asked for: `/c/<id>/…` names the community, else the host does, else it is the
 * default one.
 * @throws {Refusal} `not-found` for an id that we don't serve.
 */
export function communityOf(request: Request, runtime: Runtime): Community {
  const communities = runtime.communities();
  const named = request.params["community"];
  const found =
    named === undefined
      ? (communities.find(({ hosts }) => hosts.includes(request.hostname)) ??
        communities.find(({ id }) => id === DEFAULT_COMMUNITY.id) ??
        communities[0])
      : communities.find(({ id }) => id === named);
  if (found === undefined) throw new Refusal("not-found");
  return found;
}
