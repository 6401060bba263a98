import { describe, expect, it } from "vitest";
import { normalizedEmail } from "#test/factory/normalizedEmail.ts";
import type { Change, Fetched } from "../../providers/mailProvider.ts";
import { intentsOf } from "./intents.ts";
import type { Known, KnownEmail } from "./known.ts";
import { type FolderRules, idsToFetch, pageWork } from "./pageWork.ts";

const rules: FolderRules = {
  choices: [],
  isIncluded: (folders) => !folders.includes("TRASH"),
  flagsOf: (folders) => ({
    isRead: !folders.includes("UNREAD"),
    isStarred: folders.includes("STARRED"),
    isDraft: folders.includes("DRAFT"),
  }),
};

function known(values: Partial<Known> = {}): Known {
  return {
    emails: new Map(),
    drafts: new Set(),
    erased: new Set(),
    erasedIds: new Map(),
    pending: new Map(),
    setAside: new Set(),
    missed: new Map(),
    opened: [],
    ...values,
  };
}

function storedEmail(values: Partial<KnownEmail> = {}): KnownEmail {
  return {
    id: "row",
    folders: ["INBOX"],
    isRead: true,
    isStarred: false,
    deletedInProvider: false,
    ...values,
  };
}

const toFetch = (changes: Change[], what: Known) => idsToFetch(intentsOf(changes).values(), what, rules);
const work = (changes: Change[], fetched: Fetched[], what: Known) =>
  pageWork(intentsOf(changes), fetched, what, rules);
const listed = (externalId: string): Change => ({ type: "listed", externalId });
const left = (externalId: string): Change => ({ type: "left", externalId });
const removed = (externalId: string): Change => ({ type: "removed", externalId });

const notFound = (externalId: string): Fetched => ({ type: "not_found", externalId });

describe("what has to be fetched", () => {
  it("is a listed email that is not here", () => {
    expect(toFetch([listed("a")], known())).toEqual(["a"]);
  });

  it("is a changed email, known or not, unless it was erased", () => {
    const what = known({ emails: new Map([["a", storedEmail()]]), erased: new Set(["c"]) });
    const changes = ["a", "b", "c"].map((externalId): Change => ({ type: "changed", externalId }));
    expect(toFetch(changes, what)).toEqual(["a", "b"]);
  });

  it("is not an email that is stored, waits, was left out as a draft, or was erased", () => {
    const what = known({
      emails: new Map([["a", storedEmail()]]),
      pending: new Map([["b", 1]]),
      drafts: new Set(["c"]),
      erased: new Set(["d"]),
    });
    expect(toFetch(["a", "b", "c", "d"].map(listed), what)).toEqual([]);
  });

  it("is a stored email whose removal is proposed, to be sure", () => {
    expect(toFetch([removed("a")], known({ emails: new Map([["a", storedEmail()]]) }))).toEqual(["a"]);
  });

  it("is not a removal of what was never here", () => {
    expect(toFetch([removed("a")], known())).toEqual([]);
  });

  it("is whatever left a folder, known or not: it may have come back in the meantime", () => {
    const what = known({ emails: new Map([["b", storedEmail({ deletedInProvider: true })]]) });
    expect(toFetch([left("a"), left("b")], what)).toEqual(["a", "b"]);
    expect(toFetch([left("a")], known({ erased: new Set(["a"]) }))).toEqual([]);
  });

  it("is an email that came back from the trash", () => {
    const what = known({ emails: new Map([["a", storedEmail({ deletedInProvider: true })]]) });
    expect(toFetch([listed("a")], what)).toEqual(["a"]);
  });

  it("is a draft that lost its mark: it was sent", () => {
    const change: Change = { type: "marked", externalId: "a", added: ["SENT"], removed: ["DRAFT"] };
    expect(toFetch([change], known({ drafts: new Set(["a"]) }))).toEqual(["a"]);
  });

  it("is a stored email that a mark moved out of what is synced", () => {
    const change: Change = { type: "marked", externalId: "a", added: ["TRASH"], removed: ["INBOX"] };
    expect(toFetch([change], known({ emails: new Map([["a", storedEmail()]]) }))).toEqual(["a"]);
  });
});

