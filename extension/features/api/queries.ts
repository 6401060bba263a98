import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { TimelineInput } from "#shared/apiCalls.ts";
import { sendMessage } from "../../messaging.ts";
import { answered } from "./apiFailure.ts";
import { callApi } from "./callApi.ts";

/** While mail is being read for the first time its progress is asked for this often, in milliseconds. */
const progressMs = 2_000;
const calmMs = 60_000;

export function useSession() {
  return useQuery({
    queryKey: ["session"],
    queryFn: () => answered(sendMessage("session", undefined)),
    staleTime: 0,
  });
}

export function useMe() {
  return useQuery({ queryKey: ["me"], queryFn: () => callApi("me", {}), staleTime: 300_000 });
}

/** The providers that this Threadbook offers; known without a session. */
export function useOfferedProviders() {
  return useQuery({
    queryKey: ["offeredProviders"],
    queryFn: async () => (await callApi("offeredProviders", {})).items,
    staleTime: 3_600_000,
  });
}

/** The connected accounts, asked for more often while one of them is being read. */
export function useProviders(enabled = true) {
  return useQuery({
    queryKey: ["providers"],
    queryFn: async () => (await callApi("providers", {})).items,
    enabled,
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === "connecting" || status === "backfilling")
        ? progressMs
        : calmMs,
  });
}

export function useNotifications() {
  return useQuery({
    queryKey: ["notifications"],
    queryFn: async () => (await callApi("notifications", {})).items,
    refetchInterval: calmMs,
  });
}

export function useBusinesses(q: string, enabled = true) {
  return useQuery({
    queryKey: ["businesses", q],
    queryFn: () => callApi("businesses", { limit: 50, ...(q === "" ? {} : { q }) }),
    placeholderData: (previous) => previous,
    enabled,
  });
}

export function useBusiness(id: string) {
  return useQuery({ queryKey: ["business", id], queryFn: () => callApi("business", { id }) });
}

/** A timeline, page by page. */
export function useTimeline(filter: TimelineInput) {
  return useInfiniteQuery({
    queryKey: ["timeline", filter],
    queryFn: ({ pageParam }) =>
      callApi("timeline", { ...filter, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useEmail(id: string) {
  return useQuery({ queryKey: ["email", id], queryFn: () => callApi("email", { id }) });
}

export function useEmailBody(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ["emailBody", id],
    queryFn: () => callApi("emailBody", { id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 600_000,
    enabled,
  });
}
