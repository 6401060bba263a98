import type { HardWorld } from "../hardMail.ts";

/** A maker of school software in Denver, in the mailbox of the head of sales: names and suffixes that are shared. */
export const tamarack: HardWorld = {
  name: "tamarack",
  language: "en",
  organization: {
    name: "Tamarack Learning",
    domains: ["tamaracklearning.com", "tamarack.io"],
    people: ["Alicia Romero <alicia@tamaracklearning.com>", "Ben Cho <ben@tamarack.io>"],
  },
  businesses: [
    { id: "aspen", name: "Aspen Ridge School District", domains: ["aspenridge.k12.co.us"] },
    {
      id: "bond",
      name: "Bond",
      domains: ["bond-assessments.com"],
      contacts: ["Philippa Crane <pcrane@bond-assessments.com>"],
    },
    {
      id: "octant",
      name: "Octant Labs",
      domains: ["octantlabs.github.io"],
      contacts: ["Ravi Menon <ravi@octantlabs.dev>"],
    },
    { id: "elmwood", name: "Elmwood Academy", domains: ["elmwood.kent.sch.uk", "elmwoodacademy.org.uk"] },
    { id: "first", name: "First", aliases: ["First Tutors LLC"], domains: ["firsttutors.us"] },
    {
      id: "quill",
      name: "Quill & Co",
      contacts: ["Dorothy Haines <dorothy.haines@aol.com>"],
      references: ["PO-77810"],
    },
  ],
  mails: `
=== tamarack-01 | private-suffix | sure: aspen
Why: In k12.co.us every district has its own place; the part before it is the school, not the rest.
From: Gwen Salazar <gsalazar@aspenridge.k12.co.us>
To: Alicia Romero <alicia@tamaracklearning.com>
Date: 5 Jan 2026 07:50 -0700
Subject: rosters for spring

Rosters attached. We have 31 more seats than last term, so you'll want to true up the license.

=== tamarack-02 | private-suffix | nobody
Why: Another district under the same suffix, which is not a customer.
From: Purchasing <purchasing@lamar-east.k12.co.us>
To: alicia@tamaracklearning.com
Date: 6 Jan 2026 13:15 -0700
Subject: Vendor packet request

Please complete the attached W-9 and vendor packet so we can add Tamarack to our list for the fall RFP.

=== tamarack-03 | shared-hosting | nobody
Why: The same hosting as a customer's pages, a neighbour who has nothing to do with it.
From: Static Course <hello@static-course.github.io>
To: ben@tamarack.io
Cc: alicia@tamaracklearning.com
Date: 7 Jan 2026 03:22 +0000
Subject: your docs have a broken link

Hey, the link to the LTI guide 404s. Thought you'd want to know!

=== tamarack-04 | subdomain | sure: bond
Why: The scoring machine of the customer writes from three levels below its domain, and a person reads it.
From: Score Desk <desk@eu.scoring.bond-assessments.com>
To: Alicia Romero <alicia@tamaracklearning.com>
Date: 8 Jan 2026 09:00 +0000
Subject: Item bank v14: three items withdrawn

Items 2204, 2209 and 2311 were withdrawn after review. Please remove them from the mock tests by Friday. - Hal

=== tamarack-05 | common-word-name | nobody
Why: A business is called "Bond" and this is about a school bond on the ballot.
From: Colorado School Funding Watch <updates@cosfw.org>
To: alicia@tamaracklearning.com
List-Unsubscribe: <https://cosfw.org/u/aa81>
Date: 9 Jan 2026 06:00 -0700
Subject: Bond measure 4B heads to the ballot

The bond would raise $210M over ten years. Bond counsel expects first hearings in March.

=== tamarack-06 | changed-job | sure: bond
Why: A new sender at the customer's domain who signs with the name of a contact at another business.
From: Ravi Menon <rmenon@bond-assessments.com>
To: Alicia Romero <alicia@tamaracklearning.com>
Date: 12 Jan 2026 08:31 -0700
Subject: New chapter

Alicia, I left Octant at Christmas and started at Bond on Monday, running integrations. Pick up where we left off?

=== tamarack-07 | changed-job | sure: octant
Why: His old address is answered by his successor, and belongs to the old firm still.
From: Ravi Menon <ravi@octantlabs.dev>
To: Alicia Romero <alicia@tamaracklearning.com>
Date: 13 Jan 2026 10:10 -0700
Subject: Re: New chapter

Hi Alicia, this is Jo, I look after Ravi's mailbox now. For anything on the API beta please use me going forward.

=== tamarack-08 | sibling-domain | sure: elmwood
Why: The school's head uses the second of its two domains, under another public suffix.
From: "Mrs K. Adeyemi (Head)" <head@elmwoodacademy.org.uk>
To: alicia@tamaracklearning.com
Date: 14 Jan 2026 16:45 +0000
Subject: Safeguarding questionnaire

Dear Ms Romero, our governors need the enclosed questionnaire returned by the half-term break. Yours sincerely

=== tamarack-09 | lookalike-domain | nobody
Why: An "n" in place of an "m": it reads like the customer, and wants a form with bank details.
From: Dorothy Haines <dorothy.haines@aoI-mail.co>
To: alicia@tamaracklearning.com
Date: 15 Jan 2026 20:20 -0700
Subject: direct deposit form

Alicia, could you have accounting send the ACH form to this address, my other one is locked.

=== tamarack-10 | reference-only | ask: quill
Why: A warehouse confirms an order by number; only the number leads to the bookshop that gave it.
From: Ship Confirm <noreply@midwestfulfill.net>
To: alicia@tamaracklearning.com
Auto-Submitted: auto-generated
Date: 16 Jan 2026 02:14 -0700
Subject: PO-77810 has shipped

Your order PO-77810 left Omaha today. 3 cartons, 41 lb.

=== tamarack-11 | isp-mail | sure: quill
Why: She runs the shop from AOL, in a new display name and without a signature.
From: D <Dorothy.Haines@aol.com>
To: alicia@tamaracklearning.com
Date: 19 Jan 2026 17:02 -0700
Subject: (no subject)

did the workbooks go out yet? customers asking

=== tamarack-12 | name-inside-name | nobody
Why: "Quill" and "First" are both here as parts of other words and names, neither of them meant.
From: Tranquillity Retreats <stay@tranquillity-firstlight.com>
To: ben@tamarack.io
Cc: alicia@tamaracklearning.com
Date: 20 Jan 2026 11:11 -0700
Subject: Your offsite at Firstlight Lodge

Hi Ben, jonquils will be out by your dates. Tranquillity Lodge and Firstlight Cabin are both still available.

=== tamarack-13 | internal | ask: aspen
Why: Two of us from two of our own domains speak of a customer; nobody outside takes part.
From: Ben Cho <ben@tamarack.io>
To: Alicia Romero <alicia@tamaracklearning.com>
Date: 21 Jan 2026 15:40 -0700
Subject: Aspen Ridge School District renewal

they'll churn if we don't fix rostering. can we give them 10% and not tell finance till march?
`,
};
