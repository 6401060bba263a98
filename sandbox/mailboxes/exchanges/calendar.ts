import { answerTime } from "../workHours.ts";
import { businessesOf } from "./businessesOf.ts";
import { type ExchangeKind, newTurn, party, type Turn } from "./exchange.ts";

const stamp = (time: number) => `${new Date(time).toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;

/** Folds content lines to 75 octets, RFC 5545 section 3.1. */
function fold(line: string): string {
  return line.replace(/(.{60})(?=.)/gu, "$1\r\n ");
}

function event(
  method: string,
  fields: {
    uid: string;
    title: string;
    place: string;
    starts: number;
    organizer: string;
    attendee: string;
    status: string;
    sequence: number;
  },
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "PRODID:-//Northwind Sample//Calendar//EN",
    "VERSION:2.0",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${fields.uid}`,
    `DTSTAMP:${stamp(fields.starts - 86_400_000)}`,
    `DTSTART:${stamp(fields.starts)}`,
    `DTEND:${stamp(fields.starts + 3_600_000)}`,
    `SUMMARY:${fields.title}`,
    `LOCATION:${fields.place}`,
    `SEQUENCE:${fields.sequence}`,
    `ORGANIZER:mailto:${fields.organizer}`,
    `ATTENDEE;PARTSTAT=${fields.status};RSVP=TRUE:mailto:${fields.attendee}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ];
  return lines.map(fold).join("\r\n");
}

/** An invitation with its answer or its cancellation, from a contact or from a colleague. */
export const calendar: ExchangeKind = {
  involves: "both",
  cast(setting) {
    const { random, world, colleague, other, startsAt, key } = setting;
    const host = random.chance(0.75) ? random.pick(random.pick(world.businesses).people) : other;
    const [from, to] = random.chance(0.7) ? [host, colleague] : [colleague, host];
    const starts = Math.ceil(startsAt / 3_600_000) * 3_600_000 + random.int(1, 12) * 86_400_000;
    const title = random.pick([
      "Weekly call",
      "Contract review",
      "Kick-off",
      "Site visit",
      "Quarterly review",
      "Abstimmung Liefertermine",
      "Point d’avancement",
      "Budget round",
    ]);
    const place = random.pick(["Video call", "Room Harbour", "Meeting room 2", "On site"]);
    const turns: Turn[] = [];
    const steps = random.weighted([
      [["REQUEST"], 4],
      [["REQUEST", "REPLY"], 5],
      [["REQUEST", "CANCEL"], 1],
    ] as const);
    for (const [index, method] of steps.entries()) {
      const [sender, addressee] = method === "REPLY" ? [to, from] : [from, to];
      const parent = turns.at(-1);
      const at = parent ? answerTime(random, parent.sentAt, sender.country) : startsAt;
      turns.push(
        newTurn(
          setting,
          index,
          {
            sender,
            to: [party(addressee)],
            sentAt: at,
            kind: "calendar",
            language: "en",
            businesses: businessesOf(setting, [party(sender), party(addressee)]),
            machine: true,
            ...(parent && { parent }),
          },
          () => {
            const ics = event(method, {
              uid: `${key}-${starts}@${from.address.split("@")[1]}`,
              title,
              place,
              starts,
              organizer: from.address,
              attendee: to.address,
              status: method === "REPLY" ? "ACCEPTED" : "NEEDS-ACTION",
              sequence: index,
            });
            const prefix = { REQUEST: "Invitation: ", REPLY: "Accepted: ", CANCEL: "Cancelled: " }[method];
            const text = `${prefix}${title}\n\nWhen: ${new Date(starts).toISOString().slice(0, 16).replace("T", " ")} (UTC)\nWhere: ${place}\nWho: ${from.name} (organiser), ${to.name}`;
            return {
              subject: `${prefix}${title}`,
              text,
              html: `<html><body><p>${text.replaceAll("\n", "<br>")}</p></body></html>`,
              calendar: { method, ics },
            };
          },
        ),
      );
    }
    return turns;
  },
};
