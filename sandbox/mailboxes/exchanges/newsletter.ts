import { machineSender, slug } from "../person.ts";
import { type ExchangeKind, newTurn, party } from "./exchange.ts";

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
