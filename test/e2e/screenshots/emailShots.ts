import { composeMail, sampleOwner } from "../mailbox.ts";
import type { Popup } from "../pages/popup.ts";
import type { Stack } from "../stack.ts";
import { shootBoth } from "./shots.ts";

const ana = "Ana Ruiz <ana.ruiz@orbis.example>";
const invitation = [
  "BEGIN:VCALENDAR",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  "SUMMARY:Contract review, second part",
  "DTSTART;TZID=Europe/Berlin:20261201T100000",
  "DTEND;TZID=Europe/Berlin:20261201T113000",
  "RRULE:FREQ=WEEKLY;COUNT=4",
  "LOCATION:Hall 4, Hafenstraße 12, Hamburg",
  "ORGANIZER;CN=Ana Ruiz:mailto:ana.ruiz@orbis.example",
  `ATTENDEE;CN=Ada Lindqvist;PARTSTAT=NEEDS-ACTION:mailto:${sampleOwner}`,
  "ATTENDEE;CN=Luis Prado;PARTSTAT=ACCEPTED:mailto:luis.prado@orbis.example",
  "ATTENDEE;CN=Mira Halden;PARTSTAT=DECLINED:mailto:mira@halden-timber.example",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

const inner = [
  "From: Mira Halden <mira@halden-timber.example>",
  "To: Ana Ruiz <ana.ruiz@orbis.example>",
  "Subject: The oak boards are here",
  "Date: Mon, 2 Nov 2026 08:00:00 +0000",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Dear Ana,",
  "",
  "the truck came this morning. All 12 m³ are dry and in hall 2.",
  "",
  "Kind regards,",
  "Mira Halden",
].join("\r\n");

const newsletter = `<html><body style="margin:0;background:#f2f4f7"><table width="100%" cellpadding="0"><tr><td align="center" style="padding:24px">
<table width="520" style="background:#ffffff;border-radius:8px"><tr><td style="background:#0a4d8c;color:#ffffff;padding:20px;font:bold 20px Arial">Orbis Logistics</td></tr>
<tr><td style="padding:20px;font:14px/22px Arial;color:#333333"><h2 style="color:#0a4d8c">Storage from January</h2><p>Hall 4 has <b style="color:#c0392b">200 places</b> from 1 January. Reserve yours at <a href="https://track.example/c?u=9">www.orbis.example</a>.</p>
<img src="https://cdn.orbis.example/hall.png" width="480" height="120" alt="Hall 4 from above"><p><a href="https://orbis.example/reserve" style="background:#0a4d8c;color:#fff;padding:10px 16px;border-radius:4px;text-decoration:none">Reserve a place</a></p></td></tr></table></td></tr></table></body></html>`;

const outlook = `<div class="WordSection1"><p class="MsoNormal">Buenos días, Ada:</p><p class="MsoNormal">De acuerdo con el martes. Le llamo a las diez.</p><p class="MsoNormal">Saludos,<br>Ana</p></div>
<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>De:</b> Ada Lindqvist &lt;${sampleOwner}&gt;<br><b>Enviado el:</b> lunes, 2 de noviembre de 2026 9:12<br><b>Para:</b> Ana Ruiz<br><b>Asunto:</b> Cita</p></div><p class="MsoNormal">¿Le viene bien el martes?</p>`;

const signed =
  "Hello Ada,\n\nthe annex is attached; Tuesday works.\n\nKind regards,\nAna Ruiz\n\nHead of Contracts\nOrbis Logistics S.A.\nHafenstraße 12, 20457 Hamburg\n+49 40 1234 5678\nwww.orbis.example\n\nOn Mon, 2 Nov 2026 at 09:12, Ada Lindqvist wrote:\n> When can we sign?\n> Tuesday?";

type Extra = Parameters<typeof composeMail>[0];

const mails: Extra[] = [
  { from: ana, subject: "Cita del martes", html: outlook },
  {
    from: ana,
    subject: "Annex to the contract",
    text: signed,
    files: [{ filename: "Annex 3.txt", content: "x" }],
  },
  { from: ana, subject: "Storage from January", html: newsletter },
  {
    from: ana,
    subject: "Invitation: contract review",
    text: "Dear Ada,\n\nplease join us. The plans are on the table.\n\nAna",
    files: [{ filename: "invite.ics", content: invitation }],
  },
  {
    from: ana,
    subject: "Passing on from Mira",
    text: "Dear Ada,\n\nsee what Mira wrote.\n\nAna",
    files: [
      { filename: "The oak boards are here.eml", content: inner },
      { filename: "Delivery note 2026-11-02 signed by the driver.pdf", content: "%PDF-1.4" },
      { filename: "hall.png", content: "png" },
    ],
  },
];

/** What an email can be: an answer with history, an invitation, a newsletter, and one that carries another. */
export async function shootEmails(stack: Stack, popup: Popup): Promise<void> {
  for (const [index, mail] of mails.entries()) {
    const receivedAt = Date.now() - (mails.length - index) * 60_000;
    const raw = Buffer.from(await composeMail(mail, receivedAt))
      .toString("latin1")
      // What the composer takes for bytes is a mail.
      .replace('application/octet-stream; name="The oak', 'message/rfc822; name="The oak');
    await stack.google.control.deliver(sampleOwner, { raw: Buffer.from(raw, "latin1"), receivedAt });
  }
  await stack.nextCronTick();
  const open = async (subject: string, ready: string) => {
    await popup.reopen();
    await popup.row("All my email").click();
    await popup.openEmail(subject);
    await popup.page.getByTestId(ready).first().waitFor();
  };
  await open("Passing on from Mira", "attachment-open");
  await shootBoth("email-with-files", popup.page);
  await popup.page.getByTestId("attachment-open").first().click();
  await popup.page.getByTestId("embedded-email").getByText("the truck came").waitFor();
  await shootBoth("email-inside", popup.page);
  await open("Invitation: contract review", "meeting");
  await shootBoth("email-invitation", popup.page);
  await open("Storage from January", "blocked-images");
  await shootBoth("email-newsletter", popup.page);
  await open("Annex to the contract", "email-text");
  await shootBoth("email-history", popup.page);
  await open("Cita del martes", "email-frame");
  await shootBoth("email-outlook-spanish", popup.page);
}
