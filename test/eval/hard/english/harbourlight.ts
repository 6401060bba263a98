import type { HardWorld } from "../hardMail.ts";

/** A design agency in Portland, Maine, in the mailbox of its account director. */
export const harbourlight: HardWorld = {
  name: "harbourlight",
  language: "en",
  organization: {
    name: "Harbourlight",
    domains: ["harbourlight.co"],
    people: [
      "Dana Whitfield <dana@harbourlight.co>",
      "Marcus Bell <marcus@harbourlight.co>",
      "Team <team@harbourlight.co> <support@harbourlight.co>",
    ],
  },
  businesses: [
    {
      id: "keel",
      name: "Keel Outdoor",
      domains: ["keeloutdoor.com"],
      contacts: ["Joanna Petrakis <joanna@keeloutdoor.com>"],
      websites: ["shop.keeloutdoor.com"],
    },
    {
      id: "brindle",
      name: "Brindle PR",
      domains: ["brindlepr.com"],
      contacts: ["Sam Ostrander <sam@brindlepr.com>"],
    },
    {
      id: "casco",
      name: "Casco Bay Ferries",
      domains: ["cascobayferries.org"],
      phones: ["207-555-0142"],
    },
    {
      id: "it",
      name: "IT",
      aliases: ["Inland Timber"],
      domains: ["inlandtimber.us"],
      contacts: ["Reggie Thibodeau <reggie@inlandtimber.us>"],
    },
    { id: "lark", name: "Lark & Rye", contacts: ["Mina Sol <larkandrye@gmail.com>"] },
  ],
  mails: `
=== harbourlight-01 | agency | ask: brindle, keel
Why: A PR firm that is itself a customer writes about another customer, with that one in copy.
From: Sam Ostrander <sam@brindlepr.com>
To: Dana Whitfield <dana@harbourlight.co>
Cc: Joanna Petrakis <joanna@keeloutdoor.com>
Date: 5 Jan 2026 10:02 -0500
Subject: Keel spring lookbook - quotes for press

Dana, Joanna is fine with the second quote. Can you drop it into the lookbook, page 6, before it goes to Outside?

=== harbourlight-02 | agency | sure: brindle
Why: The same PR firm on its own account this time: its own invoice and no client in sight.
From: Brindle PR Billing <billing@brindlepr.com>
To: dana@harbourlight.co
Date: 6 Jan 2026 16:30 -0500
Subject: Invoice 1187, January retainer

Hi Dana, January retainer attached, net 15. Happy new year!

=== harbourlight-03 | google-group | sure: casco
Why: A Google group rewrote the sender into its own; the true one is in the name and in Reply-To.
From: 'Beth Lunt' via Team <team@harbourlight.co>
To: team@harbourlight.co
Reply-To: Beth Lunt <blunt@cascobayferries.org>
List-Id: <team.harbourlight.co>
Precedence: list
Date: 7 Jan 2026 08:44 -0500
Subject: Winter schedule PDF has last year's fares

Hello, page two of the PDF still shows 2025 fares. We've had three calls already this morning. Beth

=== harbourlight-04 | common-word-name | nobody
Why: The business named "IT" is not what a landlord's IT department means, nor the word "it".
From: Congress St Properties <tenants@congressstproperties.com>
To: team@harbourlight.co
Date: 8 Jan 2026 12:00 -0500
Subject: IT maintenance this weekend

Our IT contractor will be replacing the building's switch on Saturday. It may take up to three hours. IT questions to
the front desk.

=== harbourlight-05 | common-word-name | sure: it
Why: A name that is two letters long must still be found when its own people write.
From: Reggie Thibodeau <Reggie@InlandTimber.us>
To: Dana Whitfield <dana@harbourlight.co>
Date: 9 Jan 2026 06:15 -0500
Subject: truck wrap

looks good but the chainsaw is the wrong orange. thats husky's

=== harbourlight-06 | forward-by-colleague | sure: lark
Why: Forwarded twice; the outer forward is by one of us and the inner by another of us, the customer below.
From: Marcus Bell <marcus@harbourlight.co>
To: Dana Whitfield <dana@harbourlight.co>
Date: 12 Jan 2026 14:20 -0500
Subject: Fwd: Fwd: menu typo

yours I think

---------- Forwarded message ---------
From: Team <team@harbourlight.co>
Date: Mon, Jan 12, 2026 at 2:11 PM
Subject: Fwd: menu typo
To: Marcus Bell <marcus@harbourlight.co>

---------- Forwarded message ---------
From: Mina Sol <larkandrye@gmail.com>
Date: Mon, Jan 12, 2026 at 1:58 PM
Subject: menu typo
To: <support@harbourlight.co>

it's "bucatini" with one c :)

=== harbourlight-07 | ticket-system | sure: keel
Why: Zendesk sends from our own name; the customer is in Reply-To and the address of the ticket is a machine's.
From: "Joanna Petrakis (Keel Outdoor)" <support@harbourlight.zendesk.com>
To: dana@harbourlight.co
Reply-To: Joanna Petrakis <joanna@keeloutdoor.com>
Date: 13 Jan 2026 11:09 -0500
Subject: [Harbourlight] Re: checkout banner not showing (#5521)

##- Please type your reply above this line -##
Still broken in Safari, fine in Chrome. Screenshot attached.

=== harbourlight-08 | website-only | ask: keel
Why: A freelancer nobody knows writes; only the customer's shop in her signature says for whom.
From: Tess Amaral <tess.amaral.photo@gmail.com>
To: dana@harbourlight.co
Date: 14 Jan 2026 09:37 -0500
Subject: RAW files from Acadia

Hi Dana, link to the RAWs below, 42 selects. Let me know if you need the drone stuff too.
Tess
see my latest at shop.keeloutdoor.com/journal

=== harbourlight-09 | free-mail-contact | nobody
Why: A Gmail address again, and no contact of anybody: a student with questions.
From: Owen R <owenr.meca2027@gmail.com>
To: team@harbourlight.co
Date: 15 Jan 2026 22:51 -0500
Subject: informational interview?

Hi! I'm a junior at MECA and love what you did for Casco Bay Ferries. Could I ask you a few questions for class?

=== harbourlight-10 | e-signature | ask: it
Why: DocuSign sends from its own domain; who signs is in the display name and the text.
From: Reggie Thibodeau via DocuSign <dse_NA3@docusign.net>
To: Dana Whitfield <dana@harbourlight.co>
Reply-To: Reggie Thibodeau <reggie@inlandtimber.us>
Auto-Submitted: auto-generated
Date: 16 Jan 2026 15:55 -0500
Subject: Completed: SOW 2026 Inland Timber

All parties have completed the envelope "SOW 2026 Inland Timber".

=== harbourlight-11 | calendar | sure: casco
Why: An acceptance of a meeting has no text of its own; its sender is somebody new at the customer's domain.
From: Roy Dyer <rdyer@cascobayferries.org>
To: dana@harbourlight.co
Date: 19 Jan 2026 08:05 -0500
Subject: Accepted: Wayfinding kickoff @ Thu Jan 22, 2026 10am - 11am (EST)

=== harbourlight-12 | phone-only | ask: casco
Why: A deckhand writes from Yahoo; the ferry's telephone is written without any sign between the digits.
From: jimmy d <jimmyd_peaks@yahoo.com>
To: team@harbourlight.co
Date: 20 Jan 2026 18:12 -0500
Subject: sign fell down

the new sign at the peaks terminal blew off. office is 2075550142 but nobody picks up

=== harbourlight-13 | private-mail | nobody
Why: A contact's first name and a customer's town, and still only a school asking for cupcakes.
From: Reiche PTO <pto@reiche.portlandschools.org>
To: dana@harbourlight.co
Date: 21 Jan 2026 07:30 -0500
Subject: Bake sale Friday

Joanna and Reggie's class is short on cupcakes. Can anyone bring two dozen? Nut free please.
`,
};
