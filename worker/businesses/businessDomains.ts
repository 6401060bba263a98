import { isFreeMailDomain, normalizeHost, registrableDomain } from "#shared/mailAddress.ts";
import { ownDomainOf } from "../association/participants.ts";
import { AppError } from "../errors.ts";

/**
 * The domain that a person means, also where they paste a web or mail address, as it is stored and matched.
 * `ownAddresses` are the organization's.
 * @throws AppError `invalid_domain`, `free_mail_domain`
 */
export function businessDomainOf(text: string, ownAddresses: string[]): string {
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
  if (isFreeMailDomain(domain))
    throw new AppError(
      "free_mail_domain",
      `Anybody can have an address at ${domain}, so it does not tell a business. Add its people as contacts instead.`,
    );
  if (registrable === null)
    throw new AppError(
      "invalid_domain",
      `${domain} is shared by many: a business has a name of its own before it.`,
    );
  if (ownAddresses.some((address) => ownDomainOf(address) === registrable))
    throw new AppError("invalid_domain", `${domain} is your own organization's domain.`);
  return domain;
}
