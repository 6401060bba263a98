import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { callApi } from "../api/callApi.ts";
import { useBusinesses } from "../api/queries.ts";
import { plainWords } from "./plainWords.ts";
import { type SearchSection, searchSections } from "./searchEntries.ts";

/** Emails are looked for once the typing has paused for so many milliseconds: their search costs the most. */
const pauseMs = 120;

/** What is found for a search: businesses and people at every key, emails at every pause. */
export function useSearch(query: string) {
  const asked = query.trim();
  const words = plainWords(asked);
  const settled = useSettled(asked, pauseMs);
  const isForEmailsAlone = asked !== "" && words === "";
  const businesses = useBusinesses(words, !isForEmailsAlone);
  const people = useQuery({
    queryKey: ["people", words],
    queryFn: () => callApi("people", { q: words, limit: 5 }),
    placeholderData: keepPreviousData,
    enabled: words !== "",
  });
  const emails = useQuery({
    queryKey: ["search", settled],
    queryFn: () => callApi("timeline", { q: settled, limit: 9, sort: "relevance", groupBy: "thread" }),
    placeholderData: keepPreviousData,
    enabled: settled !== "",
  });
  const parts = [
    ...(isForEmailsAlone ? [] : [businesses]),
    ...(words === "" ? [] : [people]),
    ...(asked === "" ? [] : [emails]),
  ];
  const sections: SearchSection[] = searchSections({
    query,
    businesses: {
      items: isForEmailsAlone ? [] : (businesses.data?.items ?? []),
      isAnswered: !businesses.isPlaceholderData,
    },
    people: {
      items: words === "" ? [] : (people.data?.items ?? []),
      isAnswered: !people.isPlaceholderData,
    },
    emails: {
      items: asked === "" ? [] : (emails.data?.items ?? []),
      isAnswered: settled === asked && !emails.isPlaceholderData,
    },
  });
  return {
    sections,
    error: parts.find(({ isError }) => isError)?.error ?? null,
    isAnswered:
      (asked === "" || settled === asked) && parts.every((part) => part.isSuccess && !part.isPlaceholderData),
    hasMore: asked === "" && typeof businesses.data?.nextCursor === "string",
    retry: () => {
      for (const part of parts)
        part.refetch().catch((error: unknown) => console.warn("threadbook: search", error));
    },
  };
}

/** A value once it has been the same for so many milliseconds. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, settled, ms]);
  return settled;
}
