/** What a column of an imported file can be. */
export const importFields = [
  "business",
  "domain",
  "notes",
  "name",
  "firstName",
  "lastName",
  "address",
] as const;
