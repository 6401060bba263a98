import type { HardWorld } from "../hardMail.ts";

/** A caterer on Lake Constance, in the mailbox of the boss: family, clubs, towns, customers by first name. */
export const lindau: HardWorld = {
  name: "lindau",
  language: "de",
  organization: {
    name: "Seeküche Lindau",
    domains: ["seekueche-lindau.de", "seeküche.de"],
    people: [
      "Britta Zoller <britta@seekueche-lindau.de> <info@seekueche-lindau.de>",
      "Jussuf Demir <jussuf@seekueche-lindau.de>",
    ],
  },
  businesses: [
    {
      id: "werft",
      name: "Bodan Werft",
      domains: ["bodan-werft.de"],
      contacts: ["Carlo Bodan <carlo.bodan@googlemail.com>"],
      phones: ["08382 / 99 01 23"],
    },
    { id: "verein", name: "Segler-Club Wasserburg", contacts: ["Gitte Maurer <scw-vorstand@web.de>"] },
    { id: "bund", name: "Bund", aliases: ["Naturbund Bodensee"], domains: ["naturbund-bodensee.de"] },
    {
      id: "klinik",
      name: "Klinik am See",
      domains: ["klinikamsee-lindau.de"],
      websites: ["klinikamsee-karriere.de"],
    },
    { id: "weingut", name: "Weingut Haltnau", domains: ["haltnau.wine"], references: ["HN-26-77"] },
  ],
  people: ["Rolf Zoller <rolf.zoller@arcor.de>"],
  mails: `
=== lindau-01 | gmail-dots | sure: werft
Why: The contact was entered with googlemail.com and a dot; he writes from gmail.com without it.
From: Carlo <carlobodan@gmail.com>
To: Britta Zoller <britta@seekueche-lindau.de>
Date: 7 Jan 2026 19:19 +0100
Subject: Stapellauf 2. Mai

Servus Britta, 120 Leute, Fingerfood, Bier. Machst du mir was Schönes? Carlo

=== lindau-02 | common-word-name | nobody
Why: A customer is called "Bund", and the word is that of a bunch of parsley, of keys and of a state.
From: Gemüse Frick <bestellung@gemuese-frick.de>
To: info@seekueche-lindau.de
Date: 8 Jan 2026 04:30 +0100
Subject: Bestellung 8.1.

Petersilie 20 Bund, Schnittlauch 10 Bund. Der Bund erhöht die Maut, daher 2 Euro Anfahrt mehr.

=== lindau-03 | website-only | ask: klinik
Why: A trainee asks from a private address; only the page on which she found the place is the hospital's.
From: Chiara B. <chiara.b.2004@icloud.com>
To: info@seekueche-lindau.de
Date: 9 Jan 2026 13:50 +0100
Subject: Allergene Mittwoch

Hallo, ist im Curry Sellerie? Liebe Grüße
Chiara, Azubi | www.klinikamsee-karriere.de

=== lindau-04 | forward-by-colleague | ask: verein
Why: A colleague retells a mail instead of forwarding it, with the club's name and a piece of its address.
From: Jussuf Demir <jussuf@seekueche-lindau.de>
To: Britta Zoller <britta@seekueche-lindau.de>
Date: 12 Jan 2026 10:10 +0100
Subject: Segler-Club Wasserburg

Die Gitte (scw-vorstand) fragt nach 60x Kässpatzen am 14.2., hab ja gesagt.

=== lindau-05 | private-mail | nobody
Why: Her father is in the club and known as a person; the club is his subject.
From: Rolf Zoller <rolf.zoller@arcor.de>
To: britta@seekueche-lindau.de
Date: 13 Jan 2026 08:08 +0100
Subject: Segler-Club Wasserburg Helferfest

Britta, kommst du privat mit? Mama backt. Papa

=== lindau-06 | free-mail-contact | sure: verein
Why: The club's board shares one free address, and the name before it changes every two years.
From: "Neuer Vorstand (Dieter)" <scw-vorstand@web.de>
To: info@seekueche-lindau.de
Date: 14 Jan 2026 21:00 +0100
Subject: Kässpatzen

Gitte ist nicht mehr im Vorstand. Bitte nur 45 Portionen. Dieter

=== lindau-07 | phone-only | ask: werft
Why: The boat builder's trainee uses a friend's account; the telephone has the country's code in brackets.
From: Maxi <maxi.gaming.lindau@gmx.net>
To: info@seekueche-lindau.de
Date: 15 Jan 2026 12:34 +0100
Subject: strom

wir ham nur 16A drehstrom in halle 2, sonst anrufen +49 (0)8382 990123

=== lindau-08 | payroll | nobody
Why: The wage office's machine sends a report of illness; the insurer in it is called as a customer is.
From: DATEV-Versand <versand@lohnbuero-argental.de>
To: britta@seekueche-lindau.de
Auto-Submitted: auto-generated
Date: 16 Jan 2026 03:00 +0100
Subject: eAU-Rückmeldung Demir

Rückmeldung der Krankenkasse: Bund der Innungskassen, 12.01. bis 13.01.

=== lindau-09 | recruiting | nobody
Why: A cook applies from the hospital where she cooks now, and writes with that address.
From: Petra Knoll <petra.knoll.koechin@freenet.de>
To: info@seekueche-lindau.de
Date: 19 Jan 2026 15:15 +0100
Subject: Bewerbung, derzeit Klinik am See

Sehr geehrte Frau Zoller, seit acht Jahren koche ich in der Klinik am See. Ich suche etwas Neues.

=== lindau-10 | shipping | ask: weingut
Why: A parcel service names the vineyard's order and its name as the sender.
From: DPD-Info <noreply@paketinfo-versand.de>
To: info@seekueche-lindau.de
Auto-Submitted: auto-generated
Date: 20 Jan 2026 06:06 +0100
Subject: Ihr Paket von Weingut Haltnau kommt heute

Referenz HN-26-77, zwischen 10:12 und 11:12 Uhr.

=== lindau-11 | subdomain | sure: klinik
Why: A ward writes by hand from a machine's subdomain with two hyphens.
From: Station 3b <st3b@ward-mail.intern-3.klinikamsee-lindau.de>
To: info@seekueche-lindau.de
Date: 21 Jan 2026 11:05 +0100
Subject: heute nur 18 Essen

Bitte heute nur 18 statt 24, sechs Entlassungen. Danke! Schwester Uli

=== lindau-12 | own-alias | sure: weingut
Why: We write from the second domain with the umlaut, so both sides look like strangers.
From: Britta Zoller <info@seeküche.de>
To: keller@haltnau.wine
Date: 22 Jan 2026 17:00 +0100
Subject: Nachbestellung Müller-Thurgau

Hallo zusammen, bitte noch 60 Flaschen vom Müller-Thurgau 2024. Danke, Britta

=== lindau-13 | not-this-business | nobody
Why: A stranger's mail names two customers; it is a reporter who asks about them.
From: Redaktion <lokales@seeblatt-lindau.de>
To: info@seekueche-lindau.de
Date: 23 Jan 2026 10:20 +0100
Subject: Anfrage: Bodan Werft und Klinik am See

Guten Tag, stimmt es, dass die Bodan Werft das Gelände der Klinik am See kauft? Sie beliefern ja beide.
`,
};
