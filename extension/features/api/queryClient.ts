import { QueryClient } from "@tanstack/react-query";
import { failureOf } from "./apiFailure.ts";

/** Failures that pass by themselves. */
const passing = new Set(["offline", "unavailable", "rate_limited", "internal_error"]);

/** Milliseconds that a kept answer may be shown while a newer one is on its way. */
export const keptFor = 7 * 24 * 60 * 60_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: keptFor,
        // The background reaches the network, or says that it cannot; the page's own idea of being online adds nothing.
        networkMode: "always",
        retry: (count, error) => count < 2 && passing.has(failureOf(error).code),
        retryDelay: (count) => 400 * 2 ** count,
      },
      mutations: { networkMode: "always" },
    },
  });
}
