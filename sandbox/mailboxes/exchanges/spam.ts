import { machineSender } from "../person.ts";
import { type ExchangeKind, newTurn, party } from "./exchange.ts";

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
