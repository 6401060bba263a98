import { type CountryCode, countries } from "./countries.ts";
import type { Industry, Language, Topic } from "./languages/language.ts";
import { languagePacks } from "./languages/packs.ts";
import type { Attachment } from "./mime/part.ts";
import { pdfFile, pngFile } from "./mime/sampleFiles.ts";
import type { Person } from "./person.ts";
import type { Random } from "./random.ts";
import { utcOffset } from "./workHours.ts";

/** What stays the same through one conversation. */
export interface Story {
  topic: Topic;
  language: Language;
  country: CountryCode;
  subject: string;
  slots: Readonly<Record<string, string>>;
  /** The day that the subject may name, for the opening to name the same. */
  opensFor: string;
  /** The middles of the topic and of the language, in this conversation's order. */
  middles: readonly string[];
}

const day = 86_400_000;

/** "3 November" or "Tuesday, 3 November 2026" in a language, from a UTC time. */
function dateIn(language: Language, time: number, style: "longDate" | "shortDate"): string {
  const pack = languagePacks[language];
  const date = new Date(time);
  return fillSlots(pack[style], {
    weekday: pack.weekdays[date.getUTCDay()]!,
    day: String(date.getUTCDate()),
    month: pack.months[date.getUTCMonth()]!,
    year: String(date.getUTCFullYear()),
  });
}

