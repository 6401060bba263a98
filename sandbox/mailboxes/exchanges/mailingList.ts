import { freeMailAddress, inventName, machineSender } from "../person.ts";
import { type ExchangeKind, newTurn, type Turn } from "./exchange.ts";

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
