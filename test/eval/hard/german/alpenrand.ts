import type { HardWorld } from "../hardMail.ts";

/** A law office in Innsbruck, in the mailbox of an assistant: copies, holdings, what people filed by hand. */
export const alpenrand: HardWorld = {
  name: "alpenrand",
  language: "de",
  organization: {
    name: "Kanzlei Alpenrand",
    domains: ["alpenrand-recht.at"],
    people: [
      "Mag. Theresa Gruber <gruber@alpenrand-recht.at> <sekretariat@alpenrand-recht.at>",
      "Dr. Lukas Pircher <pircher@alpenrand-recht.at>",
    ],
  },
  businesses: [
    {
      id: "seilbahn",
      name: "Bergbahnen Stubenkar",
      aliases: ["Stubenkar"],
      domains: ["stubenkar.tirol"],
      contacts: ["Ing. Georg Wechselberger <g.wechselberger@stubenkar.tirol>"],
    },
    {
      id: "hotel",
      name: "Hotel Post",
      domains: ["post-stubenkar.at"],
      contacts: ["Vroni Egger <vroni@post-stubenkar.at>"],
    },
    {
      id: "makler",
      name: "Assekuranz Ladurner",
      domains: ["ladurner-assekuranz.at"],
      contacts: ["Peter Ladurner <pl@ladurner-assekuranz.at>"],
    },
    { id: "holding", name: "Inntal Beteiligungen", domains: ["inntal-beteiligungen.at"] },
    {
      id: "holz",
      name: "Inntal Holz",
      domains: ["inntal-holz.at"],
      contacts: ["Sepp Moser <sepp.moser@aon.at>"],
    },
  ],
  mails: `
=== alpenrand-01 | accountant-in-copy | ask: makler, seilbahn
Why: The broker writes about his client's damage; whom it is filed under first is a matter of taste.
From: Peter Ladurner <pl@ladurner-assekuranz.at>
To: gruber@alpenrand-recht.at
Cc: Georg Wechselberger <g.wechselberger@stubenkar.tirol>
Date: 7 Jan 2026 08:30 +0100
Subject: Schaden Stubenkar 27.12., Pol. 88-2201

Sehr geehrte Frau Magister, namens der Bergbahnen übermittle ich die Schadensmeldung samt Gutachten.

=== alpenrand-02 | common-word-name | nobody
Why: A hotel is called "Post", and this is the real post.
From: Post AG <benachrichtigung@zustellung-post-info.at>
To: sekretariat@alpenrand-recht.at
Auto-Submitted: auto-generated
Date: 8 Jan 2026 07:05 +0100
Subject: Ihre Post: Rückschein RSb liegt zur Abholung bereit

Die Sendung liegt ab 9. Jänner in der Filiale 6020 bereit.

=== alpenrand-03 | filed-by-hand | ask: holz | files: holz
Why: A daughter writes for a client from an address that nobody knows, and a person files this one mail.
From: Leni Moser <leni.moser@chello.at>
To: sekretariat@alpenrand-recht.at
Date: 9 Jan 2026 18:45 +0100
Subject: Unterlagen vom Papa

Grüß Gott, der Papa hat mich gebeten, Ihnen den Kaufvertrag vom Sägewerk Inntal Holz zu schicken. Leni Moser

=== alpenrand-04 | filed-by-hand | ask: holz
Why: The same daughter again; one mail filed by hand is a hint and not a rule.
From: Leni Moser <leni.moser@chello.at>
To: sekretariat@alpenrand-recht.at
Date: 13 Jan 2026 19:20 +0100
Subject: Noch etwas

Guten Abend, den Grundbuchsauszug hab ich vergessen, anbei.

=== alpenrand-05 | isp-mail | sure: holz
Why: The old sawyer's address at a provider is a contact, while his daughter's at another is none.
From: SEPP MOSER <Sepp.Moser@AON.at>
To: gruber@alpenrand-recht.at
Date: 14 Jan 2026 05:50 +0100
Subject: Termin

Komme Freitag um 9. Moser

=== alpenrand-06 | holding | sure: holding, holz
Why: The holding writes and the subsidiary is in copy, by an address at an internet provider.
From: Kontroll <office@inntal-beteiligungen.at>
To: pircher@alpenrand-recht.at
Cc: sepp.moser@aon.at, gruber@alpenrand-recht.at
Date: 15 Jan 2026 11:15 +0100
Subject: Gesellschafterbeschluss Entlastung GF

Sehr geehrter Herr Doktor, anbei der Beschluss der Alleingesellschafterin zur Unterfertigung.

=== alpenrand-07 | private-suffix | sure: seilbahn
Why: The domain ends in the name of a land, which old lists of endings do not have.
From: Betriebsleitung <betrieb@stubenkar.tirol>
To: sekretariat@alpenrand-recht.at
Date: 16 Jan 2026 06:40 +0100
Subject: Sperre Gondelbahn, Windspitzen 110 km/h

Zur Info wegen allfälliger Regressansprüche. Protokoll folgt.

=== alpenrand-08 | name-inside-name | sure: hotel
Why: The hotel's domain has the name of the cable car in it, and both are clients.
From: Rezeption <rezeption@post-stubenkar.at>
To: gruber@alpenrand-recht.at
Date: 19 Jan 2026 21:13 +0100
Subject: Storno Familie de Vries

Die Gäste zahlen nicht, weil die Stubenkar-Bahn gesperrt war. Müssen wir das so hinnehmen? LG Vroni

=== alpenrand-09 | forward-by-colleague | sure: hotel
Why: The colleague forwards it without any marker, only with the header lines pasted in by hand.
From: Dr. Lukas Pircher <pircher@alpenrand-recht.at>
To: Mag. Theresa Gruber <gruber@alpenrand-recht.at>
Date: 20 Jan 2026 09:00 +0100
Subject: zK: Betriebsprüfung

Liebe Theresa, bitte Akt anlegen.

Von: vroni@post-stubenkar.at
Datum: 19.01.2026 22:02
An: Pircher
Betreff: Betriebsprüfung

Lieber Lukas, das Finanzamt kommt am 2.2. Magst du dabei sein?

=== alpenrand-10 | calendar | sure: makler
Why: An invitation of Outlook in which the organizer is a contact and the text only a link.
From: Peter Ladurner <PL@ladurner-assekuranz.at>
To: gruber@alpenrand-recht.at; pircher@alpenrand-recht.at
Date: 21 Jan 2026 10:10 +0100
Subject: Besprechung Deckung (Teams)

________________________________________
Microsoft Teams-Besprechung. Hier klicken, um teilzunehmen

=== alpenrand-11 | not-this-business | ask: makler | thread: ball | removes: makler | scope: thread
Why: It is from a contact's address, so filing it was right by all signs; then a person took the thread out.
From: Peter Ladurner <pl@ladurner-assekuranz.at>
To: gruber@alpenrand-recht.at
Date: 22 Jan 2026 12:00 +0100
Subject: Feuerwehrball

Theresa, hast noch zwei Karten für den 7. Februar?

=== alpenrand-12 | not-this-business | nobody | thread: ball
Why: The contact goes on in the thread that a person has taken away from his firm.
From: Peter Ladurner <pl@ladurner-assekuranz.at>
To: gruber@alpenrand-recht.at
Date: 22 Jan 2026 15:31 +0100
Subject: Re: Feuerwehrball

Super, dann bis dort. Tisch bei der Bar bitte!

=== alpenrand-13 | exact-contact | sure: makler
Why: The same contact on the same day about business: what was taken away was a thread and not the man.
From: Peter Ladurner <pl@ladurner-assekuranz.at>
To: gruber@alpenrand-recht.at
Date: 22 Jan 2026 16:05 +0100
Subject: Deckungszusage 88-2201

Die Deckungszusage ist da, Selbstbehalt 5.000. Schreiben anbei.
`,
};
