import { z } from "zod";
import { optionally, origin, usually } from "../core/variable.ts";

/** Where we are reached, and whom we believe there. */
export const WEB_VARIABLES = {
  PORT: usually(
    "3000",
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535)),
    {
      meaning: "The port of pages, channels and API. 0 takes any free one; it is printed at start.",
      expected: "a whole number from 0 to 65535",
    },
  ),
  HOST: usually("127.0.0.1", z.string().regex(/^[\w.:-]+$/), {
    meaning: "The address to listen on. With 0.0.0.0 other machines can reach us.",
    expected: "an address or a host name, such as 127.0.0.1 or 0.0.0.0",
  }),
  PUBLIC_URL: optionally(origin, {
    meaning: "Where we are reached from outside: for links, and for cookies that ask for https.",
    expected: "an address without a path, such as https://desk.example.com",
  }),
  TRUST_PROXY: usually("0", z.string().regex(/^\d$/).transform(Number), {
    meaning: "How many proxies stand before us. Only so many are believed about who called.",
    expected: "a whole number from 0 to 9",
  }),
  METRICS_TOKEN: optionally(z.string().regex(/^\S{16,200}$/), {
    meaning: "Lets whoever shows it read /metrics; without it only this machine may.",
    expected: "at least 16 characters, such as `openssl rand -hex 16` prints",
    secret: true,
  }),
};
