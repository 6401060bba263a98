import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emailBodyAnswerSchema } from "#shared/email.ts";
import { embeddedEmailSchema } from "#shared/embeddedEmail.ts";
import { type apiAs, apiAs as callAs } from "#test/factory/api.ts";
import { connectGmail } from "#test/factory/gmailMailbox.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada } from "#test/factory/rawMail.ts";
import { emailSync } from "../db/schema/tables.ts";
import { runSlice } from "../sync/slice/runSlice.ts";

const invitation = [
  "BEGIN:VCALENDAR",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  "SUMMARY:Vertragsprüfung",
  "DTSTART;TZID=Europe/Berlin:20261124T100000",
  "DTEND;TZID=Europe/Berlin:20261124T110000",
  "LOCATION:Hall 4",
  "ORGANIZER;CN=Ana Ruiz:mailto:ana@orbis.example",
  `ATTENDEE;CN=Ada:mailto:${ada}`,
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

const mail = (subject: string, ...lines: string[]) =>
  Buffer.from(
    [
      "From: Ana Ruiz <ana@orbis.example>",
      `To: Ada <${ada}>`,
      `Subject: ${subject}`,
      `Message-ID: <${subject.replace(/\W/g, "-")}@orbis.example>`,
      "Date: Fri, 20 Nov 2026 09:00:00 +0000",
      "MIME-Version: 1.0",
      ...lines,
    ].join("\r\n"),
  );

const innermost = [
  "From: Mira <mira@halden.example>",
  "Subject: =?utf-8?q?Die_urspr=C3=BCngliche_Frage?=",
  "Date: Mon, 2 Nov 2026 08:00:00 +0000",
  "Content-Type: text/html; charset=utf-8",
  "",
  "<p>How <b>much</b>?</p>",
];
const forwarded = [
  "From: Luis <luis@orbis.example>",
  "To: ana@orbis.example",
  "Subject: Passing on",
  'Content-Type: multipart/mixed; boundary="in"',
  "",
  "--in",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Have a look.",
  "--in",
  "Content-Type: message/rfc822",
  "",
  ...innermost,
  "--in",
  "Content-Type: application/pdf; name=plan.pdf",
  "Content-Transfer-Encoding: base64",
  "",
  "JVBERi0xLjQ=",
  "--in--",
];

const mails = [
  mail(
    "Answer",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Tuesday.",
    "",
    "Saludos,",
    "Ana",
    "",
    "De: Ada <ada@northwind.example>",
    "Enviado el: martes, 3 de noviembre de 2026 10:00",
    "Para: Ana",
    "Asunto: Offer",
    "",
    "When?",
  ),
  mail(
    "Invitation",
    'Content-Type: multipart/alternative; boundary="a"',
    "",
    "--a",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "You are invited.",
    "--a",
    "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(invitation).toString("base64").replace(/.{76}/g, "$&\r\n"),
    "--a--",
  ),
  mail(
    "Invitation as a file",
    'Content-Type: multipart/mixed; boundary="m"',
    "",
    "--m",
    "Content-Type: text/plain",
    "",
    "See the file.",
    "--m",
    'Content-Type: application/octet-stream; name="invite.ics"',
    "Content-Disposition: attachment; filename=invite.ics",
    "",
    invitation,
    "--m--",
  ),
  mail(
    "Forward",
    'Content-Type: multipart/mixed; boundary="out"',
    "",
    "--out",
    "Content-Type: text/plain",
    "",
    "See below.",
    "--out",
    "Content-Type: message/rfc822",
    "",
    ...forwarded,
    "--out--",
  ),
  mail("Long", "Content-Type: text/plain", "", "A line of it.\r\n".repeat(400_000)),
].map((raw, index) => ({
  raw,
  receivedAt: Date.UTC(2026, 10, 20, 9, index),
  threadKey: `thread-${index}`,
  labels: ["INBOX"],
}));

describe.each(["google", "microsoft"] as const)("What an email of %s holds", (kind) => {
  let close: () => Promise<void>;
  let call: ReturnType<typeof apiAs>;
  let stranger: ReturnType<typeof apiAs>;
  let ids: Map<string, { id: string; files: string[] }>;

  beforeAll(async () => {
    const connected = kind === "google" ? await connectGmail(mails) : await connectOutlook(mails);
    close = () => ("google" in connected ? connected.google.close() : connected.microsoft.close());
    const { ctx, organizationId, emailProviderId, owner } = connected;
    while ((await runSlice(ctx, { organizationId, emailProviderId })) === "more");
    call = callAs(ctx, owner);
    stranger = callAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
    ids = new Map(
      (await ctx.db.select().from(emailSync)).map(({ id, subject, attachments }) => [
        subject,
        { id, files: attachments.map((file) => file.id) },
      ]),
    );
  });
  afterAll(() => close());

  const at = (subject: string) => {
    const found = ids.get(subject);
    if (found === undefined) throw new Error(`There is no email ${subject}.`);
    return found;
  };
  const bodyOf = async (subject: string) =>
    emailBodyAnswerSchema.parse((await call("GET", `/v1/emails/${at(subject).id}/body`)).body);

  test("is parted into answer, signature and history", async () => {
    const { parts } = await bodyOf("Answer");
    expect(parts.map(({ kind: part }) => part)).toEqual(["own", "signature", "quote"]);
    expect(parts[0]?.text.trim()).toBe("Tuesday.");
  });

  test.each(["Invitation", "Invitation as a file"])("can be an invitation: %s", async (subject) => {
    expect((await bodyOf(subject)).meeting).toMatchObject({
      method: "invite",
      title: "Vertragsprüfung",
      start: { at: Date.UTC(2026, 10, 24, 9), timeZone: "Europe/Berlin" },
      place: "Hall 4",
      organizer: { name: "Ana Ruiz", address: "ana@orbis.example" },
      attendees: [{ name: "Ada", address: ada, status: "waiting" }],
    });
  });

  test("can be another email, and one inside that", async () => {
    const { id, files } = at("Forward");
    const path = `/v1/emails/${id}/attachments/${encodeURIComponent(files[0] ?? "")}/message`;
    const outer = embeddedEmailSchema.parse((await call("GET", path)).body);
    expect(outer).toMatchObject({
      from: { name: "Luis", address: "luis@orbis.example" },
      subject: "Passing on",
      files: [
        { index: 0, isMail: true },
        { index: 1, filename: "plan.pdf", isMail: false },
      ],
    });
    expect(outer.text.trim()).toBe("Have a look.");
    const inner = embeddedEmailSchema.parse((await call("GET", `${path}?inside=0`)).body);
    expect(inner).toMatchObject({
      from: { name: "Mira", address: "mira@halden.example" },
      subject: "Die ursprüngliche Frage",
      sentAt: Date.UTC(2026, 10, 2, 8),
      html: expect.stringContaining("<b>much</b>"),
    });
    for (const inside of ["1", "7", "0.0"])
      expect((await call("GET", `${path}?inside=${inside}`)).code).toBe("attachment_not_found");
    expect((await call("GET", `${path}?inside=../0`)).code).toBe("invalid_request");
    expect((await stranger("GET", path)).code).toBe("email_not_found");
  });

  test("is opened as an email only where it is one", async () => {
    const { id, files } = at("Invitation as a file");
    const answer = await call(
      "GET",
      `/v1/emails/${id}/attachments/${encodeURIComponent(files[0] ?? "")}/message`,
    );
    expect(answer.code).toBe("attachment_not_found");
  });

  test("is bounded, and says so", async () => {
    const body = await bodyOf("Long");
    expect(body).toMatchObject({ isShortened: true, source: "provider" });
    expect(body.text.length).toBeLessThanOrEqual(2_000_000);
  });
});
