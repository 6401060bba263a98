import type { HardWorld } from "../hardMail.ts";

/** A translation bureau in Montréal, in the mailbox of its coordinator: two languages, freelancers, portals. */
export const boreal: HardWorld = {
  name: "boreal",
  language: "fr",
  organization: {
    name: "Boréal Traduction",
    domains: ["borealtraduction.ca"],
    people: [
      "Geneviève Tremblay <genevieve@borealtraduction.ca> <projets@borealtraduction.ca>",
      "Marc-André Roy <maroy@borealtraduction.ca>",
    ],
  },
  businesses: [
    {
      id: "nordique",
      name: "Assurance Nordique",
      aliases: ["Nordic Insurance"],
      domains: ["nordique.ca", "nordicinsurance.ca"],
      contacts: ["Julie Bouchard <jbouchard@nordique.ca>"],
    },
    { id: "hydro", name: "Hydro-Matane", domains: ["hydromatane.qc.ca"] },
    { id: "mots", name: "Les Mots Justes", contacts: ["Karim Haddad <karimhaddad.trad@gmail.com>"] },
    { id: "mot", name: "Mot", domains: ["mot.quebec"] },
    {
      id: "gazette",
      name: "Imprimerie Gazette",
      domains: ["imprimeriegazette.com"],
      websites: ["gazette-epreuves.com"],
    },
  ],
  mails: `
=== boreal-01 | sibling-domain | sure: nordique
Why: The insurer's English half writes from the English domain about the same job.
From: Kyle McBride <kmcbride@nordicinsurance.ca>
To: projets@borealtraduction.ca
Date: 5 Jan 2026 09:12 -0500
Subject: Policy wording FR>EN - track changes

Hi team, Legal wants tracked changes against the 2024 wording. Can you still make Thursday?

=== boreal-02 | private-suffix | sure: hydro
Why: Under qc.ca the domain begins one label further left.
From: Approvisionnement <appro@hydromatane.qc.ca>
To: Geneviève Tremblay <genevieve@borealtraduction.ca>
Date: 6 Jan 2026 13:13 -0500
Subject: Appel d'offres 26-07

Bonjour, les addendas 1 et 2 sont publiés. La date de dépôt ne change pas.

=== boreal-03 | private-suffix | nobody
Why: A school board under the same provincial ending, writing to parents.
From: École Saint-Enfant-Jésus <secretariat@csmb-plateau.qc.ca>
To: genevieve@borealtraduction.ca
Date: 7 Jan 2026 07:30 -0500
Subject: Journée pédagogique du 16 janvier

Chers parents, le service de garde sera ouvert. Inscription avant vendredi.

=== boreal-04 | gmail-dots | sure: mots
Why: The freelancer's Gmail address comes with other dots and from googlemail.com.
From: Karim <karim.haddad.trad@googlemail.com>
To: projets@borealtraduction.ca
Date: 8 Jan 2026 23:58 -0500
Subject: livraison lot 2

Voici le lot 2, j'ai gardé « sinistre » partout. Bonne nuit !

=== boreal-05 | common-word-name | nobody
Why: "Mot" is a client, and translators write of little else than words.
From: Forum langagier <bulletin@forum-langagier.ca>
To: projets@borealtraduction.ca
List-Id: <bulletin.forum-langagier.ca>
Date: 9 Jan 2026 06:00 -0500
Subject: Le mot de la semaine

Le mot de la semaine est « infonuagique ». Un mot, une histoire.

=== boreal-06 | common-word-name | sure: mot
Why: The client of that name writes itself, in one line, from a new ending.
From: Zoé <zoe@mot.quebec>
To: genevieve@borealtraduction.ca
Date: 12 Jan 2026 10:10 -0500
Subject: un mot ?

tu peux nous relire 300 mots pour demain midi ?

=== boreal-07 | ticket-system | ask: nordique
Why: A supplier portal invites to a job: the client is in a subdomain of the portal and in the text.
From: Nordique - Portail fournisseurs <notification@nordique.coupahost-portal.com>
To: projets@borealtraduction.ca
Auto-Submitted: auto-generated
Date: 13 Jan 2026 05:00 -0500
Subject: Bon de commande 4500018833 émis

Assurance Nordique vous a transmis un bon de commande.

=== boreal-08 | reply-to | sure: gazette
Why: Written in a mail program set up wrong: From is a private address, answers go to the printer.
From: imprimeur <epreuves2@videotron.ca>
To: projets@borealtraduction.ca
Reply-To: Épreuves <epreuves@imprimeriegazette.com>
Date: 14 Jan 2026 15:40 -0500
Subject: épreuve 2

bonjour voici l'épreuve 2, bon à tirer svp avant 17h

=== boreal-09 | website-only | ask: gazette
Why: A stranger's address and no name; only the page for proofs belongs to the printer.
From: nuit@equipe-de-nuit.net
To: projets@borealtraduction.ca
Date: 15 Jan 2026 02:22 -0500
Subject: page 14

il manque un accent sur le titre p.14, voir https://www.gazette-epreuves.com/v/8812?p=14 on roule à 4h

=== boreal-10 | out-of-office | ask: nordique
Why: Two languages, a machine, and the name of a person who has gone.
From: Julie Bouchard <jbouchard@nordique.ca>
To: genevieve@borealtraduction.ca
Auto-Submitted: auto-replied
Date: 16 Jan 2026 08:00 -0500
Subject: Absente du bureau / Out of office: lot 3

Je ne travaille plus chez Assurance Nordique. / I am no longer with Nordic Insurance.

=== boreal-11 | changed-job | ask: nordique
Why: She has left the client and writes from home about something of her own, in the old thread's subject.
From: Julie Bouchard <juliebouchard.mtl@outlook.com>
To: genevieve@borealtraduction.ca
Date: 19 Jan 2026 12:12 -0500
Subject: Re: lot 3

Salut Geneviève ! Comme tu as vu, j'ai quitté Nordique. Connais-tu quelqu'un qui embauche ?

=== boreal-12 | filed-by-hand | ask: mots | files: mots | scope: address
Why: A second address of the freelancer, by his looks; a person files all that comes from it.
From: K. Haddad <kh@lesmotsjustes-atelier.net>
To: projets@borealtraduction.ca
Date: 20 Jan 2026 17:00 -0500
Subject: facture janvier

Bonjour, nouvelle adresse, même bonhomme. Facture ci-jointe.

=== boreal-13 | filed-by-hand | sure: mots
Why: Nothing but the rule that a person set knows this address, and the text speaks of another client.
From: K. Haddad <kh@lesmotsjustes-atelier.net>
To: projets@borealtraduction.ca
Date: 27 Jan 2026 09:41 -0500
Subject: Hydro-Matane glossaire

Le glossaire Hydro-Matane est à jour. J'ai ajouté 40 termes.
`,
};
