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
    const story = inventStory(random, "en", business, startsAt);
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
