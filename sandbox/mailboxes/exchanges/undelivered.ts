import { headerText } from "../mime/header.ts";
import { multipart, textPart } from "../mime/part.ts";
import { machineSender } from "../person.ts";
import { inventStory, mailText } from "../wording.ts";
import { type ExchangeKind, newTurn, party } from "./exchange.ts";

/** A mail to a contact who has left, and the delivery report (RFC 3464) that comes back. */
export const bounce: ExchangeKind = {
  involves: "first",
  cast(setting) {
    const { random, world, colleague, other, startsAt } = setting;
    const business = random.pick(world.businesses.filter(({ domains }) => domains.length > 0));
    const gone = {
      name: "",
      address: `${random.pick(["office", "m.former", "einkauf", "info2"])}@${business.domains[0]}`,
    };
    const story = inventStory(random, "en", business, startsAt, colleague);
    const sent = newTurn(
      setting,
      0,
      {
        sender: colleague,
        to: [gone],
        sentAt: startsAt,
        kind: "business",
        language: "en",
        businesses: [business.name],
      },
      (words) => ({
        subject: story.subject,
        text: mailText(words, story, {
          step: 0,
          last: false,
          speaker: colleague,
          addressee: undefined,
          colleague: other.name,
          at: startsAt,
        }),
      }),
    );
    const report = newTurn(
      setting,
      1,
      {
        sender: machineSender("Mail Delivery Subsystem", "mailer-daemon@mx.northwind.example"),
        to: [party(colleague)],
        sentAt: startsAt + random.int(2_000, 40_000),
        parent: sent,
        kind: "bounce",
        language: "en",
        businesses: [business.name],
        machine: true,
        headers: [
          ["Auto-Submitted", "auto-replied"],
          ["X-Failed-Recipients", gone.address],
        ],
      },
      (words) => {
        const said = `The following address failed permanently:\n\n  ${gone.address}\n\n550 5.1.1 The email account that you tried to reach does not exist.`;
        const status = `Reporting-MTA: dns; mx.northwind.example\n\nFinal-Recipient: rfc822; ${gone.address}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n`;
        const returned = `From: ${colleague.name} <${colleague.address}>\nTo: ${gone.address}\nSubject: ${headerText(story.subject, "utf-8")}\n`;
        const parts = [
          textPart(said, { charset: "utf-8", encoding: "7bit" }),
          textPart(status, { type: "message/delivery-status", charset: "us-ascii", encoding: "7bit" }),
          textPart(returned, { type: "text/rfc822-headers", charset: "utf-8", encoding: "7bit" }),
        ];
        return {
          subject: "Delivery Status Notification (Failure)",
          text: said,
          part: multipart("report", `report_${words.hex(16)}`, parts, ";\r\n report-type=delivery-status"),
        };
      },
    );
    return random.chance(0.9) ? [sent, report] : [sent];
  },
};

const scams = [
  [
    "Your mailbox is full",
    "Your storage has reached 98%. Confirm your password within 24 hours to keep your mail: http://mailbox-quota.example/confirm",
  ],
  [
    "Changed bank details",
    "please note our new bank account for all open invoices, starting today. The old one is being audited. Confirm by return mail.",
  ],
  [
    "You have won",
    "Congratulations! Your address was drawn among 40,000. Send us your details to receive 750,000 USD.",
  ],
  [
    "RE: Proposal",
    "I represent an investor who wishes to place funds in your region. Kindly answer to my private address.",
  ],
  [
    "Cheap pallets, first quality",
    "Dear buyer, we are factory for pallets and tape. Best price, write us on messenger.",
  ],
] as const;

/** A domain that is read as another at a glance. */
function lookalike(domain: string): string {
  const label = domain.split(".")[0]!;
  const altered = label.replace("l", "1").replace("o", "0");
  return `${altered === label ? `${label}-mail` : altered}.example`;
}

/** Spam; some of it borrows the name of a real contact, from a domain that only looks like theirs. */
export const spam: ExchangeKind = {
  involves: "first",
  cast(setting) {
    const { random, world, colleague, startsAt } = setting;
    const [subject, text] = random.pick(scams);
    const business = random.pick(world.businesses);
    const victim = random.pick(business.people);
    const likeness = lookalike(business.domains[0] ?? "supplier.example");
    const address = random.chance(0.4)
      ? `${victim.address.split("@")[0]}@${likeness}`
      : `${random.hex(6)}@${random.pick(["bulk-offers.example", "win-now.example", "cheap-mail.example"])}`;
    const name =
      subject === "Changed bank details"
        ? victim.name
        : random.pick(["Support Team", "Mr. Alan Wood", "Sales", "Account Service"]);
    const turn = newTurn(
      setting,
      0,
      {
        sender: machineSender(name, address),
        to: [party(colleague)],
        sentAt: startsAt,
        kind: "spam",
        language: "en",
        machine: true,
        category: "SPAM",
      },
      () => ({
        subject,
        text: `Dear ${colleague.firstName},\n\n${text}`,
        html: `<html><body><center><font color="red"><b>${subject}</b></font><p>${text}</p></center></body></html>`,
      }),
    );
    return [turn];
  },
};
