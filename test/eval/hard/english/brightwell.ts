import type { HardWorld } from "../hardMail.ts";

/** A London consultancy for freight, in the mailbox of its partner. */
export const brightwell: HardWorld = {
  name: "brightwell",
  language: "en",
  organization: {
    name: "Brightwell & Stone",
    domains: ["brightwellstone.co.uk"],
    people: [
      "Harriet Stone <harriet@brightwellstone.co.uk> <h.stone@brightwellstone.co.uk> <hello@brightwellstone.co.uk>",
      "Tom Okafor <tom@brightwellstone.co.uk>",
      "Priya Nair <priya@brightwellstone.co.uk>",
    ],
  },
  businesses: [
    {
      id: "northgate",
      name: "Northgate Freight",
      aliases: ["Northgate Freight Services Ltd", "NGF"],
      domains: ["northgate-freight.co.uk"],
      contacts: ["Colin Mabey <colin.mabey@northgate-freight.co.uk> <colinmabey61@gmail.com>"],
      websites: ["northgate-freight.co.uk"],
      phones: ["020 7946 0112"],
    },
    { id: "orb", name: "Orb", domains: ["orb.supply"], contacts: ["Lena Farrow <lena@orb.supply>"] },
    { id: "orbis", name: "Orbis Haulage", domains: ["orbishaulage.com"], phones: ["0161 496 0733"] },
    {
      id: "pelham",
      name: "Pelham Dry Dock",
      contacts: ["Rosalind Achebe <r.achebe.pelham@gmail.com>", "Pelham Yard <pelhamyard@btinternet.com>"],
    },
    { id: "now", name: "Now", domains: ["now-couriers.com"] },
  ],
  people: ["Edward Stone <ted.stone@sky.com>"],
  mails: `
=== brightwell-01 | plus-addressing | sure: northgate | thread: q1-review
Why: The sender signs up everywhere with a tag after a plus, so his address is never twice the same.
From: Colin Mabey <colin.mabey+brightwell@northgate-freight.co.uk>
To: Harriet Stone <harriet@brightwellstone.co.uk>
Date: 12 Jan 2026 08:41 +0000
Subject: Q1 review - dates

Morning Harriet,

Could we do the 22nd rather than the 20th? The depot audit has been moved and I'd rather not run between two rooms.

Colin

=== brightwell-02 | gmail-dots | sure: pelham
Why: Gmail ignores dots, and this phone writes the address without the two that were entered.
From: Rosalind Achebe <rachebepelham@gmail.com>
To: harriet@brightwellstone.co.uk
Date: 13 Jan 2026 19:02 +0000
Subject: photos of slipway 2

Sending these from my phone before the light goes. The crack is about 40cm, runs under the winch plate.
Surveyor says Thursday.

R.

=== brightwell-03 | name-inside-name | sure: orbis
Why: "Orb" is a business too, and its name stands inside the name of the one that writes.
From: Dispatch <dispatch@orbishaulage.com>
To: Harriet Stone <harriet@brightwellstone.co.uk>
Cc: Priya Nair <priya@brightwellstone.co.uk>
Date: 15 Jan 2026 07:30 +0000
Subject: Orbis - revised trunking plan w/c 19 Jan

Hi both

Attached is the revised plan. Orbis will run two extra trailers out of Trafford Park until the end of the month.

Dispatch Desk
Orbis Haulage | 0161 496 0733

=== brightwell-04 | spoofed-name | nobody
Why: The display name claims to be a contact's managing director, and the address is anybody's.
From: "Colin Mabey - Northgate Freight" <md.office.desk77@gmail.com>
To: h.stone@brightwellstone.co.uk
Date: 16 Jan 2026 11:27 +0000
Subject: Quick one

Are you at your desk? I need a favour with some vouchers before my 12 o'clock, can't talk, in a meeting.

Sent from my iPhone

=== brightwell-05 | common-word-name | nobody
Why: One business is called "Now", and hardly a mail does without that word.
From: Kate <kate@thedulwichbakery.co.uk>
To: hello@brightwellstone.co.uk
Date: 19 Jan 2026 10:05 +0000
Subject: Ready now - your order for Wednesday

Hi there, your sandwich platters are confirmed. If you need to change numbers please tell us now, as the kitchen
orders on Monday night.

Kate x

=== brightwell-06 | homoglyph | nobody
Why: The second letter of the domain is Cyrillic, so it looks like a customer's and is somebody else's.
From: Accounts <accounts@nоrthgate-freight.co.uk>
To: Harriet Stone <harriet@brightwellstone.co.uk>
Date: 20 Jan 2026 14:48 +0000
Subject: Updated bank details

Dear Harriet,

Please note that our bank has changed with immediate effect. Kindly confirm by return that the next payment goes to
the new account.

Regards
Accounts Receivable

=== brightwell-07 | personal-address | sure: northgate
Why: He writes from his own Gmail on a Sunday, which was entered as a second address of the contact.
From: Col <colinmabey61@gmail.com>
To: Harriet Stone <harriet@brightwellstone.co.uk>
Date: 25 Jan 2026 21:16 +0000
Subject: slides

VPN is down again. Slides are on the link, password is the usual. See you at 9.

=== brightwell-08 | own-alias | nobody
Why: Her own alias writes to her own address: a scan to herself and not a person outside.
From: Hello Brightwell <hello@brightwellstone.co.uk>
To: harriet@brightwellstone.co.uk
Date: 26 Jan 2026 09:00 +0000
Subject: Scan from Kyocera 3rd floor

Scanned document attached (4 pages).

=== brightwell-09 | free-mail-contact | sure: pelham | thread: q-winch
Why: A small yard has no domain of its own; its office address at an internet provider is a contact.
From: Pelham Yard Office <pelhamyard@btinternet.com>
To: Harriet Stone <harriet@brightwellstone.co.uk>
Date: 28 Jan 2026 12:20 +0000
Subject: Quote for winch plate

Please see quote attached. Lead time is six weeks from order as the casting comes from Sheffield.

Barry

=== brightwell-10 | isp-mail | nobody
Why: Another customer of the same internet provider as the yard's office; the domain says nothing.
From: M Tilling <mtilling4@btinternet.com>
To: hello@brightwellstone.co.uk
Date: 29 Jan 2026 17:55 +0000
Subject: Parking outside your office

To whom it may concern, one of your vans has again been left across my drive in Caldecott Mews. Please have it moved.

M. Tilling (Mrs)

=== brightwell-11 | topic-change | sure: orbis | thread: orbis-trunk
Why: The thread began about trunking and ends about a tender, yet it is the same firm writing all along.
From: Gareth Pugh <gareth.pugh@orbishaulage.com>
To: Harriet Stone <harriet@brightwellstone.co.uk>
Date: 2 Feb 2026 16:10 +0000
Subject: RE: Orbis - revised trunking plan w/c 19 Jan

Different matter, but while I have you: are you supporting anyone on the Port of Tyne tender? We would like to bid.

Gareth

=== brightwell-12 | private-mail | nobody
Why: Her brother is a known person without a business, and mentions a customer's name in passing.
From: Ted <ted.stone@sky.com>
To: harriet@brightwellstone.co.uk
Date: 7 Feb 2026 22:40 +0000
Subject: Mum's birthday

Do you want to do the train or shall I drive us both? There were Northgate lorries all over the M1 last time so I
vote train. Dad says no presents over twenty quid.

=== brightwell-13 | reply-to | sure: northgate
Why: A web form sends it from a machine's address; only Reply-To has the person at the customer.
From: Website <wordpress@brightwellstone.co.uk>
To: hello@brightwellstone.co.uk
Reply-To: Marta Quill <marta.quill@northgate-freight.co.uk>
Date: 9 Feb 2026 13:37 +0000
Subject: New message from "Contact us"

Name: Marta Quill
Company: Northgate Freight
Message: I've taken over from Colin for the Felixstowe site, could someone add me to the monthly report?

=== brightwell-14 | out-of-office | ask: northgate
Why: An automatic answer from a contact: his address is certain, and still nobody wrote.
From: Colin Mabey <colin.mabey@northgate-freight.co.uk>
To: Harriet Stone <harriet@brightwellstone.co.uk>
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
Date: 16 Feb 2026 08:01 +0000
Subject: Automatic reply: February numbers

I'm away until Monday 23 February. For anything urgent on Felixstowe please contact Marta Quill.
`,
};
