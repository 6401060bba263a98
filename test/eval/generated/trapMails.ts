import { base64url } from "jose";
import type { World } from "#sandbox/mailboxes/generate.ts";
import type { Facts } from "#worker/association/facts.ts";
import { toNormalizedEmail } from "#worker/providers/google/toNormalizedEmail.ts";
import { asFromSender, directionOf } from "#worker/sync/page/direction.ts";
import type { Entered } from "../entered.ts";
import type { LabelledEmail } from "../labelledEmail.ts";
import { commonNames } from "./knowledge.ts";

/** A trap as it is written: whose it is follows from how it was made. */
interface TrapMail {
  trap: string;
  headers: [string, string][];
  text: string;
  primary: string | null;
}

/** How mail programs of several languages begin what they pass on. */
const forwards = [
  ["Fwd", "---------- Forwarded message ---------", "From", "Date", "Subject", "To"],
  ["WG", "-------- Weitergeleitete Nachricht --------", "Von", "Datum", "Betreff", "An"],
  ["TR", "-------- Message transféré --------", "De", "Date", "Objet", "À"],
  ["RV", "-------- Mensaje reenviado --------", "De", "Fecha", "Asunto", "Para"],
  ["ENC", "-------- Mensagem encaminhada --------", "De", "Data", "Assunto", "Para"],
] as const;

/** Letters that look like others, as strangers register them. */
const lookalikes: [string, string][] = [
  ["o", "0"],
  ["l", "1"],
  ["m", "rn"],
  ["i", "l"],
  ["e", "е"],
  ["a", "а"],
];

/**
 * Mails that mislead, several for each business of which a domain is entered, written from the world and from what was
 * entered alone: the one who makes the trap knows what is in it.
 */
export function trapMails(world: World, entered: Entered, facts: Facts): LabelledEmail[] {
  const [owner, colleague] = world.organization.people;
  if (!owner || !colleague) throw new Error("The world has too few of our own.");
  const known = entered.businesses.filter(({ domains }) => domains.length > 0);
  const to = `${owner.name} <${owner.address}>`;
  const mails = known.flatMap(({ name, domains: [domain = ""] }, index) => {
    const other = known[(index + 7) % known.length] ?? known[0]!;
    const person = `zoe.${index}@${domain}`;
    const theirs = `noor.${index}@${other.domains[0]}`;
    const [tag, mark, from, date, subject, recipient] = forwards[index % forwards.length]!;
    const [letter, twin] = lookalikes[index % lookalikes.length]!;
    const imitated = domain.replace(letter, twin);
    const unknown = `visitor-${index}@gmail.com`;
    const mail = (
      trap: string,
      primary: string | null,
      headers: Record<string, string>,
      text: string,
    ): TrapMail => ({
      ...{ trap: `trap: ${trap}`, primary, text },
      headers: Object.entries({ To: to, Subject: "Termin", ...headers }),
    });
    const block = `${mark}\n${from}: Zoe Vane <${person}>\n${date}: 12.01.2026 10:04\n${subject}: Termin\n${recipient}: ${colleague.address}\n\nHallo,\n\nhier ist alles.`;
    return [
      mail(
        "forward by a colleague",
        name,
        { From: colleague.address, Subject: `${tag}: Termin` },
        `FYI\n\n${block}`,
      ),
      mail(
        "through a group of ours",
        name,
        {
          ...{
            From: `"'Zoe Vane' via Sales" <sales@${world.organization.domains[0]}>`,
            "X-Original-Sender": person,
          },
          ...{
            "Reply-To": person,
            "List-ID": `<sales.${world.organization.domains[0]}>`,
            Precedence: "list",
          },
        },
        "When do you deliver?",
      ),
      mail(
        "through a ticket system",
        name,
        {
          ...{ From: `Zoe Vane <support@helpdesk-${index % 9}.example>`, "Reply-To": `Zoe Vane <${person}>` },
          Subject: `[Ticket #${4000 + index}] Termin`,
        },
        "A new request came in.",
      ),
      ...(imitated === domain
        ? []
        : [
            mail(
              "homoglyph domain",
              null,
              { From: `Zoe Vane <zoe.${index}@${imitated}>` },
              "Please pay to our new account.",
            ),
          ]),
      mail(
        "name inside another name",
        null,
        { From: `Kim <${unknown}>` },
        `I moved on to ${name} Pharma Holdings last year.`,
      ),
      mail(
        "several businesses",
        name,
        { From: `Zoe <${person}>`, Cc: theirs },
        "Noor in copy will bring the papers.",
      ),
      mail(
        "written to two businesses",
        null,
        { From: to, To: `${person}, ${theirs}` },
        "Shall we meet, all three of us?",
      ),
      mail(
        "speaks of another business",
        name,
        { From: `Zoe <${person}>` },
        `Have you worked with ${other.name} before?`,
      ),
    ];
  });
  const common = commonNames.map(
    (word): TrapMail => ({
      trap: "trap: common word",
      primary: null,
      headers: [
        ["From", "reader@gmail.com"],
        ["To", to],
        ["Subject", `${word} meeting`],
      ],
      text: `${word} will see to it.`,
    }),
  );
  return [...mails, ...common].map((mail, index) => toLabelled(mail, index, facts));
}

function toLabelled({ trap, headers, text, primary }: TrapMail, index: number, facts: Facts): LabelledEmail {
  const own = { addresses: facts.ownAddresses, domains: facts.ownDomains };
  const data = base64url.encode(text);
  const id = `trap-${index}`;
  const message = toNormalizedEmail({
    ...{ id, threadId: id, labelIds: [], snippet: "", internalDate: "1768200000000" },
    payload: {
      ...{ mimeType: "text/plain", body: { size: data.length, data } },
      headers: headers.map(([name, value]) => ({ name, value })),
    },
  });
  const email = asFromSender(message, own);
  return {
    subject: { ...email, emailId: id, direction: directionOf(email, own) },
    truth: { primary, hasEvidence: primary !== null, isAmbiguous: false },
    trap,
  };
}
