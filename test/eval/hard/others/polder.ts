import type { HardWorld } from "../hardMail.ts";

/** A bulb grower near Lisse, in the mailbox of the export desk: shops on shared hosts, auctions, tags and cases. */
export const polder: HardWorld = {
  name: "polder",
  language: "nl",
  organization: {
    name: "Van der Meij Bollen",
    domains: ["vandermeijbollen.nl"],
    people: [
      "Marloes van der Meij <marloes@vandermeijbollen.nl> <export@vandermeijbollen.nl>",
      "Sjoerd Postma <sjoerd@vandermeijbollen.nl>",
    ],
  },
  businesses: [
    { id: "tulpshop", name: "Tulp & Draad", domains: ["tulpendraad.myshopify.com"] },
    {
      id: "veiling",
      name: "Veiling Rijnoever",
      domains: ["veiling-rijnoever.nl"],
      contacts: ["Henk Dekker <h.dekker@veiling-rijnoever.nl>"],
      websites: ["klok.rijnoever.app"],
    },
    { id: "garden", name: "Hollybank Garden Centre", contacts: ["Ros Teague <hollybankgc@gmail.com>"] },
    { id: "kas", name: "Kas", aliases: ["Kas Groep"], domains: ["kasgroep.nl"] },
    { id: "kasbouw", name: "Kas Bouw", domains: ["kasbouw.nl"], contacts: ["Joost Kas <joost@kasbouw.nl>"] },
  ],
  mails: `
=== polder-01 | shared-hosting | sure: tulpshop
Why: The shop has a place of its own under a host that thousands share, and that place was entered.
From: Tulp & Draad <hallo@tulpendraad.myshopify.com>
To: export@vandermeijbollen.nl
Date: 5 Jan 2026 09:10 +0100
Subject: Voorraad Queen of Night

Hoi Marloes, heb je nog 800 Queen of Night? Wij zijn er bijna doorheen. Groetjes, Evi

=== polder-02 | shared-hosting | nobody
Why: Another shop under the same host; the first label is all that differs.
From: Tulp En Draad Outlet <support@tulpendraad-outlet.myshopify.com>
To: export@vandermeijbollen.nl
Date: 6 Jan 2026 03:12 +0100
Subject: Partnership request

Hello dear, we sell tulip decoration and look for supplier. Send catalogue and price.

=== polder-03 | address-case | sure: veiling
Why: The auction's mainframe writes the whole sender in capitals and quotes the part before the at-sign.
From: DEKKER HENK <"H.DEKKER"@VEILING-RIJNOEVER.NL>
To: EXPORT@VANDERMEIJBOLLEN.NL
Date: 7 Jan 2026 05:59 +0100
Subject: AANVOER WEEK 2

GRAAG AANVOERBRIEF VOOR 12.00 UUR. HD

=== polder-04 | plus-addressing | sure: garden
Why: Tag, dots, capitals and the old host of Gmail: four differences from the address that was entered.
From: Ros <HollyBank.GC+bulbs2026@GoogleMail.com>
To: Marloes van der Meij <marloes@vandermeijbollen.nl>
Date: 8 Jan 2026 20:40 +0000
Subject: alliums

Could I swap the Purple Sensation for Globemaster? Fewer but bigger. Ros

=== polder-05 | google-group | sure: kasbouw
Why: Our own group hides the sender, and calls him only by a first name that is common here.
From: "'Joost' via Export" <export@vandermeijbollen.nl>
To: export@vandermeijbollen.nl
Reply-To: joost@kasbouw.nl
List-Id: <export.vandermeijbollen.nl>
Precedence: list
Date: 9 Jan 2026 10:22 +0100
Subject: Lekkage kap 4

Ik kom maandag kijken. Zet de verwarming in kap 4 vast uit.

=== polder-06 | common-word-name | nobody
Why: Two customers have "Kas" in their names, and it is the word for a glasshouse and for cash.
From: Boekhouder Snel <update@boekhoudersnel-software.nl>
To: export@vandermeijbollen.nl
List-Unsubscribe: <https://boekhoudersnel-software.nl/afmelden>
Date: 12 Jan 2026 07:00 +0100
Subject: Kas en bank in één scherm

Nieuw in versie 9: uw kas sluit nu automatisch aan.

=== polder-07 | similar-names | sure: kas
Why: The group and the builder share the first word; the builder's project is in the group's subject.
From: Inkoop <inkoop@kasgroep.nl>
To: Marloes van der Meij <marloes@vandermeijbollen.nl>
Date: 13 Jan 2026 14:01 +0100
Subject: Kas bouw week 5 - bollen voor opening

Beste Marloes, wij willen 5.000 bolletjes weggeven bij de opening van de nieuwe kas. Offerte?

=== polder-08 | cold-outreach | nobody
Why: A seller of lists says that two of her customers are on them, by their proper names.
From: Lotte de Wit <lotte@leadtuin.io>
To: marloes@vandermeijbollen.nl
Date: 14 Jan 2026 09:30 +0100
Subject: Hollybank Garden Centre en Veiling Rijnoever gingen je voor

Hi Marloes, 214 tuincentra zoeken nu bollen. Zal ik je de lijst sturen?

=== polder-09 | website-only | ask: veiling
Why: A lorry driver shares a link to the auction's clock, which lives under another domain than its mail.
From: Piet K <pietkoerier1965@ziggo.nl>
To: sjoerd@vandermeijbollen.nl
Cc: export@vandermeijbollen.nl
Date: 15 Jan 2026 06:15 +0100
Subject: kar 331

staat op klok.rijnoever.app/kar/331 en er zit niks in??

=== polder-10 | forward-by-colleague | sure: garden
Why: Forwarded in Dutch Outlook words; below them stand English words of an English customer.
From: Sjoerd Postma <sjoerd@vandermeijbollen.nl>
To: Marloes van der Meij <marloes@vandermeijbollen.nl>
Date: 16 Jan 2026 11:44 +0100
Subject: FW: Pallet height

Voor jou!

Van: Ros Teague <hollybankgc@gmail.com>
Verzonden: vrijdag 16 januari 2026 11:20
Aan: Sjoerd Postma
Onderwerp: Pallet height

Our gate is 2.1 m. The last lot had to come over the wall.

=== polder-11 | forward-as-attachment | unknown: kas
Why: A mail without a word and with another mail attached, by one of us.
From: Sjoerd Postma <sjoerd@vandermeijbollen.nl>
To: export@vandermeijbollen.nl
Date: 19 Jan 2026 08:20 +0100
Subject: Doorgestuurd bericht (1 bijlage)

zie bijlage

=== polder-12 | introduction | sure: veiling
Why: A contact brings together a stranger and us, and it is his mail as long as the stranger is silent.
From: Henk Dekker <h.dekker@veiling-rijnoever.nl>
To: marloes@vandermeijbollen.nl, agnieszka@kwiaty-hurt.pl
Date: 20 Jan 2026 16:16 +0100
Subject: kennismaking

Agnieszka, Marloes. Marloes heeft de mooiste alliums van de Bollenstreek.

=== polder-13 | introduction | nobody
Why: The stranger answers alone and has left the one who introduced her out; she is nobody's yet.
From: Agnieszka Bąk <agnieszka@kwiaty-hurt.pl>
To: marloes@vandermeijbollen.nl
Date: 21 Jan 2026 08:00 +0100
Subject: alliums for Poland

Hello Marloes, Henk told me about you. Do you deliver to Łódź?
`,
};
