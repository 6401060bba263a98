import type { FolderChoice } from "#shared/provider.ts";
import type { Change, MailProvider } from "#worker/providers/mailProvider.ts";

/** What a user who changes nothing has chosen. */
export async function defaultChoices(mailbox: MailProvider): Promise<FolderChoice[]> {
  return (await mailbox.folders()).map(({ id, name, isDefault }) => ({ id, name, included: isDefault }));
}

/** All pages of a listing, and the position in which it ends. */
export async function listScope(mailbox: MailProvider, scope: string, since: number | null = null) {
  const folders = await defaultChoices(mailbox);
  const changes: Change[] = [];
  let pageToken: string | null = null;
  for (let pages = 1; ; pages++) {
    const page = await mailbox.list({ scope, pageToken, since, folders });
    changes.push(...page.changes);
    pageToken = page.nextPageToken;
    if (pageToken === null) return { changes, pages, value: page.value ?? "" };
  }
}

/** All pages of changes since a position, and the next one. */
export async function followScope(
  mailbox: MailProvider,
  scope: string,
  value: string,
  folders: FolderChoice[] = [],
) {
  const changes: Change[] = [];
  let pageToken: string | null = null;
  for (;;) {
    const page = await mailbox.changes({ scope, value, pageToken, folders });
    changes.push(...page.changes);
    pageToken = page.nextPageToken;
    if (pageToken === null) return { changes, value: page.value ?? "" };
  }
}
