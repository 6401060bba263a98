import type { HardWorld } from "../hardMail.ts";

/** A forwarder in Hamburg, in the mailbox of a clerk: reference numbers, groups, ticket systems, threads. */
export const kranich: HardWorld = {
  name: "kranich",
  language: "de",
  organization: {
    name: "Kranich Spedition",
    domains: ["kranich-spedition.de"],
    people: [
      "Svenja Thomsen <s.thomsen@kranich-spedition.de>",
      "Dispo <dispo@kranich-spedition.de>",
      "Malte Ivens <m.ivens@kranich-spedition.de>",
    ],
  },
  businesses: [
    {
      id: "nordwerk",
      name: "Nordwerk Maschinenbau",
      domains: ["nordwerk-mb.de"],
      contacts: ["Ilse Carstens <i.carstens@nordwerk-mb.de>"],
      references: ["NW-4711-26"],
    },
    {
      id: "nordwerkservice",
      name: "Nordwerk Service",
      domains: ["nordwerk-service.com"],
    },
    {
      id: "lager",
      name: "Münchner Lagerhaus",
      domains: ["münchner-lager.de"],
      phones: ["089 / 54 32 10-0"],
    },
    { id: "tee", name: "Tee Petersen", contacts: ["Uwe Petersen <tee.petersen@gmx.de>"] },
    { id: "zoll", name: "Zollagentur Böhm", domains: ["zoll-boehm.de"] },
  ],
  mails: `
=== kranich-01 | ticket-system | sure: nordwerk | thread: schaden
Why: The customer's ticket system writes with its own sender, and the clerk behind it is in Reply-To.
From: "Nordwerk Reklamation" <tickets@nordwerk.otrs-cloud.com>
To: dispo@kranich-spedition.de
Cc: s.thomsen@kranich-spedition.de
Reply-To: Ilse Carstens <i.carstens@nordwerk-mb.de>
Date: 5 Jan 2026 08:20 +0100
Subject: [Ticket#2026010510000031] Transportschaden Palette 3

Guten Tag, anbei die Schadensfotos. Bitte melden Sie den Schaden Ihrer Versicherung. I. Carstens

=== kranich-02 | topic-change | sure: nordwerk, zoll | thread: schaden
Why: The customs agent answers in the customer's thread, for the customer, from its own domain.
From: Rainer Böhm <r.boehm@zoll-boehm.de>
To: s.thomsen@kranich-spedition.de
Cc: Ilse Carstens <i.carstens@nordwerk-mb.de>
Date: 5 Jan 2026 13:11 +0100
Subject: AW: [Ticket#2026010510000031] Transportschaden Palette 3

Moin, für die Rückware brauchen wir das Ausfuhrbegleitdokument. Bitte bis morgen.

=== kranich-03 | similar-names | sure: nordwerkservice
Why: Two firms of one name with two owners; the greeting and the subject call it only "Nordwerk".
From: Auftragsannahme <auftrag@nordwerk-service.com>
To: Svenja Thomsen <s.thomsen@kranich-spedition.de>
Date: 6 Jan 2026 10:02 +0100
Subject: Nordwerk: Abholung Freitag

Hallo Frau Thomsen, bitte am Freitag zwei Gitterboxen bei uns in Norderstedt abholen. Gruß aus der Annahme

=== kranich-04 | reference-only | ask: nordwerk
Why: A lorry driver writes from his telephone; the customer's number of the order is all he gives.
From: Zoran <zoran.trans82@gmail.com>
To: dispo@kranich-spedition.de
Cc: s.thomsen@kranich-spedition.de
Date: 7 Jan 2026 05:31 +0100
Subject: NW 4711 26

bin da. rampe zu. wer kommt

=== kranich-05 | idn-domain | sure: lager
Why: A first mail of somebody unknown, from a domain with an umlaut which arrives as an umlaut.
From: Korbinian Huber <k.huber@Münchner-Lager.de>
To: dispo@kranich-spedition.de
Cc: "Thomsen, Svenja" <s.thomsen@kranich-spedition.de>
Date: 8 Jan 2026 09:47 +0100
Subject: Stellplätze ab Februar

Servus zusammen, ab 1. Februar hätten wir wieder 60 Stellplätze frei, temperiert. Bedarf? Huber

=== kranich-06 | homoglyph | nobody
Why: Beside the umlaut of the real domain there is an accent on the e, which is hard to see.
From: Münchner Lagerhaus Buchhaltung <rechnung@münchnér-lager.de>
To: s.thomsen@kranich-spedition.de
Date: 9 Jan 2026 16:58 +0100
Subject: Mahnung / neue Kontoverbindung

Sehr geehrte Damen und Herren, wir bitten um Zahlung auf unser neues Konto bei der Revolut Bank.

=== kranich-07 | forward-by-colleague | sure: tee
Why: Forwarded from Thunderbird in German, with a line of dashes and the header lines indented in a table.
From: Malte Ivens <m.ivens@kranich-spedition.de>
To: Svenja Thomsen <s.thomsen@kranich-spedition.de>
Date: 12 Jan 2026 11:00 +0100
Subject: Fwd: Container aus Colombo

Machst du?

-------- Weitergeleitete Nachricht --------
Betreff: 	Container aus Colombo
Datum: 	Mon, 12 Jan 2026 10:41:07 +0100
Von: 	Uwe Petersen <tee.petersen@gmx.de>
An: 	m.ivens@kranich-spedition.de

Moin Malte, was kostet uns ein 20-Fuß von Colombo im März? Uwe

=== kranich-08 | free-mail-contact | sure: tee
Why: He writes on from his GMX address to the clerk whom he does not know yet.
From: tee.petersen@gmx.de
To: s.thomsen@kranich-spedition.de
Date: 13 Jan 2026 08:15 +0100
Subject: Re: Container aus Colombo

Danke für das Angebot. Ist die Begasung da mit drin?

=== kranich-09 | out-of-office | ask: zoll
Why: An absence note with the name of another business as the deputy.
From: Rainer Böhm <r.boehm@zoll-boehm.de>
To: s.thomsen@kranich-spedition.de
Auto-Submitted: auto-replied
Precedence: auto_reply
Date: 14 Jan 2026 07:00 +0100
Subject: Abwesenheit: AW: T1 Nordwerk

Ich bin bis 19.1. nicht im Haus. In dringenden Fällen hilft Ihnen das Münchner Lagerhaus weiter.

=== kranich-10 | phone-only | ask: lager
Why: A temp writes from a private account; the telephone has an extension where the entered number has a zero.
From: Aylin K. <aylin.kara.muc@web.de>
To: dispo@kranich-spedition.de
Cc: s.thomsen@kranich-spedition.de
Date: 15 Jan 2026 12:22 +0100
Subject: Avis morgen

Hallo, mein Firmenzugang geht noch nicht. LKW bitte Tor 4. Bei Fragen 089/543210-27. LG Aylin

=== kranich-11 | internal | nobody
Why: The own group mailbox writes to a clerk about a rota; a "Petersen" among the colleagues is no customer.
From: Dispo <dispo@kranich-spedition.de>
To: Svenja Thomsen <s.thomsen@kranich-spedition.de>
Date: 16 Jan 2026 14:30 +0100
Subject: Dienstplan KW 4

Mo Thomsen, Di Ivens, Mi Petersen (Aushilfe), Tee ist alle, bitte neuen mitbringen.

=== kranich-12 | newsletter | nobody
Why: A trade journal with the customer's machine on its cover.
From: Logistik Heute Morgen <redaktion@logistik-heute-morgen.de>
To: s.thomsen@kranich-spedition.de
List-Id: <lhm.logistik-heute-morgen.de>
List-Unsubscribe: <https://logistik-heute-morgen.de/abmelden>
Date: 19 Jan 2026 06:15 +0100
Subject: Nordwerk Maschinenbau baut in Polen

Außerdem: Maut steigt, Fahrer fehlen, Elbtunnel gesperrt.

=== kranich-13 | no-subject | sure: nordwerk
Why: No subject, a text of one word, and the sender's name is that of a copying machine.
From: KONICA-BIZHUB <scan.halle2@nordwerk-mb.de>
To: s.thomsen@kranich-spedition.de
Date: 20 Jan 2026 10:00 +0100

Lieferschein
`,
};
