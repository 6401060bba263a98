import { freeMailAddress, inventName, machineSender, slug } from "../person.ts";
import { reference } from "../wording.ts";
import { type ExchangeKind, newTurn, party, type Turn } from "./exchange.ts";

const publishers = [
  ["Freight Weekly", "freightweekly.example"],
  ["Handel & Wandel", "handel-wandel.example"],
  ["The Purchasing Post", "purchasing-post.example"],
  ["Deskline", "deskline.example"],
  ["Tabela", "tabela.example"],
  ["Le Fil du Commerce", "fil-commerce.example"],
  ["Harbour Jobs", "harbourjobs.example"],
  ["Papelaria Norte", "papelaria-norte.example"],
  ["StackPilot", "stackpilot.example"],
  ["Ferienhaus Kompass", "fh-kompass.example"],
] as const;

const issues = [
  [
    "{n} numbers that moved ocean freight this week",
    "Spot rates fell by {p}% on the main lanes. We look at who pays for idle ships, and what it means for contracts that end in the spring.",
  ],
  [
    "Your weekly digest: {n} new articles",
    "Most read: how a family firm halved its stock, why pallets are scarce again, and a template for supplier talks.",
  ],
  [
    "Last days: {p}% off everything for the office",
    "Desks, lamps and chairs leave the warehouse this month. Free delivery from 90 euros.",
  ],
  [
    "Neu im Programm: {n} Seminare für den Einkauf",
    "Verhandeln, Zollrecht, Lieferkettengesetz: die Termine für das Frühjahr sind da. Frühbucher sparen {p} %.",
  ],
  [
    "Ce mois-ci : {n} idées pour vos achats",
    "Comment préparer les négociations de fin d’année, et pourquoi {p} % des contrats sont renouvelés trop tard.",
  ],
  [
    "Novedades de la semana ({n})",
    "Tres historias de empresas que cambiaron de proveedor, y lo que aprendieron. Descuento del {p} % para suscriptores.",
  ],
  [
    "Webinar: customs after the reform, in {n} minutes",
    "A short session with questions at the end. {p}% of last year's visitors came back; seats are limited.",
  ],
  [
    "We have changed our terms",
    "From next month our terms of service apply in a new version. Section {n} now says how long we keep invoices. Nothing to do for you.",
  ],
] as const;

function newsletterHtml(title: string, text: string, name: string, unsubscribe: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body style="margin:0;background:#f3f4f6"><table width="100%" cellpadding="0" cellspacing="0"><tr><td align="center"><table width="600" style="background:#fff;font-family:Arial,sans-serif"><tr><td style="padding:24px;background:#123a5a;color:#fff;font-size:20px">${name}</td></tr><tr><td style="padding:24px"><h1 style="font-size:22px">${title}</h1><p style="line-height:1.5">${text}</p><p><a href="https://www.${unsubscribe}/read" style="background:#0b6b57;color:#fff;padding:10px 18px;text-decoration:none">Read more</a></p></td></tr><tr><td style="padding:16px;color:#777;font-size:12px">You receive this because you subscribed. <a href="https://www.${unsubscribe}/unsubscribe">Unsubscribe</a><img src="https://www.${unsubscribe}/open.gif" width="1" height="1" alt=""></td></tr></table></td></tr></table></body></html>`;
}

/** A newsletter, of a publisher nobody does business with, or now and then of a business. */
export const newsletter: ExchangeKind = {
  involves: "first",
  cast(setting) {
    const { random, world, colleague, startsAt, key } = setting;
    const business = random.chance(0.25)
      ? random.pick(world.businesses.filter(({ domains }) => domains.length > 0))
      : undefined;
    const [name, domain] = business ? [business.name, business.domains[0]!] : random.pick(publishers);
    const sender = machineSender(
      name,
      `${random.pick(["news", "newsletter", "hello"])}@${random.pick(["", "mail.", "news."])}${domain}`,
      business?.country,
    );
    const to = random.chance(0.3)
      ? { name: "", address: colleague.address.replace("@", "+news@") }
      : party(colleague);
    const token = `${key}.${colleague.firstName.toLowerCase()}`;
    const turn = newTurn(
      setting,
      0,
      {
        sender,
        to: [to],
        sentAt: startsAt,
        kind: "newsletter",
        language: "en",
        businesses: business ? [business.name] : [],
        machine: true,
        category: "CATEGORY_PROMOTIONS",
        headers: [
          [
            "List-Unsubscribe",
            `<https://www.${domain}/u/${token}>, <mailto:unsubscribe@${domain}?subject=${token}>`,
          ],
          ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
          ["List-ID", `${slug(name)} <${slug(name)}.${domain}>`],
          ["Precedence", "bulk"],
        ],
      },
      (words) => {
        const numbers = { n: String(words.int(3, 25)), p: String(words.int(4, 60)) };
        const [title, body] = words
          .pick(issues)
          .map((part) => part.replace("{n}", numbers.n).replace("{p}", numbers.p)) as [string, string];
        return {
          subject: title,
          text: `${title}\n\n${body}\n\nhttps://www.${domain}/read\n\nUnsubscribe: https://www.${domain}/u/${token}`,
          html: newsletterHtml(title, body, name, domain),
        };
      },
    );
    return [turn];
  },
};

