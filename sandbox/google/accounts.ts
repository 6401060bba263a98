import { hash } from "node:crypto";
import type { SampleAccount } from "../mail/sampleEmail.ts";
import type { Store } from "../standIn/store.ts";
import type { AccountOptions } from "./control/types.ts";
import { systemLabels } from "./mailbox/systemLabels.ts";

/** An account as it is stored. */
export interface AccountRow {
  id: number;
  address: string;
  name: string;
  aliases: string[];
  subject: string;
  hostedDomain: string | null;
  emailVerified: boolean;
  rotateRefreshTokens: boolean;
  historyId: string;
  historyFloor: string;
  emptyHistoryPages: number;
}

interface StoredAccount {
  id: number;
  address: string;
  name: string;
  aliases: string;
  subject: string;
  hosted_domain: string | null;
  email_verified: number;
  rotate_refresh_tokens: number;
  history_id: string;
  history_floor: string;
  empty_history_pages: number;
}

const columns = `id, address, name, aliases, subject, hosted_domain, email_verified, rotate_refresh_tokens,
  CAST(history_id AS TEXT) AS history_id, CAST(history_floor AS TEXT) AS history_floor, empty_history_pages`;

function toAccount(row: StoredAccount): AccountRow {
  return {
    id: row.id,
    address: row.address,
    name: row.name,
    aliases: JSON.parse(row.aliases) as string[],
    subject: row.subject,
    hostedDomain: row.hosted_domain,
    emailVerified: row.email_verified === 1,
    rotateRefreshTokens: row.rotate_refresh_tokens === 1,
    historyId: row.history_id,
    historyFloor: row.history_floor,
    emptyHistoryPages: row.empty_history_pages,
  };
}

/** The account of an address, whatever its case, or undefined. */
export function findAccount(store: Store, address: string): AccountRow | undefined {
  const row = store.get<StoredAccount>(`SELECT ${columns} FROM account WHERE address = ?`, address);
  return row && toAccount(row);
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
    if (!findAccount(store, account.address)) {
      // A Google subject has 21 digits; the same address has the same one in every run.
      const subject = `1${(BigInt(`0x${hash("sha1", account.address.toLowerCase())}`) % 10n ** 20n).toString().padStart(20, "0")}`;
      const first = BigInt(options.historyId ?? "98765");
      const { lastInsertRowid } = store.run(
        "INSERT INTO account (address, name, aliases, subject, history_id, history_floor) VALUES (?, ?, '[]', ?, ?, ?)",
        account.address,
        account.name,
        subject,
        first,
        first,
      );
      for (const label of systemLabels)
        store.run("INSERT INTO label VALUES (?, ?, ?, 'system')", lastInsertRowid, label, label);
    }
    store.run(
      "UPDATE account SET name = ?, aliases = ? WHERE address = ?",
      account.name,
      JSON.stringify(account.aliases),
      account.address,
    );
    return changeAccount(store, account.address, options);
  });
}

/** Changes an account's settings; the ones not named stay. Throws for an unknown address. */
export function changeAccount(store: Store, address: string, options: AccountOptions): AccountRow {
  const account = findAccount(store, address);
  if (!account) throw new RangeError(`No account ${address}`);
  store.run(
    `UPDATE account SET hosted_domain = ?, email_verified = ?, rotate_refresh_tokens = ?, empty_history_pages = ?,
       history_id = max(history_id, CAST(? AS INTEGER)) WHERE id = ?`,
    options.hostedDomain ?? account.hostedDomain,
    Number(options.emailVerified ?? account.emailVerified),
    Number(options.rotateRefreshTokens ?? account.rotateRefreshTokens),
    options.emptyHistoryPages ?? account.emptyHistoryPages,
    options.historyId ?? account.historyId,
    account.id,
  );
  return accountById(store, account.id);
}
