import { pdfFile } from "../mime/sampleFiles.ts";
import type { Person } from "../person.ts";
import { intoWorkHours } from "../workHours.ts";
import { businessesOf } from "./businessesOf.ts";
import { type Content, newTurn, party, type Setting, type Turn } from "./exchange.ts";

type Line = readonly [who: string, to: string, cc: string, text: string, file?: string];

interface Script {
  subject: string;
  /** Days before the newest mail at which each line was written; the last may be minutes. */
  daysAgo: readonly number[];
  lines: readonly Line[];
}

/** The conversations that every sample mailbox of this world begins with. */
export const referenceScripts: readonly Script[] = [
  {
    subject: "Frame contract 2027",
    daysAgo: [6.1, 4.9, 2.2, 0.02],
    lines: [
      [
        "Ana",
        "Ada",
        "Sam",
        "here is the draft of the frame contract for 2027. New are the volumes (4,200 pallets) and the notice period in section 4. Could you look at it before the end of next week?",
        "Frame contract v2.pdf",
      ],
      [
        "Ada",
        "Ana",
        "Sam",
        "Thank you, that was quick. Volumes are fine. Sam has a question about the Hamburg surcharge, otherwise I have nothing against section 4.",
      ],
      [
        "Sam",
        "Ana",
        "Ada",
        "The surcharge: last year it was 3.2%, the draft says 4.1%. Is that the new index or a typo?",
      ],
      [
        "Ana",
        "Ada",
        "Sam",
        "One change in § 4, otherwise we can sign this week. The surcharge was a typo, it is 3.2%. The new version is attached.",
        "Frame contract v3.pdf",
      ],
    ],
  },
  {
    subject: "Delivery window Hamburg",
    daysAgo: [9.2, 8.9, 8.1, 7.3, 5.2, 3.4],
    lines: [
      [
        "Luis",
        "Ada",
        "",
        "the next train reaches Hamburg on Tuesday. Which window can your warehouse take, from 08:00 or from 13:00?",
      ],
      ["Ada", "Luis", "", "From 13:00 please. The ramp is busy in the morning until the reefers are out."],
      ["Luis", "Ada", "", "The terminal offers 13:30 or Wednesday 08:00. Which one do you prefer?"],
      ["Ada", "Luis", "Sam", "13:30. Sam is on site and takes the papers."],
      ["Luis", "Ada", "Sam", "Booked. I wait for the carrier to confirm."],
      ["Ada", "Luis", "Sam", "Tuesday works, the carrier confirmed the slot. Thank you for your help."],
    ],
  },
  {
    subject: "Invoice OR-2291",
    daysAgo: [11.3],
    lines: [
      [
        "Luis",
        "Ada",
        "Ben",
        "Attached, with the corrected VAT id. Please use this one for the October payment run, the amount is unchanged: 18,460.00 EUR.",
        "OR-2291.pdf",
      ],
    ],
  },
  {
    subject: "October invoice",
    daysAgo: [4.1],
    lines: [
      [
        "Ben",
        "Ana",
        "Ada",
        "the October invoice is approved and goes out with the payment run on Thursday. For November, could you put the purchase order number PO-7714 on the first page?",
      ],
    ],
  },
  {
    subject: "Intro: Keller Brokers",
    daysAgo: [19.2, 18.4],
    lines: [
      [
        "Ana",
        "Ada",
        "Jonas",
        "Meet Jonas, who will handle the tender for us. Jonas, Ada is responsible for Orbis at Northwind and knows the volumes.",
      ],
      [
        "Jonas",
        "Ada",
        "Ana",
        "Good to meet you, Ada. I will send the questions for the transport cover next week. Would a call on Thursday suit you?",
      ],
    ],
  },
  {
    subject: "Question on customs codes",
    daysAgo: [25.3, 25.1, 24.2],
    lines: [
      ["Ana", "Ada", "", "two of the codes in the list were refused. Do you know who keeps it on your side?"],
      ["Ada", "Ana", "Mira", "That is Mira, now in copy. She has the list of this year."],
      [
        "Ana",
        "Ada",
        "Mira",
        "Could your colleague check line 14? The code does not match the one on the packing list.",
      ],
    ],
  },
  {
    subject: "Kick-off notes",
    daysAgo: [33.2],
    lines: [
      [
        "Sam",
        "Ana",
        "Ada,Luis,Jonas",
        "Thanks all. Decisions and owners below.\n\n1. Volumes for 2027: Ana, by the end of the month\n2. Hamburg slots: Luis\n3. Transport cover: Jonas\n4. Portal access: Sam",
      ],
    ],
  },
];

/** Plays one of the scripts with the people of the world. */
export function castReference(setting: Setting, script: Script, until: number): Turn[] {
  const everyone: Person[] = [
    ...setting.world.organization.people,
    ...setting.world.businesses.slice(0, 2).flatMap(({ people }) => people),
  ];
  const person = (firstName: string) => everyone.find((candidate) => candidate.firstName === firstName)!;
  const turns: Turn[] = [];
  for (const [index, [who, to, cc, text, file]] of script.lines.entries()) {
    const sender = person(who);
    const addressee = person(to);
    const ago = script.daysAgo[index]! * 86_400_000;
    const wished = until - ago;
    const sentAt =
      ago < 86_400_000
        ? wished
        : Math.max(
            intoWorkHours(setting.random, wished, sender.country),
            (turns.at(-1)?.sentAt ?? 0) + 20 * 60_000,
          );
    const copies = cc ? cc.split(",").map((name) => party(person(name))) : [];
    const parent = turns.at(-1);
    const compose = (): Content => ({
      subject: script.subject,
      text: `Hi ${addressee.firstName},\n\n${text}\n\nBest regards`,
      ...(file && {
        files: [
          {
            filename: file,
            type: "application/pdf",
            content: pdfFile([script.subject, file, "Orbis Logistics S.L.", "Northwind Trading Ltd"]),
          },
        ],
      }),
    });
    turns.push(
      newTurn(
        setting,
        index,
        {
          sender,
          to: [party(addressee)],
          cc: copies,
          sentAt,
          kind: "business",
          language: "en",
          manner: parent ? "reply" : "new",
          ...(parent && { parent }),
          businesses: businessesOf(setting, [party(sender), party(addressee), ...copies]),
        },
        compose,
      ),
    );
  }
  return turns;
}
