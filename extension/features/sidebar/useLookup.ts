import { useQuery } from "@tanstack/react-query";
import type { OpenMail } from "#shared/openMail.ts";
import { callApi } from "../api/callApi.ts";

/** A mail that has not arrived yet is asked for again after this many milliseconds: often at first, then calmly. */
const arrivalMs = (asked: number) => (asked < 15 ? 2_000 : 10_000);

/** All that is known of the mail on screen. Known conversations are asked by their id; the rest by who is in them. */
export function useLookup(mail: OpenMail) {
  return useQuery({
    queryKey: ["lookup", mail.provider, mail.account, identityOf(mail)],
    queryFn: () => callApi("lookup", mail),
    refetchInterval: ({ state }) =>
      state.data?.state === "not_synced" ? arrivalMs(state.dataUpdateCount) : false,
  });
}

function identityOf({ thread, messages }: OpenMail): string {
  if (thread !== null && thread.kind !== "gmail-unsynced") return thread.id;
  const people = messages.flatMap(({ from, to }) => [from, ...to].map((person) => person?.address ?? ""));
  return [thread?.id ?? "", ...new Set(people)].join(" ");
}
