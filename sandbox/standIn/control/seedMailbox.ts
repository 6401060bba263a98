import type { SampleEmail } from "../../mail/sampleEmail.ts";
import type { Store } from "../store.ts";

/** So many emails share a transaction: few enough to answer requests in between. */
const chunk = 500;

/** Puts emails into a mailbox by `add`, in as few transactions as is fair to others. Returns how many. */
export async function seedMailbox(
  store: Store,
  emails: Iterable<SampleEmail> | AsyncIterable<SampleEmail>,
  add: (email: SampleEmail) => void,
): Promise<number> {
  let count = 0;
  let waiting: SampleEmail[] = [];
  const write = (): void => {
    store.transaction(() => {
      for (const email of waiting) add(email);
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
