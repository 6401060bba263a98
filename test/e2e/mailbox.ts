import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { ada as adaPerson, ben as benPerson } from "#sandbox/start/samplePeople.ts";

const minute = 60_000;
/** Whose mailbox the tests connect. */
export const sampleOwner = adaPerson.address;
/** Her colleague with Outlook. */
export const outlookOwner = benPerson.address;
const ada = `Ada Lindqvist <${sampleOwner}>`;
const ben = `Ben Ashworth <${outlookOwner}>`;
const ana = "Ana Ruiz <ana.ruiz@orbis.example>";
const mira = "Mira Halden <mira@halden-timber.example>";
const tomas = "Tomas Ferro <tomas@ferro-ramps.example>";

interface Mail {
  from: string;
  to?: string;
  subject: string;
  text?: string;
  html?: string;
  labels?: string[];
  thread: string;
  /** Minutes before the newest moment of the mailbox. */
  ago: number;
  files?: { filename: string; content: string }[];
  /** Whose mailboxes hold it; Ada's alone unless said. */
  owners?: string[];
}

/** Raw RFC 822 bytes of a mail. */
export async function composeMail(
  mail: Omit<Mail, "thread" | "ago" | "labels" | "owners">,
  at: number,
): Promise<Uint8Array> {
  const { from, to = ada, subject, text, html, files } = mail;
  return new MailComposer({
    from,
    to,
    subject,
    date: new Date(at),
    messageId: `<${crypto.randomUUID()}@mail.example>`,
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    ...(files === undefined ? {} : { attachments: files }),
  })
    .compile()
    .build();
}

/** What the tests know of the mailboxes, newer than all generated mail. */
const known: Mail[] = [
  {
    from: ana,
    subject: "Storage contract 2027",
    thread: "contract",
    ago: 190,
    text: "Hello Ada,\n\nhere is the draft of the storage contract for next year.\n\nKind regards,\nAna",
    files: [{ filename: "Storage contract v3.pdf", content: "%PDF-1.4 not really" }],
  },
  {
    from: ada,
    to: ana,
    subject: "Re: Storage contract 2027",
    thread: "contract",
    ago: 120,
    labels: ["SENT"],
    text: "Hello Ana,\n\nthank you. Two questions on § 4: who insures the goods in Hamburg, and from when?\n\nAda",
  },
  {
    from: ana,
    subject: "Re: Storage contract 2027",
    thread: "contract",
    ago: 25,
    text: "Hello Ada,\n\none change in § 4, otherwise we are ready to sign. Could you send the annex by Tuesday?\n\nKind regards,\nAna\n\nOn Mon, Ada Lindqvist wrote:\n> Two questions on § 4: who insures the goods in Hamburg, and from when?",
  },
  {
    from: mira,
    subject: "Offer for oak boards",
    thread: "boards",
    ago: 40,
    text: "Dear Ada,\n\nas agreed on the phone, our offer for 12 m³ of oak boards is below. It holds until Friday.\n\nMira Halden",
  },
  {
    from: "Prize Office <office@prizes.example>",
    subject: "You have won",
    thread: "prize",
    ago: 55,
    html: hostileHtml("https://tracker.example"),
  },
  {
    from: ana,
    to: `${ada}, ${ben}`,
    subject: "Insurance in Hamburg",
    thread: "insurance",
    ago: 215,
    owners: [sampleOwner, outlookOwner],
    text: "Hello Ada, hello Ben,\n\nthe insurer asks for the value of the goods in Hamburg. Who of you knows it?\n\nAna",
  },
  {
    from: ana,
    to: ben,
    subject: "Warehouse audit in December",
    thread: "audit",
    ago: 170,
    owners: [outlookOwner],
    text: "Hello Ben,\n\nthe auditors would like to see hall 4. Does the second week of December suit you?\n\nAna",
  },
  {
    from: ben,
    to: ana,
    subject: "Re: Warehouse audit in December",
    thread: "audit",
    ago: 100,
    labels: ["SENT"],
    owners: [outlookOwner],
    text: "Hello Ana,\n\nthe second week is fine, best from Wednesday on.\n\nBen",
  },
  {
    from: ana,
    to: ben,
    subject: "Re: Warehouse audit in December",
    thread: "audit",
    ago: 30,
    owners: [outlookOwner],
    text: "Hello Ben,\n\nthen Wednesday the 9th at ten. I bring the plans of the hall.\n\nAna",
  },
  {
    from: tomas,
    to: ben,
    subject: "Quote for loading ramps",
    thread: "ramps",
    ago: 45,
    owners: [outlookOwner],
    text: "Dear Ben,\n\nthree ramps of 6 t, delivered in January. The drawing follows.\n\nTomas Ferro",
  },
];

/** HTML that tries all it can to run a script, to call home and to leave its frame. */
function hostileHtml(home: string): string {
  return `<html><head><base href="${home}/"><meta http-equiv="refresh" content="0;url=${home}/refresh">
<link rel="stylesheet" href="${home}/style.css"><link rel="preconnect" href="${home}"><link rel="prefetch" href="${home}/prefetch">
<style>@import url("${home}/import.css"); body { background: url(${home}/background.png) } @font-face { font-family: spy; src: url(${home}/font.woff2) } p { font-family: spy }</style></head>
<body background="${home}/body.png" onload="document.title='owned'"><p>You have won a prize.</p>
<script>document.title = "owned"; fetch("${home}/script")</script>
<img src="${home}/pixel.gif" srcset="${home}/pixel2.gif 2x" onerror="document.title='owned'"><img src=x onerror="fetch('${home}/onerror')">
<svg onload="fetch('${home}/svg')"><image href="${home}/svg.png"/><script>fetch("${home}/svgscript")</script></svg>
<iframe src="${home}/frame"></iframe><iframe srcdoc="<script>parent.document.title='owned'</script>"></iframe>
<object data="${home}/object"></object><embed src="${home}/embed"><video src="${home}/video.mp4" poster="${home}/poster.png" autoplay></video>
<audio src="${home}/audio.mp3" autoplay></audio><form action="${home}/form"><input name="q" autofocus onfocus="fetch('${home}/focus')"><button>Claim</button></form>
<a href="javascript:document.title='owned'">Claim your prize</a><a href="${home}/ping" ping="${home}/ping">Read more</a>
<div style="background-image: url('${home}/style.png'); position: fixed; inset: 0; z-index: 2147483647; opacity: 0">cover</div>
<math><mtext><table><mglyph><style><img src=x onerror="fetch('${home}/mxss')"></style></mglyph></table></mtext></math>
<p style="list-style: url(${home}/list.png); cursor: url(${home}/cursor.cur), auto">The end.</p></body></html>`;
}

/**
 * The known mails by whose mailbox holds them, oldest first, as they lie there at `until` (milliseconds UTC). What
 * several hold is the same message in each.
 */
export async function knownMails(until: number): Promise<(owner: string) => SampleEmail[]> {
  const mails = await Promise.all(
    known
      .toSorted((one, other) => other.ago - one.ago)
      .map(async (mail) => {
        const receivedAt = until - mail.ago * minute;
        const raw = await composeMail(mail, receivedAt);
        const labels = mail.labels ?? ["INBOX", "UNREAD"];
        return {
          owners: mail.owners ?? [sampleOwner],
          email: { raw, receivedAt, threadKey: mail.thread, labels },
        };
      }),
  );
  return (owner) => mails.filter(({ owners }) => owners.includes(owner)).map(({ email }) => email);
}