describe("what a page changes", () => {
  it("stores what was fetched", () => {
    const email = normalizedEmail({ externalId: "a" });
    expect(work([listed("a")], [{ type: "email", email }], known()).store).toEqual([email]);
  });

  it("leaves drafts out, with the reason", () => {
    const email = normalizedEmail({ externalId: "a", isDraft: true });
    expect(work([listed("a")], [{ type: "email", email }], known())).toMatchObject({
      store: [],
      drafts: ["a"],
    });
  });

  it("puts an email that failed where it waits, one attempt higher each time", () => {
    const failure: Fetched = { type: "failed", externalId: "a", reason: "unreadable" };
    expect(work([], [failure], known({ pending: new Map([["a", 2]]) })).pending).toEqual([
      { externalId: "a", reason: "unreadable", attempts: 3 },
    ]);
  });

  it("deletes a stored email only when the provider confirms that it is gone", () => {
    const what = known({ emails: new Map([["a", storedEmail()]]) });
    expect(work([removed("a")], [notFound("a")], what).gone).toEqual(["a"]);
    const email = normalizedEmail({ externalId: "a" });
    expect(work([removed("a")], [{ type: "email", email }], what)).toMatchObject({
      gone: [],
      store: [email],
    });
  });

  it("waits with an email that is not found and was not said to be gone, and believes the second look", () => {
    const emails = new Map([["a", storedEmail()]]);
    const waits = { externalId: "a", reason: "not_found", attempts: 1 };
    expect(work([left("a")], [notFound("a")], known({ emails }))).toMatchObject({
      gone: [],
      pending: [waits],
    });
    const early = known({ emails, missed: new Map([["a", false]]) });
    expect(work([left("a")], [notFound("a")], early)).toMatchObject({ gone: [], pending: [], forget: [] });
    const due = known({ emails, missed: new Map([["a", true]]) });
    expect(work([], [notFound("a")], due)).toMatchObject({ gone: ["a"], forget: ["a"], pending: [] });
  });

  it("has an email that left for another folder looked at once more", () => {
    const what = known({ emails: new Map([["a", storedEmail()]]) });
    const answer = (folder: string): Fetched => ({
      type: "email",
      email: normalizedEmail({ externalId: "a", folders: [folder] }),
    });
    expect(work([left("a")], [answer("Deals")], what).moved).toEqual(["a"]);
    expect(work([left("a")], [answer("INBOX")], what).moved).toEqual([]);
  });

  it("takes an email in the trash for gone", () => {
    const what = known({ emails: new Map([["a", storedEmail()]]) });
    const email = normalizedEmail({ externalId: "a", folders: ["TRASH"] });
    expect(work([removed("a")], [{ type: "email", email }], what)).toMatchObject({ gone: ["a"], store: [] });
  });

  it("moves flags without a fetch, and only where they differ", () => {
    const what = known({
      emails: new Map([["a", storedEmail({ folders: ["INBOX", "UNREAD"], isRead: false })]]),
    });
    const read: Change = { type: "marked", externalId: "a", added: [], removed: ["UNREAD"] };
    expect(work([read], [], what).marks).toEqual([
      { id: "row", folders: ["INBOX"], isRead: true, isStarred: false },
    ]);
    const again: Change = { type: "marked", externalId: "a", added: ["UNREAD"], removed: [] };
    expect(work([again], [], what).marks).toEqual([]);
  });

  it("never touches an erased email, even when it is handed over whole", () => {
    const email = normalizedEmail({ externalId: "a" });
    expect(work([{ type: "email", email }], [], known({ erased: new Set(["a"]) }))).toMatchObject({
      store: [],
    });
  });

  it("stops where the provider stopped answering, and keeps what came before", () => {
    const email = normalizedEmail({ externalId: "a" });
    const fetched: Fetched[] = [
      { type: "email", email },
      { type: "throttled", externalId: "b", retryAt: 5_000 },
      { type: "throttled", externalId: "c", retryAt: 9_000 },
    ];
    const result = work(["a", "b", "c"].map(listed), fetched, known());
    expect(result).toMatchObject({ store: [email], pending: [], retryAt: 9_000 });
  });
});