/** Replaces `{name}`; a name without a value stays as it is, which a test looks for. */
export function fillSlots(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

function amount(random: Random, country: CountryCode): string {
  const { currency, language } = countries[country];
  const value = random.weighted([
    [random.int(80, 990), 3],
    [random.int(1_000, 19_900), 5],
    [random.int(20_000, 480_000), 2],
  ] as const);
  if (currency === "¥") return `${String(value * 100).replace(/\B(?=(\d{3})+$)/g, ",")}円`;
  const cents = random.chance(0.6) ? "00" : random.digits(2);
  const [thousands, decimal] =
    language === "en" ? [",", "."] : language === "fr" || language === "pl" ? [" ", ","] : [".", ","];
  const figure = `${String(value).replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${cents}`;
  return language === "en" ? `${currency === "kr" ? "SEK " : currency}${figure}` : `${figure} ${currency}`;
}

function quantity(random: Random, language: Language): string {
  const count = random.weighted([
    [random.int(2, 20), 3],
    [random.int(3, 60) * 10, 4],
    [random.int(4, 40) * 100, 1],
  ] as const);
  if (language === "en") return `${count} ${random.pick(["pieces", "pallets", "boxes", "units"])}`;
  return language === "ja" ? `${count}個` : String(count);
}

/** A number of an order, invoice or the like, some with the year of `at`. */
export function reference(random: Random, prefix: string, at: number): string {
  return random.pick([
    `${prefix}-${random.digits(4)}`,
    `${new Date(at).getUTCFullYear()}-${random.digits(5)}`,
    `${prefix}${random.digits(6)}`,
  ]);
}

/** What changes from mail to mail: dates seen from its time, figures, who is spoken of. */
export function passingSlots(
  random: Random,
  story: Pick<Story, "language" | "country">,
  at: number,
  colleague: string,
) {
  const { language, country } = story;
  const workday = (time: number) => {
    const weekday = new Date(time).getUTCDay();
    return time + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * day;
  };
  return {
    date: dateIn(language, workday(at + random.int(4, 40) * day), "longDate"),
    shortDate: dateIn(language, workday(at + random.int(1, 9) * day), "shortDate"),
    past: dateIn(language, at - random.int(1, 12) * day, "shortDate"),
    time: `${random.int(8, 17)}:${random.pick(["00", "15", "30", "45"])}`,
    percent: language === "en" || language === "ja" ? `${random.int(2, 18)}%` : `${random.int(2, 18)} %`,
    qty: quantity(random, language),
    amount: amount(random, country),
    ref2: reference(random, "PO", at),
    colleague,
  };
}

/** Chooses what a conversation is about, for a partner of that industry, country and name. */
export function inventStory(
  random: Random,
  language: Language,
  partner: { industry: Industry; country: CountryCode; name: string },
  at: number,
): Story {
  const pack = languagePacks[language];
  const topic = random.pick(
    pack.topics.filter(({ industries }) => !industries || industries.includes(partner.industry)),
  );
  const place = countries[partner.country];
  const [city, otherCity] = random.shuffled(
    language === place.language ? place.cities : place.cities.concat("Hamburg", "Bristol"),
  );
  const prefix =
    partner.name
      .replace(/[^A-Za-z]/g, "")
      .slice(0, 2)
      .toUpperCase() || "NW";
  const fixed = {
    product: random.pick(pack.products[partner.industry]),
    place: city!,
    place2: otherCity!,
    ref: reference(random, prefix, at),
    year: String(new Date(at + 90 * day).getUTCFullYear()),
  };
  const story = { language, country: partner.country };
  const slots = { ...passingSlots(random, story, at, ""), ...fixed };
  const middles = [...random.shuffled(topic.middles), ...random.shuffled(pack.middles)];
  return {
    ...story,
    topic,
    middles,
    subject: fillSlots(random.pick(topic.subjects), slots),
    slots: fixed,
    opensFor: slots.shortDate,
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of one mail: greeting, one to three paragraphs, closing. Unsigned. */
export function mailText(
  random: Random,
  story: Story,
  mail: {
    step: number;
    last: boolean;
    addressee: Person | undefined;
    colleague: string;
    at: number;
  },
): string {
  const pack = languagePacks[story.language];
  const passing = passingSlots(random, story, mail.at, mail.colleague);
  const slots = { ...passing, ...(mail.step === 0 && { shortDate: story.opensFor }), ...story.slots };
  const first = mail.addressee?.firstName ?? "all";
  const named = { ...slots, first, last: mail.addressee?.lastName || first };
  const say = (template: string) => fillSlots(template, named);
  const main =
    mail.step === 0
      ? random.pick(story.topic.openings)
      : mail.last
        ? random.pick(pack.endings)
        : story.middles[(mail.step - 1) % story.middles.length]!;
  const lead = mail.step > 0 && random.chance(0.4) ? random.pick(pack.leads) : undefined;
  const startsLow = (story.language === "de" || story.language === "pl") && !lead;
  const sentence = startsLow ? say(main) : capitalised(say(main));
  const paragraphs = [
    lead ? `${story.language === "de" ? say(lead) : capitalised(say(lead))} ${sentence}` : sentence,
  ];
  if (!mail.last && random.chance(0.5)) paragraphs.push(say(random.pick(pack.asides)));
  if (!mail.last && mail.step > 0 && random.chance(0.15))
    paragraphs.push(capitalised(say(story.middles[(mail.step + 5) % story.middles.length]!)));
  return `${say(random.pick(pack.greetings))}\n\n${paragraphs.join("\n\n")}\n\n${say(random.pick(pack.closings))}`;
}

/** "09:12" and the date as a mail client of that country writes them. */
export function localStamp(time: number, country: CountryCode): { date: string; clock: string } {
  const local = time + utcOffset(country, time) * 60_000;
  return {
    date: dateIn(countries[country].language, local, "longDate"),
    clock: new Date(local).toISOString().slice(11, 16),
  };
}

/** The file that goes with an opening mail. */
export function storyFile(random: Random, story: Story): Attachment | undefined {
  const { file } = story.topic;
  const ref = story.slots.ref ?? "";
  const product = story.slots.product ?? "";
  if (file === "photo") {
    const colour = [random.int(40, 220), random.int(40, 220), random.int(40, 220)] as const;
    return { filename: `IMG_${random.digits(4)}.png`, type: "image/png", content: pngFile(48, 36, colour) };
  }
  if (file === "list") {
    const rows = Array.from(
      { length: random.int(4, 30) },
      (_, i) => `${i + 1};${ref}-${random.digits(3)};${random.int(1, 240)};${random.int(10, 900)}`,
    );
    return {
      filename: `${ref}_${random.pick(["list", "packing", "plan"])}.csv`,
      type: "text/csv",
      content: `pos;item;qty;kg\r\n${rows.join("\r\n")}\r\n`,
    };
  }
  if (!file) return undefined;
  const lines = [
    story.subject,
    ref,
    product,
    ...Array.from(
      { length: random.int(6, 24) },
      (_, i) => `Position ${i + 1}: ${random.int(1, 400)} x ${random.int(2, 900)}.00`,
    ),
  ];
  return {
    filename: `${story.subject.replace(/[/:]/g, " ")}.pdf`,
    type: "application/pdf",
    content: pdfFile(lines),
  };
}
