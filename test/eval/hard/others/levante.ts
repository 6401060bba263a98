import type { HardWorld } from "../hardMail.ts";

/** A boat charter in Genoa, in the mailbox of bookings: agents, certified mail, forged names, old threads. */
export const levante: HardWorld = {
  name: "levante",
  language: "it",
  organization: {
    name: "Levante Charter",
    domains: ["levantecharter.it"],
    people: [
      "Chiara Parodi <chiara@levantecharter.it> <booking@levantecharter.it>",
      "Gianluca Rossi <gianluca@levantecharter.it>",
    ],
  },
  businesses: [
    {
      id: "cantiere",
      name: "Cantiere Navale Bruzzone",
      domains: ["cantierebruzzone.it"],
      contacts: ["Ettore Bruzzone <ettore@cantierebruzzone.it> <cantierebruzzone@pec-posta.it>"],
      phones: ["010 555 0187"],
    },
    {
      id: "sail",
      name: "Blue Sail Travel",
      domains: ["bluesailtravel.com"],
      contacts: ["Hannah Lowe <hannah@bluesailtravel.com>"],
      references: ["BST-40417"],
    },
    { id: "mare", name: "Mare", domains: ["mare-catering.it"] },
    { id: "blue", name: "Blue", contacts: ["Davide Blu <bluevele@libero.it>"] },
    { id: "studio", name: "Studio Repetto", domains: ["studiorepetto.eu"] },
  ],
  mails: `
=== levante-01 | exact-contact | sure: cantiere
Why: Certified mail: the provider wraps it, writes "Per conto di", and the real sender is in Reply-To.
From: "Per conto di: cantierebruzzone@pec-posta.it" <posta-certificata@pec-posta.it>
To: booking@levantecharter.it
Reply-To: cantierebruzzone@pec-posta.it
Date: 7 Jan 2026 10:00 +0100
Subject: POSTA CERTIFICATA: Diffida per stallo non pagato

Il giorno 07/01/2026 il messaggio "Diffida per stallo non pagato" è stato inviato da cantierebruzzone@pec-posta.it.

=== levante-02 | isp-mail | nobody
Why: Another firm with certified mail at the same provider as the shipyard.
From: Condominio Via Pré 14 <condominio.vpre14@pec-posta.it>
To: booking@levantecharter.it
Date: 8 Jan 2026 15:30 +0100
Subject: Convocazione assemblea

Si convoca l'assemblea ordinaria per il 30 gennaio in seconda convocazione.

=== levante-03 | name-inside-name | sure: blue
Why: "Blue" is a sail maker with a free address, and the first word of a travel agency among the customers.
From: davide <BlueVele@libero.it>
To: Chiara Parodi <chiara@levantecharter.it>
Date: 9 Jan 2026 19:40 +0100
Subject: blue sail pronta

la vela blu è pronta, passi tu o la porto io? d.

=== levante-04 | common-word-name | nobody
Why: A caterer is called "Mare"; the sea is in every second line of a weather report.
From: Bollettino <bollettino@meteo-liguria-nautica.it>
To: booking@levantecharter.it
List-Id: <bollettino.meteo-liguria-nautica.it>
Date: 10 Jan 2026 05:30 +0100
Subject: Mare mosso, in aumento

Mar Ligure: mare mosso, molto mosso dal pomeriggio. Mare lungo da libeccio.

=== levante-05 | forward-by-colleague | sure: sail
Why: Forwarded from an Italian telephone; an English agency writes below Italian header words.
From: Gianluca Rossi <gianluca@levantecharter.it>
To: chiara@levantecharter.it
Date: 12 Jan 2026 22:05 +0100
Subject: I: Skipper for July?

Inoltrato da iPhone

Inizio messaggio inoltrato:

Da: Hannah Lowe <hannah@bluesailtravel.com>
Oggetto: Skipper for July?
Data: 12 gennaio 2026 alle ore 21:58:10 CET
A: gianluca@levantecharter.it

Hi Luca, do you have a skipper who speaks Dutch, second week of July?

=== levante-06 | reference-only | ask: sail
Why: A guest from Utrecht writes for himself and quotes the agency's booking number.
From: Familie Hoekstra <fam.hoekstra@kpnmail.nl>
To: booking@levantecharter.it
Date: 13 Jan 2026 20:31 +0100
Subject: BST 40417 - children's life vests

Dear sirs, our children weigh 18 and 24 kg. Do you have vests?

=== levante-07 | spoofed-name | nobody
Why: A display name with the owner of the yard, his real address in it, and a swindler's address behind.
From: "Ettore Bruzzone <ettore@cantierebruzzone.it>" <e.bruzzone.cantiere@consultant.com>
To: chiara@levantecharter.it
Date: 14 Jan 2026 12:01 +0100
Subject: Nuovo IBAN per il rimessaggio

Ciao Chiara, per il saldo usa il nuovo IBAN. Sono in riunione, scrivimi qui.

=== levante-08 | e-signature | ask: studio
Why: The notary's signing service names the accountant only in the title of the envelope.
From: InfoFirma <noreply@infofirma-remota.it>
To: chiara@levantecharter.it
Auto-Submitted: auto-generated
Date: 15 Jan 2026 08:00 +0100
Subject: Studio Repetto ti ha inviato un documento da firmare

Mandato professionale 2026.

=== levante-09 | reply-to | sure: mare
Why: The caterer's cook writes from his private address and wants the answer at work.
From: Nino <nino.cuoco.genova@gmail.com>
To: booking@levantecharter.it
Reply-To: cucina@mare-catering.it
Date: 16 Jan 2026 23:55 +0100
Subject: focacce

quante focacce per domenica?? rispondi in cucina che il cell è morto

=== levante-10 | changed-job | ask: sail
Why: She has founded a firm of her own, which nobody has entered, and speaks of her old one.
From: Hannah Lowe <hannah@lowesailing.co>
To: Chiara Parodi <chiara@levantecharter.it>
Date: 19 Jan 2026 11:00 +0000
Subject: New venture!

Ciao Chiara, after nine years at Blue Sail Travel I've gone solo. Shall we talk about next season?

=== levante-11 | new-subject | sure: cantiere | thread: alaggio
Why: First the yard asks about the hauling of a boat.
From: Officina <officina@cantierebruzzone.it>
To: booking@levantecharter.it
Date: 20 Jan 2026 08:12 +0100
Subject: Alaggio Maestrale

Alaggio confermato il 26. Togliete le cime, grazie.

=== levante-12 | new-subject | sure: cantiere | thread: alaggio
Why: Then a fitter of the yard goes on in the thread with a private address and a new subject.
From: Beppe <beppe.motori.ge@tiscali.it>
To: booking@levantecharter.it
Date: 20 Jan 2026 18:45 +0100
Subject: girante pompa

ho visto il motore, girante da cambiare. 90 euro va bene?

=== levante-13 | cold-outreach | nobody
Why: A stranger asks for a meeting in the name of a yard on the other coast that is called almost the same.
From: Luca Ferri <luca.ferri@cantierebruzzoni-adriatico.it>
To: booking@levantecharter.it
Date: 21 Jan 2026 09:00 +0100
Subject: Cantiere Bruzzoni: rimessaggio a Rimini

Buongiorno, offriamo rimessaggio coperto a Rimini. Possiamo sentirci 10 minuti?
`,
};
