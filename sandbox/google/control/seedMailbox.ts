import type { SampleEmail } from "../../mail/sampleEmail.ts";
import type { AccountRow } from "../accounts.ts";
import { addEmail } from "../mailbox/emails.ts";
import type { Store } from "../store.ts";

/** So many emails share a transaction: few enough to answer requests in between. */
const chunk = 500;

/** Puts emails into a mailbox as mail that was always there. Returns how many. */
export async function seedMailbox(
  store: Store,
  account: AccountRow,
  emails: Iterable<SampleEmail> | AsyncIterable<SampleEmail>,
): Promise<number> {
  let count = 0;
  let waiting: SampleEmail[] = [];
  const write = (): void => {
    store.transaction(() => {
      for (const email of waiting) addEmail(store, account, email, false);
    });
    count += waiting.length;
    waiting = [];
  };
  for await (const email of emails) {
    waiting.push(email);
    if (waiting.length >= chunk) write();
  }
  write();
  return count;
}
