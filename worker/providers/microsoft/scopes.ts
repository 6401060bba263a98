/** Graph's delegated permissions: https://learn.microsoft.com/graph/permissions-reference */
export const scopes = {
  profile: "User.Read",
  read: "Mail.Read",
  /** Reads mail, and marks it read or flagged. */
  modify: "Mail.ReadWrite",
  /** The same for mailboxes that others opened to the person. Asked for only where such a mailbox is connected. */
  modifyShared: "Mail.ReadWrite.Shared",
};

/** What a person allowed; Microsoft writes scopes in any case, and now and then with the resource before the name. */
export function grantsOf(granted: readonly string[]): { read: boolean; modify: boolean } {
  const names = new Set(granted.map((scope) => scope.slice(scope.lastIndexOf("/") + 1).toLowerCase()));
  const modify = names.has(scopes.modify.toLowerCase());
  return { read: modify || names.has(scopes.read.toLowerCase()), modify };
}
