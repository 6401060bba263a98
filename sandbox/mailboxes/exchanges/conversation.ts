import { countries } from "../countries.ts";
import type { Language } from "../languages/language.ts";
import { languagePacks } from "../languages/packs.ts";
import { formatParty, type Party } from "../mime/header.ts";
import type { Colleague, Person } from "../person.ts";
import type { Random } from "../random.ts";
import { fillSlots, inventStory, mailText, passingSlots, type Story, storyFile } from "../wording.ts";
import { answerTime } from "../workHours.ts";
import type { World, WorldBusiness } from "../world.ts";
import { type ExchangeKind, newTurn, party, type Setting, type Turn } from "./exchange.ts";

/** Everything a conversation needs to go on by one mail. */
interface Talk {
  setting: Setting;
  story: Story;
  language: Language;
  turns: Turn[];
}

function pickBusiness({ world, random, colleague }: Setting): WorldBusiness {
  const own = world.businesses.filter(({ accountLead }) => accountLead === colleague.address);
  const pool = own.length > 0 && random.chance(0.7) ? own : world.businesses;
  // A few businesses write most of the mail: the lower of two draws.
  return pool[Math.min(random.int(0, pool.length - 1), random.int(0, pool.length - 1))]!;
}

/** How often somebody writes from a second address, or is written to at an alias. */
function someAddress(random: Random, person: Person): string {
  return person.otherAddresses.length > 0 && random.chance(0.12)
    ? random.pick(person.otherAddresses)
    : person.address;
}

/** Conversations with a business: one to fifteen mails, with copies, forwards, absences and drafts. */
export const conversation: ExchangeKind = {
  involves: "both",
  cast(setting) {
    const { random, colleague, other, startsAt, world } = setting;
    const business = pickBusiness(setting);
    const contact = random.pick(business.people);
    const language = business.language !== "en" && random.chance(0.2) ? "en" : business.language;
    const theyStart = random.chance(0.6);
    const opener = theyStart ? contact : colleague;
    const story = inventStory(random, language, business, startsAt, opener);
    const talk: Talk = { setting, story, language, turns: [] };
    const length = random.weighted([
      [1, 26],
      [2, 20],
      [3, 17],
      [4, 12],
      [random.int(5, 8), 18],
      [random.int(9, 15), 7],
    ] as const);
    const cc: Person[] = [];
    if (random.chance(0.3)) cc.push(other);
    const second = business.people.find((person) => person !== contact);
    if (second && random.chance(0.25)) cc.push(second);
    const partner = random.chance(0.06) ? random.pick(world.businesses) : undefined;
    if (partner && partner !== business) cc.push(random.pick(partner.people));
    const contactAddress = someAddress(random, contact);
    let at = startsAt;
    for (let step = 0; step < length; step++) {
      const theirs = theyStart === (step % 2 === 0);
      const [speaker, addressee] = theirs ? [contact, colleague] : [colleague, contact];
      if (step > 0) at = answerTime(random, at, speaker.country);
      const from = theirs ? contactAddress : colleague.address;
      const to = theirs ? someAddress(random, colleague) : contactAddress;
      sayNext(talk, {
        speaker,
        addressee,
        from,
        to,
        cc: cc.filter((person) => person !== speaker),
        at,
        last: step === length - 1 && step > 1,
        sentBy: theirs && second && random.chance(0.03) ? second : undefined,
      });
    }
    if (theyStart && random.chance(0.05)) wayIn(talk, colleague, other);
    if (random.chance(0.09)) forwardOn(talk, colleague, other);
    if (!theyStart && random.chance(0.06)) absence(talk, contact, colleague, business);
    if (random.chance(0.02)) draftReply(talk, colleague, contact);
    return talk.turns;
  },
};

/** The businesses whose people take part; the one of the conversation first, for it was cast first. */
export function businessesOf(setting: Setting, parties: readonly Party[]): string[] {
  const names = new Set<string>();
  for (const { address } of parties) {
    const business = employers(setting.world).get(address);
    if (business) names.add(business);
  }
  return [...names];
}

const known = new WeakMap<World, Map<string, string>>();

/** Which business employs whoever writes from an address, looked up for every mail. */
function employers(world: World): Map<string, string> {
  const existing = known.get(world);
  if (existing) return existing;
  const entries = world.businesses.flatMap(({ name, people }) =>
    people.flatMap(({ address, otherAddresses }) =>
      [address, ...otherAddresses].map((each) => [each, name] as const),
    ),
  );
  const result = new Map(entries);
  known.set(world, result);
  return result;
}

interface Saying {
  speaker: Person;
  addressee: Person;
  from: string;
  to: string;
  cc: Person[];
  at: number;
  last: boolean;
  /** Who pressed "send" on the speaker's behalf. */
  sentBy?: Person | undefined;
}

function sayNext({ setting, story, language, turns }: Talk, saying: Saying): void {
  const { speaker, addressee, at, last } = saying;
  const parent = turns.at(-1);
  const from = party(speaker, saying.from);
  const to = [party(addressee, saying.to)];
  const cc = saying.cc.map((person) => party(person));
  const step = turns.length;
  turns.push(
    newTurn(
      setting,
      step,
      {
        sender: speaker,
        from,
        to,
        cc,
        sentAt: at,
        language,
        kind: "business",
        businesses: businessesOf(setting, [from, ...to, ...cc]),
        manner: parent ? "reply" : "new",
        ...(parent && { parent }),
        ...(saying.sentBy && { headers: [["Sender", formatParty(party(saying.sentBy), speaker.charset)]] }),
      },
      (random) => {
        const text = mailText(random, story, {
          step,
          last,
          speaker,
          addressee,
          colleague: setting.other.name,
          at,
        });
        const file = step === 0 || random.chance(0.06) ? storyFile(random, story) : undefined;
        return { subject: story.subject, text, ...(file && { files: [file] }) };
      },
    ),
  );
}

/** The first mail reached us through the group address, which rewrites the sender. */
function wayIn({ setting, turns }: Talk, colleague: Colleague, other: Colleague): void {
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
function forwardOn({ setting, story, turns }: Talk, colleague: Colleague, other: Colleague): void {
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
          passingSlots(random, story, parent.sentAt, colleague, other.name),
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
function absence(
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
          ...passingSlots(random, stand, parent.sentAt, contact, business.people.at(-1)!.name),
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
function draftReply({ setting, story, language, turns }: Talk, colleague: Colleague, contact: Person): void {
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
          speaker: colleague,
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
