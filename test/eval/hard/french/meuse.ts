import type { HardWorld } from "../hardMail.ts";

/** A notary's office in Namur, in the mailbox of the notary: families, banks, agents and their copies. */
export const meuse: HardWorld = {
  name: "meuse",
  language: "fr",
  organization: {
    name: "Étude de la Meuse",
    domains: ["etude-meuse.be"],
    people: [
      "Me Sophie Delvaux <s.delvaux@etude-meuse.be> <etude@etude-meuse.be>",
      "Kevin Lambotte <k.lambotte@etude-meuse.be>",
    ],
  },
  businesses: [
    {
      id: "immo",
      name: "Immo Citadelle",
      domains: ["immo-citadelle.be"],
      contacts: ["Fabienne Noël <fabienne@immo-citadelle.be> <fabynoel@skynet.be>"],
      phones: ["+32 81 22 41 09"],
    },
    { id: "thomas", name: "Menuiserie Thomas", contacts: ["Jean Thomas <menuiserie.thomas@skynet.be>"] },
    { id: "thomasfils", name: "Thomas & Fils", domains: ["thomas-et-fils.be"] },
    { id: "credit", name: "Crédit Mosan", domains: ["creditmosan.be"], references: ["CM-PH-55120"] },
    { id: "paix", name: "La Paix", domains: ["brasserie-lapaix.be"] },
  ],
  people: ["Odile Delvaux <odile.delvaux@voo.be>"],
  mails: `
=== meuse-01 | similar-names | sure: thomas
Why: A joiner and a joiner with sons; this one writes as "Thomas", from an address at a provider.
From: Thomas <Menuiserie.Thomas@skynet.be>
To: etude@etude-meuse.be
Date: 5 Jan 2026 12:08 +0100
Subject: acte

Bonjour Maître, pour l'acte du 20, ma femme doit-elle être présente ? J. Thomas

=== meuse-02 | isp-mail | sure: immo
Why: The same provider as the joiner's; here a second address of an estate agent who has a domain too.
From: Faby Noël <fabynoel@skynet.be>
To: Sophie Delvaux <s.delvaux@etude-meuse.be>
Date: 6 Jan 2026 21:40 +0100
Subject: clés rue de Fer

Coucou Sophie, je dépose les clés chez ton huissier demain. Mon mail du bureau est en rade.

=== meuse-03 | common-word-name | nobody
Why: A brasserie is called "La Paix", and the justice of the peace writes about anything.
From: Greffe <greffe.namur1@justice-paix-namur.be>
To: etude@etude-meuse.be
Date: 7 Jan 2026 09:02 +0100
Subject: Justice de paix : audience du 3 février

Maître, l'audience est remise au 3 février. La paix du ménage n'étant pas rétablie, les parties comparaîtront.

=== meuse-04 | accountant-in-copy | sure: immo, credit
Why: The bank's file manager is in copy of the agent, with the bank's number in the subject.
From: Fabienne Noël <fabienne@immo-citadelle.be>
To: s.delvaux@etude-meuse.be
Cc: Dossiers <hypotheques@creditmosan.be>
Date: 8 Jan 2026 10:33 +0100
Subject: Rue de Fer 12 - projet d'acte (CM-PH-55120)

Maître, les acquéreurs ont une remarque sur la page 4. Le crédit est accordé, la banque nous lit en copie.

=== meuse-05 | reference-only | ask: credit
Why: An insurer nobody has entered names the bank's loan by number.
From: Service Solde Restant Dû <srd@assur-vie-wallonie.be>
To: etude@etude-meuse.be
Date: 9 Jan 2026 14:50 +0100
Subject: Attestation CM-PH-55120

Veuillez trouver l'attestation d'assurance pour le prêt CM-PH-55120.

=== meuse-06 | forward-by-colleague | sure: paix
Why: Forwarded from Outlook in French with "Envoyé" and "Objet"; the sender's address is in square brackets.
From: Kevin Lambotte <k.lambotte@etude-meuse.be>
To: Me Sophie Delvaux <s.delvaux@etude-meuse.be>
Date: 12 Jan 2026 08:45 +0100
Subject: TR: Bail commercial

Pour vous, Maître.

De : Gilles Renard [mailto:gilles@brasserie-lapaix.be]
Envoyé : dimanche 11 janvier 2026 17:20
À : Kevin Lambotte
Objet : Bail commercial

Bonjour, notre bail expire en juin. Peut-on le renouveler aux mêmes conditions ?

=== meuse-07 | private-mail | nobody
Why: Her mother is a person without a business and had lunch at a client's.
From: Odile Delvaux <odile.delvaux@voo.be>
To: s.delvaux@etude-meuse.be
Date: 13 Jan 2026 16:00 +0100
Subject: Dimanche

Ma chérie, on a très bien mangé à la Brasserie La Paix. On y retourne dimanche avec les petits ?

=== meuse-08 | phone-only | ask: immo
Why: A student who shows flats writes from Gmail; only the agency's telephone, in national writing, tells.
From: Théo Charlier <theo.charlier.unamur@gmail.com>
To: etude@etude-meuse.be
Date: 14 Jan 2026 18:18 +0100
Subject: état des lieux

Bonsoir, l'état des lieux est fait, je vous envoie les photos ce soir. Théo
tél agence 081/22.41.09

=== meuse-09 | bcc | sure: credit
Why: The bank writes to itself and reaches the notary in blind copy.
From: Anne Piron <anne.piron@creditmosan.be>
To: Anne Piron <anne.piron@creditmosan.be>
Delivered-To: etude@etude-meuse.be
Date: 15 Jan 2026 09:00 +0100
Subject: Nouveaux taux au 1er février

Chers partenaires, veuillez trouver nos taux. Merci de ne pas les diffuser.

=== meuse-10 | tie | tie: thomas, thomasfils
Why: The office writes to both joiners at once about the wall between them.
From: Kevin Lambotte <k.lambotte@etude-meuse.be>
To: menuiserie.thomas@skynet.be, bureau@thomas-et-fils.be
Cc: s.delvaux@etude-meuse.be
Date: 16 Jan 2026 11:30 +0100
Subject: Mur mitoyen

Messieurs, l'expert passera le 28 janvier à 14 h. Merci de laisser libre accès des deux côtés.

=== meuse-11 | name-only | ask: thomasfils
Why: An expert not known here names one joiner by his whole name, and none of his addresses.
From: Géomètre Wuidar <bureau@geo-wuidar.be>
To: etude@etude-meuse.be
Date: 19 Jan 2026 10:00 +0100
Subject: Bornage Thomas & Fils

Maître, le plan de bornage pour Thomas & Fils est prêt. Merci de me confirmer la date de l'acte.

=== meuse-12 | bounce | ask: thomas
Why: The report is in English, of a French mail, and the contact is in it as the one not reached.
From: postmaster@etude-meuse.be
To: k.lambotte@etude-meuse.be
Cc: s.delvaux@etude-meuse.be
Auto-Submitted: auto-replied
Return-Path: <>
Date: 19 Jan 2026 10:05 +0100
Subject: Undeliverable: Mur mitoyen

Your message to menuiserie.thomas@skynet.be couldn't be delivered. The recipient's mailbox is full.

=== meuse-13 | spoofed-name | nobody
Why: The agent's name and address both stand in the display name, before the address of a stranger.
From: "Fabienne Noël (fabienne@immo-citadelle.be)" <contact@notif-documents.info>
To: etude@etude-meuse.be
Date: 20 Jan 2026 07:01 +0100
Subject: Document partagé : compromis.pdf

Fabienne Noël a partagé un document avec vous. Connectez-vous avec votre mot de passe.
`,
};
