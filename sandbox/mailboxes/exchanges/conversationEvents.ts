import { countries } from "../countries.ts";
import type { Language } from "../languages/language.ts";
import { languagePacks } from "../languages/packs.ts";
import type { Colleague, Person } from "../person.ts";
import { fillSlots, mailText, passingSlots, type Story } from "../wording.ts";
import { answerTime } from "../workHours.ts";
import type { WorldBusiness } from "../world.ts";
import { businessesOf } from "./businessesOf.ts";
import { newTurn, party, type Setting, type Turn } from "./exchange.ts";

/** Everything a conversation needs to go on by one mail. */
export interface Talk {
  setting: Setting;
  story: Story;
  language: Language;
  turns: Turn[];
}

/** The first mail reached us through the group address, which rewrites the sender. */
export function wayIn({ setting, turns }: Talk, colleague: Colleague, other: Colleague): void {
  const first = turns[0]!;
  const group = `sales@${setting.world.organization.domains[0]}`;
  const original = first.from;
  first.kind = "via";
  first.from = { name: `'${original.name}' via Sales`, address: group };
  first.to = [{ name: "Sales", address: group }];
  first.cc = [];
  first.businesses = businessesOf(setting, [original]);
  first.throughGroup = [colleague.address, other.address];
  first.headers = [
    ["Reply-To", original.address],
    ["X-Original-Sender", original.address],
    ["X-Original-From", original.address],
    ["Precedence", "list"],
    ["Mailing-list", `list ${group}; contact sales+owners@${setting.world.organization.domains[0]}`],
    ["List-ID", "<sales.northwind.example>"],
  ];
}

/** One of us hands the conversation to a colleague, who may not have seen it before. */
export function forwardOn({ setting, story, turns }: Talk, colleague: Colleague, other: Colleague): void {
  const parent = turns.at(-1)!;
  const index = turns.length;
  turns.push(
    newTurn(
      setting,
      index,
      {
        sender: colleague,
        to: [party(other)],
        sentAt: answerTime(setting.random, parent.sentAt, "GB"),
        parent,
        manner: "forward",
        kind: "forward",
        language: "en",
        businesses: turns[0]!.businesses,
      },
      (random) => {
        const note = fillSlots(
          random.pick(languagePacks.en.forwardNotes),
          passingSlots(random, story, parent.sentAt, other.name),
        );
        return {
          subject: story.subject,
          text: `${other.firstName},\n\n${note}\n\n${random.pick(languagePacks.en.closings)}`,
        };
      },
    ),
  );
}

/** The contact's mailbox answers by itself within the minute. */
export function absence(
  { setting, story, language, turns }: Talk,
  contact: Person,
  colleague: Colleague,
  business: WorldBusiness,
): void {
  const parent = turns[0]!;
  const from = parent.to.find(
    ({ address }) => address === contact.address || contact.otherAddresses.includes(address),
  );
  if (!from) return;
  const pack = languagePacks[countries[contact.country].language];
  const index = turns.length;
  turns.push(
    newTurn(
      setting,
      index,
      {
        sender: contact,
        from,
        to: [party(colleague)],
        sentAt: parent.sentAt + setting.random.int(4_000, 50_000),
        parent,
        machine: true,
        kind: "out-of-office",
        language,
        businesses: [business.name],
        headers: [
          ["Auto-Submitted", "auto-replied"],
          ["X-Auto-Response-Suppress", "All"],
          ["Precedence", "auto_reply"],
        ],
      },
      (random) => {
        const stand = { ...story, language: countries[contact.country].language };
        const slots = {
          ...passingSlots(random, stand, parent.sentAt, business.people.at(-1)!.name),
          subject: story.subject,
        };
        return {
          subject: fillSlots(pack.outOfOffice.subject, slots),
          text: `${fillSlots(pack.outOfOffice.body, slots)}\n\n${contact.signature.join("\n")}`,
        };
      },
    ),
  );
}

/** An answer that was begun and not sent; it lies in its writer's mailbox only. */
export function draftReply(
  { setting, story, language, turns }: Talk,
  colleague: Colleague,
  contact: Person,
): void {
  const parent = turns.findLast(({ sender, kind }) => sender === contact && kind === "business");
  if (!parent) return;
  turns.push(
    newTurn(
      setting,
      turns.length,
      {
        sender: colleague,
        to: [parent.from],
        sentAt: answerTime(setting.random, parent.sentAt, "GB"),
        parent,
        manner: "reply",
        draft: true,
        kind: "business",
        language,
        businesses: businessesOf(setting, [parent.from]),
      },
      (random) => ({
        subject: story.subject,
        text: mailText(random, story, {
          step: 3,
          last: false,
          addressee: contact,
          colleague: setting.other.name,
          at: parent.sentAt,
        })
          .split("\n\n")
          .slice(0, 2)
          .join("\n\n"),
      }),
    ),
  );
}
