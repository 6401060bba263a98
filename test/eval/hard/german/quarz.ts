import type { HardWorld } from "../hardMail.ts";

/** A Zurich watch-parts maker, in the mailbox of sales: machines, moves of people, wrong threads, four languages. */
export const quarz: HardWorld = {
  name: "quarz",
  language: "de",
  organization: {
    name: "Quarzwerk Uster",
    domains: ["quarzwerk.ch"],
    people: [
      "Reto Ammann <reto.ammann@quarzwerk.ch> <verkauf@quarzwerk.ch>",
      "Livia Caduff <livia.caduff@quarzwerk.ch>",
    ],
  },
  businesses: [
    {
      id: "rougemont",
      name: "Rougemont Horlogerie",
      domains: ["rougemont-horlogerie.ch"],
      contacts: ["Chantal Favre <chantal.favre@rougemont-horlogerie.ch>"],
      references: ["RH-CMD-0093"],
    },
    {
      id: "bron",
      name: "Brøns Ure",
      domains: ["brøns-ure.dk"],
      contacts: ["Mikkel Brøns <mikkel@brøns-ure.dk>"],
    },
    { id: "eins", name: "Eins", domains: ["eins-uhren.de"] },
    { id: "ticino", name: "Meccanica Ticino", contacts: ["Ivo Bernasconi <ivobernasconi@bluewin.ch>"] },
    { id: "treuhand", name: "Treuhand Wyss", domains: ["wyss-treuhand.ch"] },
  ],
  mails: `
=== quarz-01 | changed-job | sure: bron
Why: A contact of the French-Swiss customer begins at the Danish one and signs with the same name.
From: Chantal Favre <chantal@brøns-ure.dk>
To: Reto Ammann <reto.ammann@quarzwerk.ch>
Date: 5 Jan 2026 09:00 +0100
Subject: Neue Adresse

Lieber Reto, seit Januar bin ich bei Brøns in Aarhus. Wir brauchen 2000 Stück Kaliber 7, wie bei Rougemont damals.

=== quarz-02 | thread-hijack | sure: eins | thread: aarhus
Why: A customer answers into a thread of another by choosing the wrong mail; the subject is not his.
From: Einkauf <einkauf@eins-uhren.de>
To: verkauf@quarzwerk.ch
Date: 7 Jan 2026 14:12 +0100
Subject: AW: Angebot Rougemont 2026

Guten Tag, versehentlich haben wir das Angebot eines anderen Kunden erhalten. Bitte unseres senden. Gelöscht.

=== quarz-03 | common-word-name | nobody
Why: A customer's name is the first numeral, which is in every list with points.
From: Gemeinde Uster <kanzlei@gemeinde-uster-info.ch>
To: verkauf@quarzwerk.ch
Date: 8 Jan 2026 08:00 +0100
Subject: Parkkarten

Eins: Parkkarten laufen Ende Monat ab. Zwei: Die neuen gibt es am Schalter. Freundliche Grüsse

=== quarz-04 | isp-mail | sure: ticino
Why: A one-man workshop writes in Italian from the address of the national provider.
From: ivo bernasconi <IvoBernasconi@bluewin.ch>
To: verkauf@quarzwerk.ch
Date: 9 Jan 2026 17:17 +0100
Subject: pezzi

Ciao Reto, i pezzi vanno bene, ne servono altri 300 per fine febbraio. Grazie, Ivo

=== quarz-05 | homoglyph | nobody
Why: The Danish letter was replaced by a plain o with a stroke from another alphabet.
From: Mikkel Brøns <mikkel@brөns-ure.dk>
To: reto.ammann@quarzwerk.ch
Date: 12 Jan 2026 10:10 +0100
Subject: new IBAN

Hi Reto, please use our new IBAN for the refund. Best, Mikkel

=== quarz-06 | personal-address | unknown: rougemont
Why: The director writes from a private address that nobody has entered, without a word of the firm.
From: O. Perret-Gentil <olivier.pg@icloud.com>
To: reto.ammann@quarzwerk.ch
Date: 13 Jan 2026 20:45 +0100
Subject: Demain

Cher Reto, je passe demain vers 10h avec les plans. Cordialement, O.

=== quarz-07 | invoice-platform | ask: treuhand
Why: An accounting service sends the fiduciary's invoice; the name is in the display name and the file.
From: "Treuhand Wyss AG (via bexio)" <noreply@mail.bexio-rechnung.com>
To: verkauf@quarzwerk.ch
Reply-To: buchhaltung@wyss-treuhand.ch
Auto-Submitted: auto-generated
Date: 14 Jan 2026 04:00 +0100
Subject: Rechnung RE-01882

Guten Tag, anbei erhalten Sie die Rechnung RE-01882 über CHF 1'240.00.

=== quarz-08 | reference-only | ask: rougemont
Why: A plating works asks in French about a job, by the number of the customer's order only.
From: Atelier <atelier@galvano-jura.ch>
To: verkauf@quarzwerk.ch
Date: 15 Jan 2026 11:00 +0100
Subject: RH-CMD-0093 dorage

Bonjour, pour RH-CMD-0093, 2N ou 3N ? Merci d'avance

=== quarz-09 | recruiting | nobody
Why: A head-hunter offers a person who is at a customer today and names it three times.
From: Sabrina Keller <sabrina.keller@talentbruecke.ch>
To: reto.ammann@quarzwerk.ch
Date: 16 Jan 2026 09:30 +0100
Subject: Kandidat (heute bei Rougemont Horlogerie)

Guten Tag Herr Ammann, ein Verkaufsleiter von Rougemont Horlogerie möchte sich verändern. Interesse?

=== quarz-10 | plus-addressing | sure: rougemont
Why: Her tag is longer than her address and holds the name of another customer.
From: Chantal Favre <chantal.favre+quarzwerk.eins.archiv@rougemont-horlogerie.ch>
To: reto.ammann@quarzwerk.ch
Date: 16 Jan 2026 10:00 +0100
Subject: Weiterleitung abgestellt

Dieses Postfach wird nun von Herrn Monnier gelesen. Offene Bestellungen bitte direkt an ihn.

=== quarz-11 | own-alias | nobody
Why: The shop's own form puts the owner's alias in From and a stranger's private address in the text.
From: verkauf@quarzwerk.ch
To: verkauf@quarzwerk.ch
Date: 19 Jan 2026 13:13 +0100
Subject: Kontaktformular

Name: H. Meierhans, E-Mail: h.meierhans@sunrise.ch. Nachricht: Reparieren Sie auch Grossuhren?

=== quarz-12 | quoted-history | sure: eins
Why: Below an answer stands a whole exchange with the Danish customer, whom it was copied from as a pattern.
From: Einkauf <einkauf@eins-uhren.de>
To: reto.ammann@quarzwerk.ch
Date: 20 Jan 2026 15:00 +0100
Subject: AW: Ihr Muster

Passt, bitte genau so für uns.

Am 20.01.2026 um 14:02 schrieb Reto Ammann:
> Beispiel aus einem anderen Auftrag:
> > Von: Mikkel Brøns <mikkel@brøns-ure.dk>
> > 500 Stk., vernickelt, in Trays zu 50

=== quarz-13 | malformed-address | nobody
Why: What stands as the sender's address has two at-signs, the second after a customer's domain.
From: "Chantal Favre" <chantal.favre@rougemont-horlogerie.ch@mail-relais.top>
To: verkauf@quarzwerk.ch
Date: 21 Jan 2026 03:33 +0100
Subject: Facture impayée

Veuillez trouver la facture en pièce jointe (mot de passe : 1234).
`,
};
