import { gmail_v1 } from "googleapis/build/src/apis/gmail/v1.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gmailModify, startExample } from "#sandbox/google/exampleStandIn.ts";
import type { GoogleStandIn } from "#sandbox/google/server.ts";
import { ada, exampleMail, exampleMails } from "#sandbox/standIn/exampleMail.ts";

let google: GoogleStandIn;
let gmail: gmail_v1.Gmail;
beforeEach(async () => {
  google = await startExample();
  gmail = await clientWith((await google.control.grant(ada, [gmailModify])).accessToken);
});
afterEach(() => google.close());

function clientWith(accessToken: string): gmail_v1.Gmail {
  return new gmail_v1.Gmail({
    rootUrl: `${google.url}/`,
    headers: { authorization: `Bearer ${accessToken}` },
    retry: false,
  });
}

const me = { userId: "me" };

describe("Google's own client against the stand-in", () => {
  it("walks a whole mailbox and reads each mail", async () => {
    await google.control.seed(ada, exampleMails(25));
    const ids: string[] = [];
    let pageToken: string | undefined;
    do {
      const { data } = await gmail.users.messages.list({
        ...me,
        maxResults: 10,
        ...(pageToken ? { pageToken } : {}),
      });
      ids.push(...(data.messages ?? []).map(({ id }) => id ?? ""));
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken);
    expect(new Set(ids).size).toBe(25);
    const { data } = await gmail.users.messages.get({ ...me, id: ids[0] ?? "", format: "full" });
    expect(Buffer.from(data.payload?.body?.data ?? "", "base64url").toString()).toMatch(
      /^Text of mail \d+\./,
    );
    const metadata = await gmail.users.messages.get({
      ...me,
      id: ids[0] ?? "",
      format: "metadata",
      metadataHeaders: ["Subject", "From"],
    });
    expect(metadata.data.payload?.headers?.map(({ name }) => name)).toEqual(["From", "Subject"]);
  });

  it("follows the history of its own changes", async () => {
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    const profile = await gmail.users.getProfile(me);
    await gmail.users.messages.modify({
      ...me,
      id,
      requestBody: { addLabelIds: ["STARRED"], removeLabelIds: ["UNREAD"] },
    });
    await gmail.users.messages.trash({ ...me, id });
    await gmail.users.messages.untrash({ ...me, id });
    await gmail.users.messages.batchModify({ ...me, requestBody: { ids: [id], addLabelIds: ["INBOX"] } });
    const { data } = await gmail.users.history.list({
      ...me,
      startHistoryId: profile.data.historyId ?? "",
      historyTypes: ["labelAdded"],
    });
    const added = (data.history ?? []).flatMap(
      ({ labelsAdded }) => labelsAdded?.flatMap(({ labelIds }) => labelIds ?? []) ?? [],
    );
    expect(added).toEqual(["STARRED", "TRASH", "INBOX"]);
  });

  it("reads threads, labels and addresses, and watches", async () => {
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    await google.control.reply(ada, { emailId: id, from: `Ada <${ada}>`, text: "Hello" });
    expect((await gmail.users.threads.get({ ...me, id })).data.messages).toHaveLength(2);
    expect((await gmail.users.threads.list(me)).data.threads).toHaveLength(1);
    const label = await gmail.users.labels.create({ ...me, requestBody: { name: "Leads" } });
    expect((await gmail.users.labels.get({ ...me, id: label.data.id ?? "" })).data.name).toBe("Leads");
    expect((await gmail.users.settings.sendAs.list(me)).data.sendAs).toHaveLength(2);
    const topicName = "projects/threadbook-sandbox/topics/gmail";
    const watched = await gmail.users.watch({ ...me, requestBody: { topicName } });
    expect(Number(watched.data.expiration)).toBeGreaterThan(await google.control.now());
    expect((await gmail.users.stop(me)).status).toBe(204);
  });

  it("meets errors that it understands", async () => {
    await expect(gmail.users.messages.get({ ...me, id: "18c176b09a075d67" })).rejects.toMatchObject({
      status: 404,
      message: "Requested entity was not found.",
    });
    await expect(clientWith("ya29.unknown").users.getProfile(me)).rejects.toMatchObject({ status: 401 });
    await google.control.expireHistory(ada);
    await expect(gmail.users.history.list({ ...me, startHistoryId: "98765" })).rejects.toMatchObject({
      status: 404,
    });
    await google.control.setQuota({ unitsPerMinute: 1, refuseWith: "403" });
    await expect(gmail.users.messages.list(me)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("Quota exceeded"),
    });
  });
});
