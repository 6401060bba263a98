import { type Lookalike, lookalikeOf } from "#shared/lookalikeDomain.ts";
import { normalizeHost, registrableDomain } from "#shared/mailAddress.ts";
import { AppError } from "../errors.ts";
import type { DomainPolicy } from "./domainPolicy.ts";

/**
 * The domain that a person means, also where they paste a web or mail address, as it is stored and matched.
 * `isConfirmed`: somebody who may has said that it is right although strangers share it or it imitates another.
 * @throws AppError `invalid_domain`, `free_mail_domain`, `lookalike_domain`
 */
export function businessDomainOf(text: string, policy: DomainPolicy, isConfirmed = false): string {
  const bare = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^.*@/s, "")
    .replace(/^www\./i, "");
  const domain = normalizeHost(bare);
  if (domain === null || !domain.includes("."))
    throw new AppError("invalid_domain", `“${text.trim()}” is not a domain, such as orbis.example.`);
  const registrable = registrableDomain(domain);
  if (!isConfirmed && policy.isFreeMail(domain))
    throw new AppError(
      "free_mail_domain",
      `Anybody can have an address at ${domain}, so it does not tell a business. Add its people as contacts instead.`,
    );
  if (registrable === null)
    throw new AppError(
      "invalid_domain",
      `${domain} is shared by many: a business has a name of its own before it.`,
    );
  if (policy.ownDomains.has(registrable))
    throw new AppError("invalid_domain", `${domain} is your own organization's domain.`);
  const imitated = lookalikeOf(domain);
  if (!isConfirmed && imitated !== null && isSuspicious(imitated, policy)) throw lookalike(domain, imitated);
  return domain;
}

/** Foreign letters that pose as Latin ones always are; digits only where they imitate ourselves, or somebody we know. */
function isSuspicious({ domain, by }: Lookalike, { ownDomains }: DomainPolicy): boolean {
  return by === "letters" || ownDomains.has(registrableDomain(domain) ?? domain);
}

/** What these domains would imitate, should it be a domain of a business, by the domain that a reader sees. */
export function imitatedBy(domains: string[]): Map<string, string> {
  return new Map(
    domains.flatMap((domain) => {
      const imitated = lookalikeOf(domain);
      return imitated === null ? [] : [[imitated.domain, domain] as const];
    }),
  );
}

export function lookalike(domain: string, imitated: Pick<Lookalike, "domain">): AppError {
  return new AppError(
    "lookalike_domain",
    `${domain} looks like ${imitated.domain} and is another domain. This is how fraud is often done, so look twice.`,
    { domain, looksLike: imitated.domain },
  );
}
