import type { Express } from "express";
import { z } from "zod";

/** As Express keeps what was registered: a route, or a router with its own. */
const layer = z.object({ route: z.unknown(), handle: z.unknown() });
const route = z.object({
  path: z.union([z.string(), z.instanceof(RegExp)]),
  stack: z.array(z.object({ method: z.string().optional() })),
});

/** `GET /api/staff/me`, for each that answers; mounted twice it stands there once. */
export function registeredRoutes(app: Express): readonly string[] {
  return [...new Set(routesIn(app.router))].toSorted();
}

function routesIn(router: unknown): readonly string[] {
  return stackOf(router).flatMap((one) => {
    const { route: written, handle } = layer.parse(one);
    const read = route.safeParse(written);
    if (!read.success) return routesIn(handle);
    // `all` has no method: it is what says that there is no such one.
    const methods = read.data.stack.flatMap(({ method }) => method ?? []);
    return methods.map((method) => `${method.toUpperCase()} ${String(read.data.path)}`);
  });
}

/** Routers are functions with a stack; what only answers has none. */
function stackOf(router: unknown): readonly unknown[] {
  const isRouter = typeof router === "function" && "stack" in router;
  return isRouter && Array.isArray(router.stack) ? router.stack : [];
}
