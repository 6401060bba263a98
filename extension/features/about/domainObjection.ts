/** Refusals of a domain that an administrator may pass, by the API's codes; the others are facts. */
const passable = new Set(["free_mail_domain", "lookalike_domain"]);
const facts = new Set(["invalid_domain", "domain_taken", "forbidden"]);

/** Whether a refusal is about the domain itself, and whether somebody may add it all the same. */
export function domainObjection(code: string): { isPassable: boolean } | null {
  if (passable.has(code)) return { isPassable: true };
  return facts.has(code) ? { isPassable: false } : null;
}
