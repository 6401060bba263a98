import { formatParty } from "../mime/header.ts";
import { inventName, type Person } from "../person.ts";
import type { Random } from "../random.ts";
import { inventStory, mailText, storyFile } from "../wording.ts";
import { answerTime } from "../workHours.ts";
import type { WorldBusiness } from "../world.ts";
import { businessesOf } from "./businessesOf.ts";
import { absence, draftReply, forwardOn, type Talk, wayIn } from "./conversationEvents.ts";
import { type ExchangeKind, newTurn, party, type Setting } from "./exchange.ts";

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

/** The same address as somebody else might write it: with capitals, at Gmail with fewer dots. */
function asTyped(random: Random, address: string): string {
  if (!random.chance(0.06)) return address;
  if (address.endsWith("@gmail.com")) return address.replace(".", "");
  return address
    .replace(/(^|@|\.)([a-z])/g, (whole, _, letter: string) => whole.replace(letter, letter.toUpperCase()))
    .replace(/\.[^.]+$/, (end) => end.toLowerCase());
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
    const story = inventStory(random, language, business, startsAt);
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
    const theirMate = second?.name ?? inventName(random, business.country).name;
    const contactAddress = asTyped(random, someAddress(random, contact));
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
        mate: theirs ? theirMate : other.name,
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

interface Saying {
  speaker: Person;
  addressee: Person;
  /** Whom the speaker speaks of. */
  mate: string;
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
          addressee,
          colleague: saying.mate,
          at,
        });
        const file = step === 0 || random.chance(0.06) ? storyFile(random, story) : undefined;
        return { subject: story.subject, text, ...(file && { files: [file] }) };
      },
    ),
  );
}
