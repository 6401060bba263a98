import { hash } from "node:crypto";
import type { SampleAccount } from "../mail/sampleEmail.ts";
import type { Store } from "../standIn/store.ts";
import type { AccountOptions } from "./control/types.ts";
import { createStandardFolders } from "./mailbox/standardFolders.ts";

/** An account as it is stored. */
export interface AccountRow {
  id: number;
  address: string;
  name: string;
  aliases: string[];
  tenantId: string;
  objectId: string;
  subject: string;
  options: AccountOptions;
}

interface StoredAccount {
  id: number;
  address: string;
  name: string;
  aliases: string;
  tenant_id: string;
  object_id: string;
  subject: string;
  options: string;
}

const columns = "id, address, name, aliases, tenant_id, object_id, subject, options";

function toAccount(row: StoredAccount): AccountRow {
  return {
    id: row.id,
    address: row.address,
    name: row.name,
    aliases: JSON.parse(row.aliases) as string[],
    tenantId: row.tenant_id,
    objectId: row.object_id,
    subject: row.subject,
    options: JSON.parse(row.options) as AccountOptions,
  };
}

/** A GUID that is the same for the same text in every run. */
function guidOf(text: string): string {
  const digits = hash("sha256", text.toLowerCase());
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
  ];
  return [...parts, digits.slice(20, 32)].join("-");
}

/** The account of an address or an alias, whatever its case, or undefined. */
export function findAccount(store: Store, address: string): AccountRow | undefined {
  const row =
    store.get<StoredAccount>(`SELECT ${columns} FROM account WHERE address = ?`, address) ??
    store.get<StoredAccount>(
      `SELECT ${columns} FROM account WHERE EXISTS
         (SELECT 1 FROM json_each(aliases) alias WHERE alias.value = ? COLLATE NOCASE)`,
      address,
    );
  return row && toAccount(row);
}

/** The account that a url names: by address, alias or object id. */
export function findUser(store: Store, named: string): AccountRow | undefined {
  const row = store.get<StoredAccount>(
    `SELECT ${columns} FROM account WHERE object_id = ?`,
    named.toLowerCase(),
  );
  return row ? toAccount(row) : findAccount(store, named);
}

/** The account of a row id; throws where there is none, because ids come from our own rows. */
export function accountById(store: Store, id: number): AccountRow {
  const row = store.get<StoredAccount>(`SELECT ${columns} FROM account WHERE id = ?`, id);
  if (!row) throw new Error(`No account ${id}`);
  return toAccount(row);
}

/** All accounts in the order in which they were added. */
export function listAccounts(store: Store): AccountRow[] {
  return store.all<StoredAccount>(`SELECT ${columns} FROM account ORDER BY id`).map(toAccount);
}

/** Creates the account, or changes the one of that address; its mail stays. */
export function putAccount(store: Store, account: SampleAccount, options: AccountOptions = {}): AccountRow {
  return store.transaction(() => {
    const { address, name, aliases } = account;
    const known = store.get("SELECT 1 FROM account WHERE address = ?", address);
    if (!known) {
      const { lastInsertRowid } = store.run(
        "INSERT INTO account (address, name, aliases, tenant_id, object_id, subject, options) VALUES (?, ?, '[]', ?, ?, ?, '{}')",
        address,
        name,
        guidOf(`tenant ${address.split("@")[1] ?? ""}`),
        guidOf(`user ${address}`),
        hash("sha256", `subject ${address.toLowerCase()}`, "base64url"),
      );
      createStandardFolders(store, { id: Number(lastInsertRowid), address }, options.language ?? "en");
    }
    store.run(
      "UPDATE account SET name = ?, aliases = ? WHERE address = ?",
      name,
      JSON.stringify(aliases),
      address,
    );
    return changeAccount(store, address, options);
  });
}

/** Changes an account's settings; the ones not named stay. Throws for an unknown address. */
export function changeAccount(store: Store, address: string, options: AccountOptions): AccountRow {
  const account = findAccount(store, address);
  if (!account) throw new RangeError(`No account ${address}`);
  store.run(
    "UPDATE account SET options = ?, tenant_id = ? WHERE id = ?",
    JSON.stringify({ ...account.options, ...options }),
    options.tenantId ?? account.tenantId,
    account.id,
  );
  return accountById(store, account.id);
}
