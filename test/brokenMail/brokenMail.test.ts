import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ada, exampleStart } from "#sandbox/standIn/exampleMail.ts";
import { type GmailProviderFixture, startGmailProvider } from "#test/factory/gmailProvider.ts";
import { type OutlookProviderFixture, startOutlookProvider } from "#test/factory/outlookProvider.ts";
import { readEmbedded } from "#worker/providers/mail/readEmbedded.ts";
import type { NormalizedEmail } from "#worker/providers/normalizedEmail.ts";
import type { Reading } from "./brokenMail.ts";
import { brokenCharsets } from "./charsets.ts";
import { brokenFiles } from "./files.ts";
import { brokenHeaders } from "./headers.ts";
import { brokenStructures } from "./structures.ts";

const mails = [...brokenHeaders, ...brokenCharsets, ...brokenStructures, ...brokenFiles];
const raws = new Map(mails.map(({ name, raw }) => [name, Buffer.from(raw, "latin1")]));

/** A mail as one of the readers gave it, in what a case may say of it. */
interface Read {
  subject: string;
  from: { name: string; address: string } | null;
  to: string[];
  text: string;
  files: string[];
}

function ofProvider(email: NormalizedEmail): Read {
  return {
    subject: email.subject,
    from: email.from,
    to: email.to.map(({ address }) => address),
    text: email.bodyText,
    files: email.attachments.filter((file) => !file.isInline).map(({ filename }) => filename),
  };
}

function fits(read: Read, reading: Reading): void {
  const { name = "", address = "" } = read.from ?? {};
  const from = name === "" ? address : `${name} <${address}>`;
  if (reading.subject === "Hostile") expect(read.subject).toMatch(/^Hostile/);
  else if (reading.subject !== undefined) expect(read.subject).toBe(reading.subject);
  if (reading.from !== undefined) expect(read.from === null ? null : from).toBe(reading.from);
  if (reading.to !== undefined) expect(read.to).toEqual(reading.to);
  if (reading.text !== undefined) expect(read.text).toContain(reading.text);
  if (reading.without !== undefined) expect(read.text).not.toContain(reading.without);
  if (reading.files !== undefined) expect(read.files).toEqual(reading.files);
  for (const words of [read.subject, read.text, ...read.files]) expect(words.isWellFormed()).toBe(true);
  expect(read.subject.length).toBeLessThanOrEqual(2000);
}

it("there are as many broken mails as are known", () => {
  expect(raws.size).toBe(mails.length);
  expect(mails.length).toBeGreaterThanOrEqual(60);
});

describe("a broken mail is read by Gmail's adapter", () => {
  let fixture: GmailProviderFixture;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    fixture = await startGmailProvider();
    for (const [name, raw] of raws)
      ids.set(name, (await fixture.google.control.deliver(ada, { raw, receivedAt: exampleStart })).id);
  });
  afterAll(() => fixture.google.close());

  it.each(mails)("$name", async ({ name, reading }) => {
    const [answer] = await fixture.mailbox.fetch([ids.get(name) ?? ""]);
    if (answer?.type !== "email") throw new Error(JSON.stringify(answer));
    fits(ofProvider(answer.email), reading);
    await fixture.mailbox.body(answer.email.externalId);
  });
});

describe("a broken mail is read by Outlook's adapter", () => {
  let fixture: OutlookProviderFixture;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    fixture = await startOutlookProvider();
    for (const [name, raw] of raws) ids.set(name, (await fixture.microsoft.control.deliver(ada, { raw })).id);
  });
  afterAll(() => fixture.microsoft.close());

  it.each(mails)("$name", async ({ name, reading, outlook }) => {
    const [answer] = await fixture.mailbox.fetch([ids.get(name) ?? ""]);
    if (answer?.type !== "email") throw new Error(JSON.stringify(answer));
    fits(ofProvider(answer.email), { ...reading, ...outlook });
    await fixture.mailbox.body(answer.email.externalId);
  });
});

describe("a broken mail is read inside another", () => {
  it.each(mails)("$name", async ({ name, reading, inside }) => {
    const email = await readEmbedded(raws.get(name) ?? Buffer.alloc(0), [], exampleStart);
    if (email === null) throw new Error("It was not read.");
    const files = email.files.map(({ filename }) => filename);
    fits({ ...email, to: email.to.map(({ address }) => address), files }, { ...reading, ...inside });
  });
});
