/** Graph's delegated permissions: https://learn.microsoft.com/graph/permissions-reference */
export const scopes = {
  profile: "User.Read",
  read: "Mail.Read",
  /** Reads mail, and marks it read or flagged. */
  modify: "Mail.ReadWrite",
  /** The same for mailboxes that others opened to the person. Asked for only where such a mailbox is connected. */
  readShared: "Mail.Read.Shared",
  modifyShared: "Mail.ReadWrite.Shared",
};

/** What a person allowed with the own mailbox. */
export function grantsOf(granted: readonly string[]): { read: boolean; modify: boolean } {
  return grants(granted, scopes.read, scopes.modify);
}

/** What a person allowed with mailboxes of others. */
export function sharedGrantsOf(granted: readonly string[]): { read: boolean; modify: boolean } {
  return grants(granted, scopes.readShared, scopes.modifyShared);
}

/** Microsoft writes scopes in any case, and now and then with the resource before the name. */
function grants(granted: readonly string[], readScope: string, modifyScope: string) {
  const names = new Set(granted.map((scope) => scope.slice(scope.lastIndexOf("/") + 1).toLowerCase()));
  const modify = names.has(modifyScope.toLowerCase());
  return { read: modify || names.has(readScope.toLowerCase()), modify };
}
