import type { HardWorld } from "../hardMail.ts";

/** A communication agency in Lyon, in the mailbox of a project manager. */
export const aubrac: HardWorld = {
  name: "aubrac",
  language: "fr",
  organization: {
    name: "Atelier Aubrac",
    domains: ["atelier-aubrac.fr", "aubrac.studio"],
    people: [
      "Camille Vasseur <camille@atelier-aubrac.fr> <camille@aubrac.studio>",
      "Yanis Belkacem <yanis@atelier-aubrac.fr>",
      "Compta <compta@atelier-aubrac.fr>",
    ],
  },
  businesses: [
    {
      id: "lumiere",
      name: "Café Lumière",
      domains: ["café-lumiere.fr"],
      contacts: ["Solène Giraud <solene.giraud@gmail.com>"],
      phones: ["04 65 71 08 22"],
    },
    {
      id: "roussel",
      name: "Pâtisserie Roussel",
      domains: ["patisserie-roussel.fr"],
      contacts: ["Émile Roussel <emile@patisserie-roussel.fr> <emile.roussel@orange.fr>"],
    },
    { id: "banque", name: "Banque du Rhône", domains: ["banque-du-rhone.fr"] },
    {
      id: "vallon",
      name: "Groupe Vallon",
      aliases: ["Vallon SA"],
      domains: ["groupe-vallon.com", "vallon.fr"],
      contacts: ["Bertrand Fauré <b.faure@groupe-vallon.com>"],
      references: ["VAL/2026/031"],
    },
    { id: "bon", name: "Bon", domains: ["bon-epicerie.fr"] },
  ],
  mails: `
=== aubrac-01 | sibling-domain | sure: vallon
Why: The group has a second domain of another name under another ending, entered as well.
From: Ludivine Perrin <ludivine.perrin@vallon.fr>
To: Camille Vasseur <camille@atelier-aubrac.fr>
Date: 8 Jan 2026 09:50 +0100
Subject: Charte graphique - retours du comité

Bonjour Camille,

Voici les retours du comité de direction sur la charte. Le bleu est jugé trop froid, le reste passe.

Bien à vous,
Ludivine Perrin

=== aubrac-02 | free-mail-contact | sure: lumiere
Why: The owner of the café writes from Gmail, although the café has a domain.
From: Solene GIRAUD <Solene.Giraud@Gmail.com>
To: camille@atelier-aubrac.fr
Date: 9 Jan 2026 23:31 +0100
Subject: la carte de printemps

coucou Camille, je t'envoie la carte demain matin, promis !! j'ai encore changé deux plats. bises

=== aubrac-03 | forward-by-colleague | sure: roussel
Why: Forwarded from Apple Mail in French; the writer of the original stands in the lines under the marker.
From: Yanis Belkacem <yanis@atelier-aubrac.fr>
To: Camille Vasseur <camille@atelier-aubrac.fr>
Date: 12 Jan 2026 11:15 +0100
Subject: Tr : Boîtes galettes

Tu peux voir avec l'imprimeur ?

Début du message transféré :

De: Émile Roussel <emile@patisserie-roussel.fr>
Objet: Boîtes galettes
Date: 12 janvier 2026 à 10:58:03 UTC+1
À: Yanis Belkacem <yanis@atelier-aubrac.fr>

Bonjour Yanis, il nous manque 300 boîtes pour samedi. Est-ce rattrapable ?
Émile

=== aubrac-04 | isp-mail | sure: roussel
Why: His private address at Orange was entered; that of any other Orange customer says nothing.
From: Emile Roussel <emile.roussel@orange.fr>
To: Camille Vasseur <camille@atelier-aubrac.fr>
Date: 18 Jan 2026 20:12 +0100
Subject: Re: Boîtes galettes

Bien reçues, merci, c'est parfait. Bon dimanche.

=== aubrac-05 | common-word-name | nobody
Why: "Bon" is a grocer among the businesses, and the word that every French mail opens or closes with.
From: Syndic Foncia Croix-Rousse <gestion@syndic-croixrousse.fr>
To: camille@atelier-aubrac.fr
Date: 19 Jan 2026 08:30 +0100
Subject: Bon à savoir : coupure d'eau jeudi

Bonjour, une coupure d'eau aura lieu jeudi de 9h à 12h. Merci de votre compréhension. Bon courage à tous.

=== aubrac-06 | topic-change | sure: vallon, banque | thread: vallon-film
Why: The bank joins late, answers to all and is not whom the thread is with.
From: Thierry Morel <thierry.morel@banque-du-rhone.fr>
To: Bertrand Fauré <b.faure@groupe-vallon.com>, Camille Vasseur <camille@atelier-aubrac.fr>
Cc: Ludivine Perrin <ludivine.perrin@vallon.fr>
Date: 20 Jan 2026 17:42 +0100
Subject: RE: Film institutionnel VAL/2026/031 - financement

Bonjour à tous, la banque confirme la prise en charge de 30 % du budget, sous réserve de la mention au générique.
T. Morel

=== aubrac-07 | invoice-platform | ask: roussel
Why: A signing service sends it, and the customer is only in the display name and in the text.
From: "Émile Roussel via Yousign" <no-reply@yousign.app>
To: camille@atelier-aubrac.fr
Reply-To: emile@patisserie-roussel.fr
Auto-Submitted: auto-generated
Date: 22 Jan 2026 10:04 +0100
Subject: Émile Roussel vous invite à signer « Devis 26-014 »

Bonjour Camille, Émile Roussel (emile@patisserie-roussel.fr) vous invite à signer un document.

=== aubrac-08 | lookalike-domain | nobody
Why: A hyphen more than the bank's real domain, and a link to click on.
From: Banque du Rhône <securite@banque-du-rhone-clients.fr>
To: compta@atelier-aubrac.fr
Date: 23 Jan 2026 06:55 +0100
Subject: Votre accès sera suspendu

Cher client, une connexion inhabituelle a été détectée. Confirmez vos informations sous 24 heures.

=== aubrac-09 | idn-domain | sure: lumiere
Why: Somebody new at the café, at its domain with an accent, which is written in Punycode here.
From: Service traiteur <traiteur@xn--caf-lumiere-dbb.fr>
To: Camille Vasseur <camille@atelier-aubrac.fr>
Date: 26 Jan 2026 15:00 +0100
Subject: Buffet du 12 février

Bonjour, combien de personnes végétariennes pour le 12 ? Nous commandons les légumes lundi. Inès, pour le traiteur

=== aubrac-10 | own-alias | sure: vallon
Why: She answers from the agency's second domain, so the mail looks like one from outside.
From: Camille Vasseur <camille@aubrac.studio>
To: Bertrand Fauré <b.faure@groupe-vallon.com>
Cc: yanis@atelier-aubrac.fr
Date: 27 Jan 2026 09:08 +0100
Subject: Planning du tournage

Bonjour Bertrand, ci-joint le planning. Deux jours à l'usine, un jour au siège. Dites-moi si cela convient.

=== aubrac-11 | recruiting | nobody
Why: An applicant lists customers of the agency in his past; he belongs to none of them.
From: Matthieu Lenoir <matthieu.lenoir.graphiste@gmail.com>
To: camille@atelier-aubrac.fr
Date: 30 Jan 2026 13:20 +0100
Subject: Candidature spontanée - graphiste

Madame, graphiste depuis six ans, j'ai travaillé pour le Groupe Vallon et la Banque du Rhône. Vous trouverez mon
portfolio ci-joint. Dans l'attente de vous lire, Matthieu Lenoir, 06 39 98 12 44

=== aubrac-12 | phone-only | ask: lumiere
Why: A waiter writes from his own address; only the telephone number of the café gives it away.
From: Bilal H. <bilal.hmd69@hotmail.fr>
To: camille@atelier-aubrac.fr
Date: 2 Feb 2026 16:44 +0100
Subject: les affiches

Bonjour, les affiches sont arrivées mais il y a une faute à « crémeux ». Rappelez au 04.65.71.08.22 avant 18h svp

=== aubrac-13 | postal-only | nobody
Why: The street is called after a customer's name, and the sender is the town's water works.
From: Eaux de Lyon <facturation@eaux-de-lyon-metropole.fr>
To: compta@atelier-aubrac.fr
Date: 4 Feb 2026 05:00 +0100
Subject: Votre facture est disponible

Lieu desservi : 14 rue du Vallon, 69004 Lyon. Montant : 61,20 EUR, prélevé le 20 février.
`,
};