const posts = [
  [
    "Hazardous goods labels, new form?",
    "Has anyone used the new form for limited quantities at the border? The agent in our port asks for the old one.",
  ],
  ["Recommend a scanner for cold stores", "Ours fog up after ten minutes. Which ones hold at minus twenty?"],
  [
    "Payment terms in construction",
    "We are asked for 90 days again. How do you answer such a request without losing the job?",
  ],
  [
    "Regional meeting in spring",
    "We have a room for forty people. Please send topics you would like to hear about.",
  ],
] as const;
const answers = [
  "We had the same last year. In the end we printed both forms and nobody complained.",
  "+1, I would like to know as well.",
  "I can only warn of the cheap ones. Call me if you want details.",
  "Our lawyer says: ask for a reason in writing, then offer 45 days.",
];

/** A discussion on a mailing list among people none of whom is a customer. */
export const mailingList: ExchangeKind = {
  involves: "first",
  cast(setting) {
    const { random, colleague, startsAt } = setting;
    const [label, domain] = random.pick([
      ["Trade-Forum", "lists.trade-forum.example"],
      ["einkauf-l", "listen.einkauf-verband.example"],
    ] as const);
    const list = { name: label, address: `${label.toLowerCase()}@${domain}` };
    const topic = random.int(0, posts.length - 1);
    const turns: Turn[] = [];
    const length = random.int(1, 4);
    let at = startsAt;
    for (let index = 0; index < length; index++) {
      const { name, firstName, lastName, latinFirst, latinLast } = inventName(random, "GB");
      const sender = {
        ...machineSender(name, freeMailAddress(random, "GB", `${latinFirst}.${latinLast}`)),
        firstName,
        lastName,
      };
      const parent = turns.at(-1);
      turns.push(
        newTurn(
          setting,
          index,
          {
            sender,
            to: [list],
            throughGroup: [colleague.address],
            sentAt: at,
            kind: "list",
            language: "en",
            ...(parent && { parent }),
            manner: parent ? "reply" : "new",
            category: "CATEGORY_FORUMS",
            headers: [
              ["List-Id", `${label} <${label.toLowerCase()}.${domain}>`],
              ["List-Post", `<mailto:${list.address}>`],
              ["List-Unsubscribe", `<mailto:${label.toLowerCase()}-leave@${domain}>`],
              ["Precedence", "list"],
              ["Sender", `${label.toLowerCase()}-bounces@${domain}`],
            ],
          },
          (words) => ({
            subject: `[${label}] ${posts[topic]![0]}`,
            text: `${index === 0 ? `Dear all,\n\n${posts[topic]![1]}` : answers[(topic + index) % answers.length]!}\n\n${words.pick(["Best", "Cheers", "Regards"])}\n${firstName}\n_______________________________________________\n${label} mailing list\n${list.address}`,
          }),
        ),
      );
      at += random.int(20, 2_000) * 60_000;
    }
    return turns;
  },
};

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
    const number = reference(random, "T");
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
            sentAt: startsAt + index * random.int(60, 2_880) * 60_000,
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
