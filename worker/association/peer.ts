import { getDomainWithoutSuffix } from "tldts";
import { wordsOf } from "./content/words.ts";
import type { PeerFact } from "./facts.ts";

/** Contacts at a domain from which on it is theirs, whatever it is called. */
const several = 2;

/** What is to be believed of a domain at which there are contacts of one business only. */
export function peerOf(
  domain: string,
  businessId: string,
  name: string,
  contactName: string,
  contacts: number,
): PeerFact {
  return {
    business: { businessId, name },
    contactName,
    isTheirs: contacts >= several || isNamedLike(domain, name),
  };
}

/** Whether a domain has a word of a name in it, or its initials are all that the domain is. */
function isNamedLike(domain: string, name: string): boolean {
  const label = getDomainWithoutSuffix(domain, { allowPrivateDomains: true, extractHostname: false }) ?? "";
  const plain = label.replaceAll("-", "");
  const words = wordsOf(name).map((word) => word.key);
  const initials = words.map((word) => word[0] ?? "").join("");
  return (
    words.some((word) => word.length >= 4 && plain.includes(word)) ||
    (initials.length >= 3 && plain === initials) ||
    (words[0] === plain && plain.length >= 2)
  );
}
