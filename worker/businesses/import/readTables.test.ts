import { describe, expect, it } from "vitest";
import { guessMapping } from "./guessMapping.ts";
import { readCsv } from "./readCsv.ts";
import { readVcards } from "./readVcards.ts";

const cards = (...lines: string[]) => readVcards(lines.join("\r\n")).rows.map((row) => row.cells);

describe("a CSV file", () => {
  it("numbers its rows as a spreadsheet does, empty ones too, and keeps quoted lines together", () => {
    const { columns, rows } = readCsv('sep=;\nName;Notes\n\nOrbis;"one\ntwo; three"\n;\nHelix;x\n');
    expect(columns).toEqual(["Name", "Notes"]);
    expect(rows).toEqual([
      { number: 3, cells: ["Orbis", "one\ntwo; three"] },
      { number: 5, cells: ["Helix", "x"] },
    ]);
  });

  it.each([
    [
      "First Name,Last Name,Company,E-mail 1,E-mail 2,Website",
      "firstName lastName business address address domain",
    ],
    [
      "Vorname,Nachname,Firma,E-Mail-Adresse,Bemerkung,Telefon",
      "firstName lastName business address notes -",
    ],
    ["Prénom,Nom de famille,Entreprise,Courriel,Site web", "firstName lastName business address domain"],
    ["Account Name,Full Name,Email,Phone", "business name address -"],
  ])("%s is understood", (heading, fields) => {
    expect(
      guessMapping(heading.split(","))
        .map((field) => field ?? "-")
        .join(" "),
    ).toBe(fields);
  });
});

describe("a file of vCards", () => {
  it("3.0 and 4.0: folded lines, groups, escapes, quoted parameters", () => {
    expect(
      cards(
        ...[
          "BEGIN:VCARD",
          "VERSION:4.0",
          "FN:Ana Ruiz",
          "ORG:Orbis\\, Ltd;Sales",
          "item1.EMAIL;TYPE=work:ana@orb",
        ],
        ...[
          " is.example",
          'EMAIL;X="a:b":mailto:ana@gmail.com',
          "URL:https://orbis.example",
          "NOTE:one\\ntwo",
          "END:VCARD",
        ],
      ),
    ).toEqual([
      ["Ana Ruiz", "Orbis, Ltd", "ana@orbis.example\nana@gmail.com", "https://orbis.example", "one\ntwo"],
    ]);
  });

  it("2.1: quoted-printable in its charset, over several lines, and bare parameters", () => {
    expect(
      cards(
        ...["BEGIN:VCARD", "VERSION:2.1", "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg"],
        ...[
          "ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:M=C3=BCller =",
          "S=C3=B6hne",
          "EMAIL;INTERNET;PREF:jm@mueller.example",
          "END:VCARD",
        ],
      ),
    ).toEqual([["Jörg Müller", "Müller Söhne", "jm@mueller.example", "", ""]]);
  });

  it("a business's own card names no person, and broken ones cost only themselves", () => {
    expect(
      cards(
        "nonsense",
        "BEGIN:VCARD",
        "FN:Orbis",
        "ORG:Orbis",
        "END:VCARD",
        "BEGIN:VCARD",
        "???",
        "END:VCARD",
        "END:VCARD",
      ),
    ).toEqual([
      ["", "Orbis", "", "", ""],
      ["", "", "", "", ""],
    ]);
  });
});
