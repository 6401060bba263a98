/** Where the page is: a business (null for all one's own mail), and the email that is open. */
export interface PagePlace {
  businessId: string | null;
  emailId: string | null;
  /** What stands in the place of an email: all about the business, or what needs a person. */
  panel?: Panel | null;
}

const panels = ["about", "suggestions"] as const;
export type Panel = (typeof panels)[number];

/** The place that an address names; reload and links lead back to it. */
export function placeOf(hash: string): PagePlace {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    businessId: parameters.get("business"),
    emailId: parameters.get("email"),
    panel: panels.find((panel) => panel === parameters.get("panel")) ?? null,
  };
}

export function hashOf({ businessId, emailId, panel = null }: PagePlace): string {
  const parameters = new URLSearchParams();
  if (businessId !== null) parameters.set("business", businessId);
  if (emailId !== null) parameters.set("email", emailId);
  if (panel !== null) parameters.set("panel", panel);
  return `#${parameters.toString()}`;
}
