import { getDomainWithoutSuffix } from "tldts";
import { registrableDomain } from "#shared/mailAddress.ts";
import type { Facts } from "../facts.ts";

/** What businesses add to their name for a country, a branch or a purpose. Words of payment and security are not among them: those are how strangers pose as a business. */
const additions = new RegExp(
  `^(?:${[
    "group|gruppe|groupe|grupo|holding|international|intl|global|world|worldwide|online|service|services|shop|store|company",
    "europe|eu|uk|us|usa|de|deutschland|germany|at|austria|ch|swiss|schweiz|fr|france|es|espana|spain|iberia|iberica|pt|portugal|br|brasil|brazil|it|italia|italy|nl|benelux|pl|polska|se|nordic|nordics|jp|japan|asia|latam|mx|ca|canada|in|india",
  ].join("|")})$`,
);
/** A shorter name is many things besides. */
const shortest = 4;

/**
 * The domain of a business that a host looks like one more of: the same name under another ending, or with a country
 * or branch behind or before it. Null where it is one already, or several would fit.
 */
export function siblingOf(host: string, facts: Facts): { businessId: string; domain: string } | null {
  const own = registrableDomain(host);
  const label = own === null ? null : labelOf(own);
  if (own === null || !label || facts.content.sites.has(own) || facts.isFreeMail(own)) return null;
  const bases = [label];
  const [head = "", ...tail] = label.split("-");
  if (tail.length > 0) {
    const last = tail.at(-1) ?? "";
    if (additions.test(last)) bases.push([head, ...tail.slice(0, -1)].join("-"));
    if (additions.test(head)) bases.push(tail.join("-"));
  }
  const found = bases
    .filter((base) => base.length >= shortest)
    .flatMap((base) => facts.content.labels.get(base) ?? []);
  const [first] = found;
  return first && found.every((one) => one.businessId === first.businessId) ? first : null;
}

function labelOf(domain: string): string | null {
  return getDomainWithoutSuffix(domain, { allowPrivateDomains: true, extractHostname: false });
}
