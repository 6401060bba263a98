import type { HardWorld } from "../hardMail.ts";

/** A wholesaler in Leeds, in the mailbox of a buyer: many recipients, blind copies, parcels and lists. */
export const pennine: HardWorld = {
  name: "pennine",
  language: "en",
  organization: {
    name: "Pennine Wholefoods",
    domains: ["penninewholefoods.co.uk"],
    people: [
      "Shabnam Iqbal <shabnam@penninewholefoods.co.uk> <orders@penninewholefoods.co.uk>",
      "Gary Holt <gary@penninewholefoods.co.uk>",
    ],
  },
  businesses: [
    {
      id: "oats",
      name: "Glen Ashdale Mill",
      domains: ["ashdalemill.scot"],
      contacts: ["Morag Innes <morag@ashdalemill.scot>"],
    },
    {
      id: "figs",
      name: "Ege Dried Fruit",
      domains: ["egedriedfruit.com.tr"],
      contacts: ["Serkan Aydın <serkan@egedriedfruit.com.tr>"],
    },
    { id: "hopton", name: "Hopton's", domains: ["hoptons.co.uk"], contacts: ["Bev <bev@hoptons.co.uk>"] },
    { id: "green", name: "Green", aliases: ["Green Grocers Co-op"], domains: ["green.coop"] },
    { id: "calder", name: "Calder Couriers", domains: ["caldercouriers.co.uk"], references: ["CC1094417"] },
    { id: "beans", name: "Fenland Beans", contacts: ["Ivan Fell <fenlandbeans@tiscali.co.uk>"] },
  ],
  mails: `
=== pennine-01 | many-recipients | tie: oats, figs, hopton, green, calder, beans
Why: One of us writes to everybody in the trade at once; it is with all of them and with none.
From: Gary Holt <gary@penninewholefoods.co.uk>
To: orders@penninewholefoods.co.uk
Cc: morag@ashdalemill.scot, rory@ashdalemill.scot, dispatch@ashdalemill.scot, serkan@egedriedfruit.com.tr, export@egedriedfruit.com.tr, bev@hoptons.co.uk, accounts@hoptons.co.uk, warehouse@hoptons.co.uk, buying@green.coop, till@green.coop, mara@green.coop, jo@green.coop, office@caldercouriers.co.uk, depot@caldercouriers.co.uk, fenlandbeans@tiscali.co.uk, k.barlow@todmordenhealth.org, info@greenwoodcafe.co.uk, hello@thewholenut.co.uk, sales@pulsesdirect.eu, trade@ricefields.it, amy@beetrootandco.uk, lou.fenwick@gmail.com, pete.pickles@hotmail.co.uk, shop@otleywholefoods.co.uk, info@saltairelarder.co.uk, hello@ilkleygrocer.co.uk, sam@hebdenrefill.org, order@skiptondeli.co.uk, bookings@settlecafe.co.uk, jan@malhamstores.co.uk, ask@keighleycoop.uk, tom@bingleybakes.co.uk, hi@shipleyjar.com, kay@baildonbulk.co.uk, eat@horsforthhalls.co.uk, ed@roundhayroots.co.uk, bea@chapelallertonchai.co.uk, wes@headingleyherbs.co.uk, liz@kirkstallkitchen.co.uk, ann@armleyapples.co.uk
Date: 5 Jan 2026 09:00 +0000
Subject: We are moving! New warehouse from 2 February

Dear all, from Monday 2 February please deliver to Unit 9, Stourton Link, LS10.

=== pennine-02 | many-recipients | sure: hopton, oats, figs, green, calder, beans
Why: One of the forty answers to all; only he speaks, whoever else reads it.
From: Bev <bev@hoptons.co.uk>
To: gary@penninewholefoods.co.uk
Cc: orders@penninewholefoods.co.uk, morag@ashdalemill.scot, serkan@egedriedfruit.com.tr, buying@green.coop, office@caldercouriers.co.uk, fenlandbeans@tiscali.co.uk, amy@beetrootandco.uk
Date: 5 Jan 2026 09:14 +0000
Subject: RE: We are moving! New warehouse from 2 February

Gary does that unit take a 26 tonner? Our lad couldn't turn round at the old one.

=== pennine-03 | shipping | sure: calder
Why: The courier is a business; its dispatcher writes by hand about a parcel of another business.
From: Depot <depot@caldercouriers.co.uk>
To: Shabnam Iqbal <shabnam@penninewholefoods.co.uk>
Date: 8 Jan 2026 06:10 +0000
Subject: Ashdale Mill pallet - refused

Your pallet from Glen Ashdale Mill was refused at Green, nobody there to sign. Bring it back or try tomorrow?

=== pennine-04 | shipping | ask: calder
Why: The same courier's machine tells of a parcel by its number.
From: Calder Tracking <no-reply@track.caldercouriers.co.uk>
To: orders@penninewholefoods.co.uk
Auto-Submitted: auto-generated
Date: 8 Jan 2026 16:00 +0000
Subject: CC1094417 delivered

Signed for by: MARA.

=== pennine-05 | common-word-name | nobody
Why: "Green" is a shop among the customers, and the colour of a council's bin.
From: Leeds Waste <donotreply@leedswaste-updates.org.uk>
To: orders@penninewholefoods.co.uk
Date: 9 Jan 2026 11:00 +0000
Subject: Green bin collections resume

Green bins will be collected from Monday. Put your green bin out by 7am.

=== pennine-06 | bcc | sure: figs
Why: She is in blind copy and neither To nor Cc names her; only Delivered-To tells how it came.
From: Serkan Aydın <serkan@egedriedfruit.com.tr>
To: undisclosed recipients <noreply@egedriedfruit.com.tr>
Delivered-To: shabnam@penninewholefoods.co.uk
Date: 12 Jan 2026 12:40 +0300
Subject: New crop figs and frost

Dear partners, the frost of 9 January has taken a third of the crop in Aydın. New prices follow on Thursday.

=== pennine-07 | isp-mail | sure: beans
Why: A farm whose provider was sold twice; the address at Tiscali is all that it has.
From: Ivan & Sue Fell <FenlandBeans@Tiscali.co.uk>
To: orders@penninewholefoods.co.uk
Date: 13 Jan 2026 05:48 +0000
Subject: Re: order

2 ton of marrowfat no bother. Carlin not till feb

=== pennine-08 | private-suffix | sure: green
Why: The whole name of the shop is a short word under an ending that few lists know.
From: Mara <mara@green.coop>
To: Shabnam Iqbal <shabnam@penninewholefoods.co.uk>
Date: 14 Jan 2026 10:31 +0000
Subject: sorry about the pallet!

We were all in the walk-in and didn't hear the bell. Any chance of tomorrow before ten?

=== pennine-09 | lookalike-domain | nobody
Why: The customer's domain with the ending of another country, by one who wants an order sent elsewhere.
From: Hoptons Purchasing <purchasing@hoptons.com.co>
To: orders@penninewholefoods.co.uk
Date: 15 Jan 2026 14:14 +0000
Subject: URGENT PURCHASE ORDER 88120

Dear supplier, kindly supply the attached on 30 days terms to our new store in Croydon. Confirm stock.

=== pennine-10 | reply-to | sure: oats
Why: The mill's shop system sends as itself and asks for answers to a person at the mill.
From: Ashdale Orders <mailer@eu2.shopfactory-mail.com>
To: orders@penninewholefoods.co.uk
Reply-To: Morag Innes <morag@ashdalemill.scot>
Date: 16 Jan 2026 09:09 +0000
Subject: Question about your order 3312

Hi, did you mean pinhead or medium? We've put you down for both! Morag

=== pennine-11 | bounce | ask: beans
Why: The server's report comes in words of a machine, with a farm's address among its codes.
From: MAILER-DAEMON@mx3.penninewholefoods.co.uk
To: orders@penninewholefoods.co.uk
Auto-Submitted: auto-replied
Return-Path: <>
Date: 19 Jan 2026 08:00 +0000
Subject: Undelivered Mail Returned to Sender

<fenlandbeans@tiscali.co.uk>: host mx.tiscali.co.uk said: 452 4.2.2 Mailbox full

=== pennine-12 | forward-as-attachment | unknown: figs
Why: A colleague attaches the mail as a file; the body names nobody, and only a person can open it.
From: Gary Holt <gary@penninewholefoods.co.uk>
To: Shabnam Iqbal <shabnam@penninewholefoods.co.uk>
Date: 20 Jan 2026 15:15 +0000
Subject: FW: claim

see attached .eml, they want photos of every carton

=== pennine-13 | internal | nobody
Why: A mail to all of us about an evening; the name of a mill is only a whisky on the table.
From: Gary Holt <gary@penninewholefoods.co.uk>
To: orders@penninewholefoods.co.uk
Date: 23 Jan 2026 16:55 +0000
Subject: Burns night

Bring a poem. I'm bringing the Glen Ashdale and Shabnam's doing veggie haggis.
`,
};
