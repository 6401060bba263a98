/** Kinds of marks by which a text tells a business. */
export const identifierKinds = ["alias", "website", "phone", "reference", "postal"] as const;
