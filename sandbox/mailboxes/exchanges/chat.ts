import { freeMailAddress, inventName, type Person, writingHabits } from "../person.ts";
import { createRandom, type Random } from "../random.ts";
import { answerTime } from "../workHours.ts";
import { type ExchangeKind, newTurn, party, type Setting, type Turn } from "./exchange.ts";

/** Speakers take turns with lines that were chosen before. */
function chat(
  setting: Setting,
  speakers: readonly Person[],
  kind: Turn["kind"],
  subject: string,
  lines: readonly string[],
  cc: readonly Person[] = [],
): Turn[] {
  const turns: Turn[] = [];
  let at = setting.startsAt;
  for (const [index, line] of lines.entries()) {
    const speaker = speakers[index % speakers.length]!;
    const others = speakers.filter((person) => person !== speaker);
    const parent = turns.at(-1);
    if (parent) at = answerTime(setting.random, at, speaker.country);
    turns.push(
      newTurn(
        setting,
        index,
        {
          sender: speaker,
          to: others.map((person) => party(person)),
          cc: cc.map((person) => party(person)),
          sentAt: at,
          kind,
          language: "en",
          manner: parent ? "reply" : "new",
          ...(parent && { parent }),
        },
        (words) => ({
          subject,
          text: `${words.pick(["Hi", "Hello", "Hey", "Morning"])} ${others[0]!.firstName},\n\n${line}\n\n${words.pick(["Best", "Thanks", "See you", "Cheers"])}\n${speaker.firstName}`,
        }),
      ),
    );
  }
  return turns;
}

const officeTopics = [
  [
    "Budget {y}",
    [
      "can you send me your numbers for {y} until Friday? I have {n} of 6 departments.",
      "here they are, with {n}% for travel. Shout if that is too much.",
      "Fits, thank you.",
    ],
  ],
  [
    "Holiday cover",
    [
      "I am away from the {d}th. Could you look after my accounts? {b} will call about the contract.",
      "Sure. Put the open points into the shared sheet please.",
    ],
  ],
  [
    "Room for Thursday",
    ["the big room is taken. Is the small one fine for {n} people?", "If we leave the door open, yes."],
  ],
  [
    "Notes from the sales meeting",
    [
      "in short: {b} is up {n}%, two offers are out, one complaint is open. Next meeting on the {d}th.",
      "Thanks. I would add the price round.",
      "Added.",
    ],
  ],
  [
    "Who talks to {b}?",
    [
      "they called me twice today and I know nothing about it. Is it yours?",
      "Mine, sorry. I will ring them before {n} o'clock.",
    ],
  ],
  [
    "Laptop replacement",
    [
      "yours is {n} years old. A new one can be here on the {d}th. Which keyboard?",
      "English please, and thank you!",
    ],
  ],
  [
    "Printer on floor {n}",
    ["it eats paper again. I have called the service.", "I use the one next to the kitchen, that works."],
  ],
] as const;

const privateTopics = [
  [
    "Saturday",
    [
      "are you two still coming on Saturday? We would start at {n}. The children ask every day.",
      "Of course! We bring the salad.",
    ],
  ],
  [
    "Photos from the lake",
    [
      "I finally sorted the pictures, all {n} of them. The one with the dog is the best.",
      "Oh lovely, thank you!",
    ],
  ],
  [
    "Piano lessons",
    ["the teacher moved our hour to the {d}th. Can you drive?", "Yes. I take the early train then."],
  ],
  [
    "House insurance",
    [
      "the letter from {b} came, we pay {n} more a year. Shall we keep it?",
      "Let's look at it at the weekend.",
    ],
  ],
  [
    "Running on the {d}th?",
    ["{n} kilometres along the river, easy pace. In?", "In. My knee votes for half of it."],
  ],
  [
    "Mum's birthday",
    [
      "I thought of a weekend by the sea. Would you share the cost, about {n}0 each?",
      "Good idea, count me in.",
    ],
  ],
] as const;

function fill(
  random: Random,
  setting: Setting,
  [subject, lines]: readonly [string, readonly string[]],
): [string, string[]] {
  const values: Record<string, string> = {
    n: String(random.int(2, 19)),
    d: String(random.int(4, 28)),
    y: String(new Date(setting.startsAt).getUTCFullYear() + 1),
    b: random.pick(setting.world.businesses).name,
  };
  const say = (text: string) => text.replace(/\{(\w)\}/g, (whole, slot: string) => values[slot] ?? whole);
  return [say(subject), lines.map(say)];
}

/** Mail among ourselves, some of which speaks of a business without being with it. */
export const internal: ExchangeKind = {
  involves: "all",
  cast(setting) {
    const { random, colleague, other, world } = setting;
    const [subject, lines] = fill(random, setting, random.pick(officeTopics));
    const third = random.pick(world.organization.people);
    const cc = random.chance(0.25) && third !== colleague && third !== other ? [third] : [];
    return chat(
      setting,
      [colleague, other],
      "internal",
      subject,
      lines.slice(0, random.int(1, lines.length)),
      cc,
    );
  },
};

/** A friend's or relative's mail to the office address, sometimes with a business's name in it. */
export const personal: ExchangeKind = {
  involves: "first",
  cast(setting) {
    const { random, colleague } = setting;
    // Everyone has a handful of friends, the same ones again and again.
    const friend = friendOf(setting, random.int(0, 5));
    const [subject, lines] = fill(random, setting, random.pick(privateTopics));
    const speakers = random.chance(0.7) ? [friend, colleague] : [colleague, friend];
    return chat(setting, speakers, "personal", subject, lines.slice(0, random.int(1, lines.length)));
  },
};

function friendOf({ world, colleague }: Setting, circle: number): Person {
  const random = createRandom("friend", world.seed, colleague.address, circle);
  const { name, firstName, lastName, latinFirst, latinLast } = inventName(random, "GB");
  return {
    name,
    firstName,
    lastName,
    address: freeMailAddress(random, "GB", `${latinFirst}.${latinLast}`),
    otherAddresses: [],
    country: "GB",
    ...writingHabits(random, "GB"),
    signature: [],
  };
}
