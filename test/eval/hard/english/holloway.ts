import type { HardWorld } from "../hardMail.ts";

/** An architect's practice in Bristol, in the mailbox of an associate: what people did by hand, and long threads. */
export const holloway: HardWorld = {
  name: "holloway",
  language: "en",
  organization: {
    name: "Holloway Studio",
    domains: ["holloway.studio"],
    people: [
      "Freya Lindholm <freya@holloway.studio> <studio@holloway.studio>",
      "Nikhil Rao <nikhil@holloway.studio>",
    ],
  },
  businesses: [
    {
      id: "avon",
      name: "Avon Estates",
      domains: ["avonestates.co.uk"],
      contacts: ["Helen Pryce <helen.pryce@avonestates.co.uk>"],
      references: ["HS-2210"],
    },
    { id: "avonqs", name: "Avon QS", domains: ["avonqs.com"], contacts: ["Dev Mistry <dev@avonqs.com>"] },
    {
      id: "parish",
      name: "St Werburgh's PCC",
      contacts: ["Rev. Tilly Marsh <vicar.stwerburghs@outlook.com>"],
    },
    { id: "tanner", name: "Tanner & Daughters", domains: ["tanneranddaughters.build"] },
    {
      id: "lido",
      name: "Clevedon Lido Trust",
      domains: ["clevedonlido.org.uk"],
      postal: "The Boathouse, Old Church Road, BS21 7TU",
    },
  ],
  mails: `
=== holloway-01 | thread-hijack | sure: tanner | thread: avon-roof
Why: The builder answers in the client's thread, without the client, about another site.
From: Josie Tanner <josie@tanneranddaughters.build>
To: Freya Lindholm <freya@holloway.studio>
Date: 6 Jan 2026 07:01 +0000
Subject: RE: HS-2210 Roof details

Off topic but quickest way to reach you. Lido lads want to know where the skip goes tomorrow.

=== holloway-02 | old-mail | sure: parish
Why: An answer to a question of four years ago, from a contact by a web mail that nobody else has.
From: Vicar St Werburghs <vicar.stwerburghs@outlook.com>
To: studio@holloway.studio
In-Reply-To: <20220118.faculty@holloway.studio>
Date: 7 Jan 2026 22:10 +0000
Subject: Re: Re: Faculty application - nave heating

Forgive the delay (!). The archdeacon has said yes. Are you still able?

=== holloway-03 | forward-as-attachment | unknown: lido
Why: The mail is attached as a file with a telling name; body and headers hold only a colleague.
From: Nikhil Rao <nikhil@holloway.studio>
To: freya@holloway.studio
Date: 8 Jan 2026 16:40 +0000
Subject: FW: 3 messages

3 attached messages

=== holloway-04 | filed-by-hand | nobody | files: nobody | scope: address
Why: A neighbour of a client's site complains; a person says that her mails belong to no business.
From: Mrs P Gale <pgale.clevedon@talktalk.net>
To: studio@holloway.studio
Date: 9 Jan 2026 10:00 +0000
Subject: Clevedon Lido Trust - my objection

I object in the strongest terms to the Clevedon Lido Trust's plans. The Boathouse blocks my view as it is.

=== holloway-05 | filed-by-hand | nobody
Why: The neighbour again, with the client's whole name and street; the person's word about her stands.
From: Mrs P Gale <pgale.clevedon@talktalk.net>
To: studio@holloway.studio
Date: 14 Jan 2026 09:30 +0000
Subject: Clevedon Lido Trust - FURTHER objection

See enclosed photograph taken from Old Church Road, BS21 7TU.

=== holloway-06 | similar-names | sure: avonqs
Why: Quantity surveyors and landlords of the same river; the subject has the landlord's job number.
From: Dev Mistry <dev@avonqs.com>
To: Freya Lindholm <freya@holloway.studio>
Date: 15 Jan 2026 11:12 +0000
Subject: HS-2210 cost plan rev C

Freya, rev C attached. I've put our fee on the last page, please pass by Nikhil.

=== holloway-07 | new-subject | sure: avon | thread: avon-drains
Why: The contact writes in a new thread about an old matter, from her telephone and in small letters.
From: helen.pryce@avonestates.co.uk
To: studio@holloway.studio
Date: 16 Jan 2026 18:59 +0000
Subject: drains!!

flooded again. can someone come

=== holloway-08 | quoted-history | ask: avon, tanner | thread: avon-drains
Why: A plumber nobody knows answers in the landlord's thread, with only the builder in copy.
From: Kev <kev.drainsurveys@gmail.com>
To: studio@holloway.studio
Cc: josie@tanneranddaughters.build
Date: 19 Jan 2026 06:30 +0000
Subject: Re: drains!!

camera is booked 8am, root in the gully i reckon

On Fri, 16 Jan 2026 at 18:59, <helen.pryce@avonestates.co.uk> wrote:
> flooded again. can someone come

=== holloway-09 | postal-only | ask: lido
Why: A lifeguard's private mail ends in the trust's street and nothing else of it.
From: Milo B <milo.swims@proton.me>
To: studio@holloway.studio
Date: 20 Jan 2026 17:17 +0000
Subject: changing room hooks

Hiya can we have lower hooks for the kids? ta, Milo
the boathouse, old church rd, bs21 7tu

=== holloway-10 | recruiting | nobody
Why: An applicant works for one client and lives with another; she writes for herself.
From: Bethan Hughes <bethan.hughes.parttwo@gmail.com>
To: studio@holloway.studio
Date: 21 Jan 2026 12:00 +0000
Subject: Part II placement

Dear Freya, I'm a year out at Avon Estates and sing at St Werburgh's. I'd love to join Holloway. CV attached.

=== holloway-11 | bcc | sure: avon
Why: A round letter with nobody in To; the sender is not a contact and the domain is the landlord's.
From: Tenant Liaison <liaison@avonestates.co.uk>
To: liaison@avonestates.co.uk
Delivered-To: freya@holloway.studio
Date: 22 Jan 2026 09:09 +0000
Subject: Scaffold strike dates

To all tenants and consultants: the scaffold on Block C comes down on 2 February.

=== holloway-12 | e-signature | ask: parish
Why: A signing service writes; the vicar is in the text by her free address.
From: Dropbox Sign <noreply@mail.hellosign.com>
To: freya@holloway.studio
Auto-Submitted: auto-generated
Date: 23 Jan 2026 15:15 +0000
Subject: Appointment letter has been signed by Rev. Tilly Marsh

Signed by vicar.stwerburghs@outlook.com and freya@holloway.studio.

=== holloway-13 | bounce | nobody
Why: A bounce of spam that somebody else sent in the studio's name, to an address at a client's domain.
From: Mail Delivery System <mailer-daemon@relay.farhost.ru>
To: freya@holloway.studio
Auto-Submitted: auto-replied
Return-Path: <>
Date: 26 Jan 2026 02:20 +0300
Subject: failure notice: CHEAP MEDS

Sorry, no mailbox here by that name: zzqx88@avonestates.co.uk
`,
};
