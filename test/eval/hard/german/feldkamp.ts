import type { HardWorld } from "../hardMail.ts";

/** An architect's office in Münster, in the mailbox of the owner. */
export const feldkamp: HardWorld = {
  name: "feldkamp",
  language: "de",
  organization: {
    name: "Feldkamp Architekten",
    domains: ["feldkamp-architekten.de"],
    people: [
      "Anke Feldkamp <a.feldkamp@feldkamp-architekten.de> <buero@feldkamp-architekten.de>",
      "Jonas Terhorst <j.terhorst@feldkamp-architekten.de>",
    ],
  },
  businesses: [
    {
      id: "mueller",
      name: "Müller & Söhne Fensterbau",
      domains: ["müller-söhne.de"],
      contacts: ["Wolfgang Müller <w.mueller@müller-söhne.de>"],
      phones: ["0251 9000 417"],
    },
    {
      id: "rehfeld",
      name: "Rehfeld Holding",
      domains: ["rehfeld-gruppe.de"],
      contacts: ["Dr. Silke Rehfeld <silke.rehfeld@rehfeld-gruppe.de>"],
    },
    {
      id: "rehfeldbau",
      name: "Rehfeld Hochbau",
      domains: ["rehfeld-hochbau.de"],
      references: ["BV-2025-118"],
    },
    { id: "brandt", name: "Steuerkanzlei Brandt", domains: ["stb-brandt.de"] },
    { id: "zwei", name: "Die Zwei", contacts: ["Nele Overbeck <diezwei-raumtextil@t-online.de>"] },
    {
      id: "stadt",
      name: "Stadt Telgte",
      domains: ["telgte-stadt.de"],
      postal: "Baßfeld 4-6, 48291 Telgte",
    },
  ],
  people: ["Heiner Feldkamp <heiner.feldkamp@gmx.de>"],
  mails: `
=== feldkamp-01 | idn-domain | sure: mueller
Why: The domain was entered with umlauts, and the mail server writes it in Punycode.
From: Wolfgang Müller <w.mueller@xn--mller-shne-kcb9d.de>
To: Anke Feldkamp <a.feldkamp@feldkamp-architekten.de>
Date: 12 Jan 2026 07:12 +0100
Subject: Aufmaß Haus Kückelmann

Guten Morgen Frau Feldkamp, das Aufmaß haben wir gestern genommen. Die Brüstung im OG ist 4 cm niedriger als im
Plan, bitte kurz Rückmeldung, bevor wir bestellen. Gruß, W. Müller

=== feldkamp-02 | holding | sure: rehfeldbau
Why: The subsidiary writes about its parent's project; both are businesses with a name in common.
From: Torsten Elbers <elbers@rehfeld-hochbau.de>
To: Anke Feldkamp <a.feldkamp@feldkamp-architekten.de>
Date: 13 Jan 2026 11:40 +0100
Subject: Rehfeld Verwaltungsneubau: Bewehrungsplan fehlt

Hallo Frau Feldkamp,

für Achse C bis E haben wir noch keinen freigegebenen Bewehrungsplan. Am 26. wird betoniert. Wer liefert?

T. Elbers
Oberbauleiter

=== feldkamp-03 | forward-by-colleague | sure: mueller
Why: A colleague forwards it from Outlook in German, and the customer stands only in the header lines inside.
From: Jonas Terhorst <j.terhorst@feldkamp-architekten.de>
To: Anke Feldkamp <a.feldkamp@feldkamp-architekten.de>
Date: 14 Jan 2026 09:05 +0100
Subject: WG: Lieferverzug Beschläge

Ist an mich gegangen, betrifft aber dich. J.

Von: Wolfgang Müller <w.mueller@müller-söhne.de>
Gesendet: Mittwoch, 14. Januar 2026 08:47
An: Jonas Terhorst
Betreff: Lieferverzug Beschläge

Sehr geehrter Herr Terhorst,

leider verschiebt sich die Lieferung der Beschläge um zwei Wochen. Wir haben den Hersteller abgemahnt.

=== feldkamp-04 | accountant-in-copy | sure: rehfeld, brandt
Why: The tax adviser is in copy of a client's mail and is a business of this office too.
From: "Rehfeld, Silke (Dr.)" <Silke.Rehfeld@rehfeld-gruppe.de>
To: Anke Feldkamp <a.feldkamp@feldkamp-architekten.de>
Cc: Holger Brandt <hb@stb-brandt.de>
Date: 15 Jan 2026 16:22 +0100
Subject: Schlussrechnung LP 5

Liebe Frau Feldkamp,

die Rechnung ist sachlich in Ordnung, Herr Brandt bittet nur um den Zusatz zur Bauabzugsteuer (§ 48 EStG).

Beste Grüße
S. Rehfeld

=== feldkamp-05 | common-word-name | nobody
Why: A business is called "Die Zwei", and here these are only two words of a sentence.
From: Möbelhaus Ostermann <service@ostermann-einrichten.de>
To: buero@feldkamp-architekten.de
Date: 17 Jan 2026 12:30 +0100
Subject: Ihre Reklamation

Sehr geehrte Frau Feldkamp,

die zwei beschädigten Drehstühle holen wir am Donnerstag zwischen 8 und 12 Uhr bei Ihnen ab.

Ihr Kundendienst

=== feldkamp-06 | isp-mail | sure: zwei
Why: Two sisters with a shop and no domain; their address at T-Online is the contact, not the domain.
From: Nele Overbeck <DieZwei-Raumtextil@t-online.de>
To: Anke Feldkamp <a.feldkamp@feldkamp-architekten.de>
Date: 19 Jan 2026 18:03 +0100
Subject: Muster Vorhang Besprechungsraum

Hallo Anke, die Muster sind da! Das Graugrün ist noch schöner als gedacht. Magst du vorbeikommen?
Viele Grüße, Nele

=== feldkamp-07 | free-mail-contact | nobody
Why: Heiner is entered as a person without a business, and asks after a client's house.
From: Heiner <heiner.feldkamp@gmx.de>
To: a.feldkamp@feldkamp-architekten.de
Date: 24 Jan 2026 10:11 +0100
Subject: Samstag

Bin um drei bei Mama. Habt ihr eigentlich den Auftrag von den Rehfelds noch? Papa fragt ständig.

=== feldkamp-08 | mailing-list | nobody
Why: A list of the chamber; a contact's window firm is named in a stranger's question to all members.
From: "Bernd Hölscher via AKNW-Forum" <forum@liste.aknw-forum.de>
To: forum@liste.aknw-forum.de
Reply-To: forum@liste.aknw-forum.de
List-Id: Forum der Mitglieder <forum.liste.aknw-forum.de>
Precedence: list
Date: 27 Jan 2026 14:00 +0100
Subject: [Forum] Erfahrungen mit Holz-Alu-Fenstern?

Liebe Kolleginnen und Kollegen,

hat jemand schon mit Müller & Söhne Fensterbau oder mit Gebr. Kotte gebaut? Gern direkt an mich.

Bernd Hölscher, Dorsten

=== feldkamp-09 | postal-only | ask: stadt
Why: A planner outside writes for the town; only the address of the town hall in the footer ties it to it.
From: Meike Janßen <janssen@planwerk-muensterland.de>
To: buero@feldkamp-architekten.de
Date: 29 Jan 2026 08:58 +0100
Subject: Abstimmung Dachbegrünung Feuerwehrgerätehaus

Guten Tag, im Auftrag der Bauherrin bitte ich um einen Termin in der KW 7.

Meike Janßen
Termine auch im Rathaus: Baßfeld 4-6, 48291 Telgte, Zimmer 214

=== feldkamp-10 | no-subject | sure: rehfeld
Why: There is neither a subject nor a text, only a picture; the sender is all there is.
From: silke.rehfeld@rehfeld-gruppe.de
To: a.feldkamp@feldkamp-architekten.de
Date: 31 Jan 2026 15:45 +0100

=== feldkamp-11 | reference-only | ask: rehfeldbau
Why: The concrete plant writes from a domain that nobody knows, and names only the number of the site.
From: Disposition Werk Greven <dispo@emsbeton-greven.de>
To: buero@feldkamp-architekten.de
Date: 3 Feb 2026 06:40 +0100
Subject: BV-2025-118 Abruf Transportbeton C30/37

Lieferung heute ab 9:30 Uhr, 6 Fahrzeuge. Bitte Zufahrt Nord freihalten.

=== feldkamp-12 | newsletter | ask: rehfeld
Why: The parent company is a client, and this is what it sends to two thousand others as well.
From: Rehfeld Gruppe <news@mailing.rehfeld-gruppe.de>
To: buero@feldkamp-architekten.de
List-Unsubscribe: <https://mailing.rehfeld-gruppe.de/ab/7f1>
Precedence: bulk
Date: 5 Feb 2026 10:00 +0100
Subject: Richtfest, Azubis, Ausblick: das war unser Quartal

Liebe Freunde des Hauses Rehfeld, wir blicken zurück auf ein bewegtes Quartal. Lesen Sie online weiter.

=== feldkamp-13 | similar-names | nobody
Why: Another Müller with sons and windows, at another domain, who offers something.
From: Müller Söhne GbR <info@mueller-soehne-gebaeudereinigung.de>
To: buero@feldkamp-architekten.de
Date: 9 Feb 2026 09:20 +0100
Subject: Fenster- und Glasreinigung für Büros im Münsterland

Sehr geehrte Damen und Herren, wir reinigen auch Ihre Fenster! Erstauftrag mit 20 % Rabatt.
`,
};
