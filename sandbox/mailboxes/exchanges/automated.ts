import { machineSender } from "../person.ts";
import { reference } from "../wording.ts";
import { type ExchangeKind, newTurn, party, type Turn } from "./exchange.ts";

const services = [
  ["Deskline Support", "support", "deskline.example"],
  ["Parcelbird", "no-reply", "parcelbird.example"],
  ["StackPilot", "notifications", "stackpilot.example"],
  ["Railhop Tickets", "noreply", "railhop.example"],
] as const;

/** Orders, tickets and notices sent by programs: of services, or of a business. */
export const automated: ExchangeKind = {
  involves: "first",
  cast(setting) {
    const { random, world, colleague, startsAt } = setting;
    const business = random.chance(0.55)
      ? random.pick(world.businesses.filter(({ domains }) => domains.length > 0))
      : undefined;
    const [name, box, domain] = business
      ? [
          `${business.name}`,
          random.pick(["no-reply", "noreply", "orders", "ticket", "rechnung"]),
          business.domains[0]!,
        ]
      : random.pick(services);
    const sender = machineSender(name, `${box}@${domain}`, business?.country);
    const number = reference(random, "T", startsAt);
    const what = random.pick(["order", "ticket", "parcel", "login", "statement"] as const);
    const turns: Turn[] = [];
    const steps = what === "ticket" || what === "parcel" ? random.int(1, 3) : 1;
    for (let index = 0; index < steps; index++) {
      const parent = turns.at(-1);
      turns.push(
        newTurn(
          setting,
          index,
          {
            sender,
            to: [
              random.chance(0.2)
                ? { name: "", address: colleague.address.replace("@", "+orders@") }
                : party(colleague),
            ],
            sentAt: parent ? parent.sentAt + random.int(60, 2_880) * 60_000 : startsAt,
            kind: "automated",
            language: "en",
            machine: true,
            ...(parent && { parent }),
            businesses: business ? [business.name] : [],
            category: "CATEGORY_UPDATES",
            headers: [
              ["Auto-Submitted", "auto-generated"],
              ["X-Auto-Response-Suppress", "OOF, AutoReply"],
            ],
          },
          (words) => {
            const items = `${words.int(1, 40)} x ${words.pick(["EUR pallet", "label roll", "service hour", "ring binder", "ticket"])}`;
            const [subject, text] = {
              order: [
                `Order confirmation ${number}`,
                `Thank you for your order ${number}.\n\n${items}\nTotal: ${words.int(20, 900)}.${words.digits(2)} EUR\n\nDelivery within ${words.int(2, 9)} working days. This is an automatic message.`,
              ],
              ticket: [
                `[${number}] ${["We received your request", "Your request was updated", "Your request is solved"][index]}`,
                `##- Please type your reply above this line -##\n\n${["Your request was received and will be looked at by our team.", "A colleague has added a note: we need the serial number of the device.", "We consider this solved. It closes by itself in 72 hours."][index]}\n\nTicket ${number}`,
              ],
              parcel: [
                `Your parcel ${number}`,
                [
                  `Your parcel ${number} was handed over and arrives in ${words.int(1, 4)} days.`,
                  `Parcel ${number} is out for delivery today between ${words.int(8, 11)}:00 and ${words.int(12, 16)}:00.`,
                  `Parcel ${number} was left at the reception.`,
                ][index]!,
              ],
              login: [
                "New sign-in to your account",
                `We noticed a sign-in from ${words.pick(["Bristol", "Hamburg", "an unknown place"])} at ${words.int(6, 22)}:${words.digits(1)}0. If it was you, there is nothing to do. Code: ${words.digits(6)}`,
              ],
              statement: [
                `Your statement ${number} is ready`,
                `The statement ${number} is in your customer portal: https://www.${domain}/account\n\nPlease do not reply to this address.`,
              ],
            }[what] as [string, string];
            const html = `<html><body style="font-family:Helvetica,Arial,sans-serif"><table width="560"><tr><td style="border-bottom:2px solid #ddd;padding:12px"><b>${name}</b></td></tr><tr><td style="padding:12px">${text.replaceAll("\n", "<br>")}</td></tr></table></body></html>`;
            return { subject, text, html };
          },
        ),
      );
    }
    return turns;
  },
};
