import type { Business, Contact } from "#shared/business.ts";
import type { TimelineItem } from "#shared/timeline.ts";

/** What a search leads to. Null `businessId` is all one's own mail. */
export type SearchTarget =
  | { kind: "business"; businessId: string | null }
  | { kind: "contact"; contactId: string }
  | { kind: "email"; emailId: string }
  | { kind: "emails"; q: string };

/** A line of the search. One that is not `isAnswered` was found for an earlier word, and opens nothing. */
export type SearchEntry = { key: string; isAnswered: boolean } & (
  | { kind: "mine" }
  | { kind: "business"; business: Business }
  | { kind: "person"; person: Contact }
  | { kind: "email"; email: TimelineItem }
  | { kind: "emails"; q: string }
);

export interface SearchSection {
  kind: "businesses" | "people" | "emails";
  items: SearchEntry[];
}

/** What was found, and whether it is the answer to what is typed now. */
export interface Found<Item> {
  items: readonly Item[];
  isAnswered: boolean;
}

interface SearchInput {
  query: string;
  businesses: Found<Business>;
  people: Found<Contact>;
  emails: Found<TimelineItem>;
}

/** Lines of each kind beside the others. */
const most = { businesses: 5, people: 4, emails: 8 };

/**
 * The lines of a search by kind, and no kind without lines. Without a word, all one's own mail and the businesses with
 * the newest mail. Of what an earlier word found only businesses and people whose name still fits can be opened.
 */
export function searchSections({ query, businesses, people, emails }: SearchInput): SearchSection[] {
  const wanted = query.trim().toLowerCase();
  const fits = (name: string) => name.toLowerCase().includes(wanted);
  const ofBusinesses = businesses.items
    .filter(({ name }) => businesses.isAnswered || fits(name))
    .map((business): SearchEntry => ({ kind: "business", key: business.id, isAnswered: true, business }));
  if (wanted === "")
    return [
      { kind: "businesses", items: [{ kind: "mine", key: "mine", isAnswered: true }, ...ofBusinesses] },
    ];
  const ofPeople = people.items
    .filter(({ name }) => people.isAnswered || fits(name))
    .map((person): SearchEntry => ({ kind: "person", key: person.id, isAnswered: true, person }));
  const ofEmails = emails.items
    .slice(0, most.emails)
    .map((email): SearchEntry => ({ kind: "email", key: email.id, isAnswered: emails.isAnswered, email }));
  const all: SearchEntry = { kind: "emails", key: "emails", isAnswered: true, q: query.trim() };
  const sections: SearchSection[] = [
    { kind: "businesses", items: ofBusinesses.slice(0, most.businesses) },
    { kind: "people", items: ofPeople.slice(0, most.people) },
    { kind: "emails", items: ofEmails.length === 0 ? [] : [...ofEmails, all] },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** Where a line leads; null where it leads nowhere. */
export function targetOf(entry: SearchEntry): SearchTarget | null {
  if (!entry.isAnswered) return null;
  switch (entry.kind) {
    case "mine":
      return { kind: "business", businessId: null };
    case "business":
      return { kind: "business", businessId: entry.business.id };
    case "person":
      return { kind: "contact", contactId: entry.person.id };
    case "email":
      return { kind: "email", emailId: entry.email.id };
    case "emails":
      return { kind: "emails", q: entry.q };
  }
}
