/** Where the page is: a business (null for all one's own mail), and the email that is open. */
export interface PagePlace {
  businessId: string | null;
  emailId: string | null;
}

/** The place that an address names; reload and links lead back to it. */
export function placeOf(hash: string): PagePlace {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  return { businessId: parameters.get("business"), emailId: parameters.get("email") };
}

export function hashOf({ businessId, emailId }: PagePlace): string {
  const parameters = new URLSearchParams();
  if (businessId !== null) parameters.set("business", businessId);
  if (emailId !== null) parameters.set("email", emailId);
  return `#${parameters.toString()}`;
}
