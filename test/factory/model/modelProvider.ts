import * as z from "zod";
import type { FolderChoice } from "#shared/provider.ts";
import { normalizedEmail } from "#test/factory/normalizedEmail.ts";
import type { Change, ChangePage, Fetched, Scope } from "#worker/providers/mailProvider.ts";
import type { FolderRules } from "#worker/sync/page/pageWork.ts";

/** Something that happened to an email: it lies in `folder` from then on, or nowhere. */
interface Happened {
  id: string;
  from: string | null;
  to: string | null;
}

const positionSchema = z.object({
  era: z.number(),
  /** Up to which happening this position knows. */
  seq: z.number(),
  /** What has been shown under it: of nothing else it tells that it left. */
  seen: z.array(z.string()),
  /** In a listing: the emails shown so far. */
  shown: z.number(),
});
type Position = z.infer<typeof positionSchema>;

export const trash = "TRASH";
const pageSize = 2;

/** The provider no longer knows a position. */
export class Forgotten extends Error {}

/** A mailbox in memory that a slice can be driven against: what the port promises, at its least helpful. */
export interface ModelProvider {
  isWhole: boolean;
  mails: Map<string, string>;
  move(id: string, to: string | null): void;
  forget(): void;
  scopes(folders: FolderChoice[]): Scope[];
  positions(): Map<string, string>;
  list(scope: string, pageToken: string | null): ChangePage;
  changes(scope: string, value: string, pageToken: string | null): ChangePage;
  fetch(id: string): Fetched;
  rules(choices: FolderChoice[]): FolderRules;
}

/**
 * `isWhole`: one sequence for the mailbox, ids only, positions before a listing, as Gmail. Else each folder by itself,
 * whole emails, a position at the end of its listing that tells of nothing it has not shown, and of an email that left
 * and came back only that it left, as Graph.
 */
export function modelProvider(isWhole: boolean): ModelProvider {
  const mails = new Map<string, string>();
  const log: Happened[] = [];
  let era = 0;
  const write = (position: Position) => JSON.stringify(position);
  const read = (text: string): Position => {
    const position = positionSchema.parse(JSON.parse(text));
    if (position.era !== era) throw new Forgotten();
    return position;
  };
  const emailOf = (id: string, folder: string) => normalizedEmail({ externalId: id, folders: [folder] });
  const isIn = (scope: string, folder: string | null) =>
    folder !== null && (isWhole ? folder !== trash : folder === scope);

  function changeOf(scope: string, { id, from, to }: Happened, { seen, seq }: Position): Change[] {
    if (isWhole) {
      const marked: Change = {
        type: "marked",
        externalId: id,
        added: to ? [to] : [],
        removed: from ? [from] : [],
      };
      if (to === null || to === trash) return [marked, { type: "removed", externalId: id }];
      return from === null || from === trash ? [{ type: "listed", externalId: id }, marked] : [marked];
    }
    const now = mails.get(id);
    const hasLeft = log.slice(seq).some((one) => one.id === id && one.from === scope);
    if (now !== scope || hasLeft)
      return seen.includes(id) || now === scope ? [{ type: "left", externalId: id }] : [];
    return [{ type: "email", email: emailOf(id, scope) }];
  }

  return {
    isWhole,
    mails,
    move(id, to) {
      log.push({ id, from: mails.get(id) ?? null, to });
      if (to === null) mails.delete(id);
      else mails.set(id, to);
    },
    forget() {
      era += 1;
    },
    scopes: (folders) =>
      isWhole
        ? [{ id: "mailbox", covers: "" }]
        : folders.filter(({ included }) => included).map(({ id }) => ({ id, covers: "" })),
    positions: () =>
      new Map(isWhole ? [["mailbox", write({ era, seq: log.length, seen: [], shown: 0 })]] : []),
    list(scope, pageToken) {
      const at = pageToken === null ? { era, seq: log.length, seen: [], shown: 0 } : read(pageToken);
      const all = [...mails].filter(([id, folder]) => isIn(scope, folder) && !at.seen.includes(id));
      const page = all.slice(0, pageSize);
      const next = { ...at, seen: [...at.seen, ...page.map(([id]) => id)], shown: at.shown + page.length };
      const hasMore = all.length > pageSize;
      return {
        changes: page.map(([id, folder]) =>
          isWhole ? { type: "listed", externalId: id } : { type: "email", email: emailOf(id, folder) },
        ),
        nextPageToken: hasMore ? write(next) : null,
        value: hasMore || isWhole ? null : write(next),
      };
    },
    changes(scope, value, pageToken) {
      const from = read(value);
      const at = pageToken === null ? from : read(pageToken);
      const page = log.slice(at.seq, at.seq + pageSize);
      const changes = page
        .filter((one) => isWhole || one.from === scope || one.to === scope)
        .flatMap((one) => changeOf(scope, one, { ...at, seq: from.seq }));
      const entered = page.filter(({ to }) => isIn(scope, to)).map(({ id }) => id);
      const next = write({ ...at, seq: at.seq + page.length, seen: [...at.seen, ...entered] });
      const hasMore = at.seq + page.length < log.length;
      return { changes, nextPageToken: hasMore ? next : null, value: hasMore ? value : next };
    },
    fetch(id) {
      const folder = mails.get(id);
      return folder === undefined
        ? { type: "not_found", externalId: id }
        : { type: "email", email: emailOf(id, folder) };
    },
    rules: (choices) => ({
      choices,
      isIncluded: (folders) =>
        isWhole
          ? !folders.includes(trash)
          : choices.some(({ id, included }) => included && folders.includes(id)),
      flagsOf: () => null,
    }),
  };
}
