import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMeeting } from "./readMeeting.ts";

const calendar = (method: string, ...event: string[]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    ...event,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");

/** The zone as Outlook writes it along, under a name of its own. */
const outlookZone = [
  "BEGIN:VTIMEZONE",
  "TZID:W. Europe Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010101T020000",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
].join("\r\n");

describe("an invitation", () => {
  it("says what, when, where, and who was asked", () => {
    const meeting = readMeeting(
      calendar(
        "REQUEST",
        "UID:1@orbis.example",
        "SUMMARY:Contract review\\, part 2",
        "DTSTART;TZID=Europe/Berlin:20261124T100000",
        "DTEND;TZID=Europe/Berlin:20261124T113000",
        "LOCATION:Hall 4",
        "DESCRIPTION:Bring the plans.\\nThank you.",
        "SEQUENCE:2",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=6",
        "ORGANIZER;CN=Ana Ruiz:mailto:Ana@Orbis.example",
        "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@n.example",
        "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=ben@n.example:MAILTO:ben@n.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Hall 4:mailto:hall4@n.example",
      ),
    );
    expect(meeting).toEqual({
      method: "invite",
      title: "Contract review, part 2",
      start: { at: Date.UTC(2026, 10, 24, 9), local: "2026-11-24T10:00", timeZone: "Europe/Berlin" },
      end: { at: Date.UTC(2026, 10, 24, 10, 30), local: "2026-11-24T11:30", timeZone: "Europe/Berlin" },
      repeats: { every: "week", interval: 2, count: 6, until: null },
      place: "Hall 4",
      description: "Bring the plans.\nThank you.",
      organizer: { name: "Ana Ruiz", address: "ana@orbis.example" },
      attendees: [
        { name: "Ada", address: "ada@n.example", status: "accepted", isOptional: false },
        { name: "", address: "ben@n.example", status: "waiting", isOptional: true },
      ],
      isUpdate: true,
    });
  });

  it.each([
    ["summer", "20260707T100000", Date.UTC(2026, 6, 7, 8)],
    ["winter", "20261124T100000", Date.UTC(2026, 10, 24, 9)],
  ])("of Outlook is understood by the zone that it brings along: %s", (_, local, at) => {
    const text = calendar("REQUEST", `DTSTART;TZID=W. Europe Standard Time:${local}`).replace(
      "BEGIN:VEVENT",
      `${outlookZone}\r\nBEGIN:VEVENT`,
    );
    expect(readMeeting(text)?.start).toMatchObject({ at, timeZone: "W. Europe Standard Time" });
  });

  it("keeps the clock's time where nobody knows the zone, or none is named", () => {
    expect(readMeeting(calendar("REQUEST", "DTSTART;TZID=Nowhere Time:20261124T100000"))?.start).toEqual({
      at: null,
      local: "2026-11-24T10:00",
      timeZone: "Nowhere Time",
    });
    expect(readMeeting(calendar("PUBLISH", "DTSTART:20261124T100000"))).toMatchObject({
      method: "tell",
      start: { at: null, timeZone: null },
    });
  });

  it("for whole days ends on the last of them, and one with a duration when that is over", () => {
    const days = calendar("REQUEST", "DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126");
    expect(readMeeting(days)).toMatchObject({ start: { local: "2026-11-24" }, end: { local: "2026-11-25" } });
    const lasting = calendar("REQUEST", "DTSTART:20261124T100000Z", "DURATION:PT45M");
    expect(readMeeting(lasting)?.end).toEqual({
      at: Date.UTC(2026, 10, 24, 10, 45),
      local: "2026-11-24T10:45",
      timeZone: "UTC",
    });
  });

  it.each([
    ["CANCEL", "cancel"],
    ["REPLY", "answer"],
    ["COUNTER", "propose"],
    ["", "tell"],
  ])("is told from a cancellation and an answer: %s", (method, expected) => {
    expect(readMeeting(calendar(method, "SUMMARY:x"))?.method).toBe(expected);
  });

  it("is read in spite of what programs write against the standard", () => {
    const broken = `\ufeff\n${calendar("REQUEST", "SUMMARY:Site visit", "", "just a line", 'X-ODD;A="b:c')}`;
    expect(readMeeting(broken)?.title).toBe("Site visit");
  });
});

describe("a calendar that is none", () => {
  it.each([
    ["empty", ""],
    ["no calendar", "Hello"],
    ["a free/busy", "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nEND:VCALENDAR"],
    ["cut", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID="],
    ["nested deep", "BEGIN:VEVENT\r\n".repeat(30_000)],
    ["too long", calendar("REQUEST", `SUMMARY:${"x".repeat(600_000)}`)],
  ])("gives no meeting and no error: %s", (_, text) => {
    expect([null, ""]).toContain(readMeeting(text)?.title ?? null);
  });

  it("whose zone would take hours to work out is left alone", () => {
    const slow = outlookZone.replace("FREQ=YEARLY", "FREQ=SECONDLY");
    const text = calendar("REQUEST", "DTSTART;TZID=W. Europe Standard Time:20261124T100000");
    expect(readMeeting(text.replace("BEGIN:VEVENT", `${slow}\r\nBEGIN:VEVENT`))?.start?.at).toBeNull();
  });

  it("may be anything at all", () => {
    const piece = fc.constantFrom(
      "DTSTART:2026",
      "DTEND;TZID=x:a",
      "RRULE:FREQ=",
      "ATTENDEE:",
      "BEGIN:VALARM",
      "DURATION:P",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (lines) => {
        readMeeting(calendar("REQUEST", ...lines));
      }),
    );
  });
});
