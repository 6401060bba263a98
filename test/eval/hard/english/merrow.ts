import type { HardWorld } from "../hardMail.ts";

/** A solicitors' firm in Dublin, in the mailbox of a partner: threads that change hands, names and topics. */
export const merrow: HardWorld = {
  name: "merrow",
  language: "en",
  organization: {
    name: "Merrow Keane Solicitors",
    domains: ["merrowkeane.ie"],
    people: ["Aoife Keane <akeane@merrowkeane.ie>", "Declan Roche <droche@merrowkeane.ie>"],
  },
  businesses: [
    {
      id: "tolka",
      name: "Tolka Homes",
      domains: ["tolkahomes.ie"],
      contacts: ["Fergal Nugent <fergal@tolkahomes.ie>"],
      references: ["MK/24/0917"],
    },
    {
      id: "liffey",
      name: "Liffey Capital",
      domains: ["liffeycapital.com"],
      contacts: ["Siobhan Daly <sdaly@liffeycapital.com>"],
    },
    { id: "hartnett", name: "Hartnett & Ryan", domains: ["hartnettryan.ie"] },
    { id: "gorse", name: "Gorse Hill Dairy", contacts: ["Mick Tuohy <micktuohy@eircom.net>"] },
    { id: "tolkapark", name: "Tolka Park Events", domains: ["tolkapark-events.ie"] },
  ],
  mails: `
=== merrow-01 | personal-address | sure: tolka | thread: contract
Why: The thread starts well: a contact writes about his own purchase.
From: Fergal Nugent <fergal@tolkahomes.ie>
To: Aoife Keane <akeane@merrowkeane.ie>
Date: 6 Jan 2026 09:15 +0000
Subject: Contract for site at Ballybough

Aoife, vendor wants to close by end of March. Is the title clean?

=== merrow-02 | personal-address | sure: tolka | thread: contract
Why: The contact goes on from an address that nobody has seen; only the conversation holds it.
From: Fergal <ferg.nugent.1974@outlook.ie>
To: akeane@merrowkeane.ie
Date: 6 Jan 2026 22:48 +0000
Subject: Re: Contract for site at Ballybough

Forgot to say - there's a right of way at the back, my brother in law found an old map.

=== merrow-03 | thread-hijack | sure: liffey
Why: She answers an old mail of another client to find the address, and starts her own matter in it.
From: Siobhan Daly <sdaly@liffeycapital.com>
To: Aoife Keane <akeane@merrowkeane.ie>
In-Reply-To: <contract-1@tolkahomes.ie>
Date: 8 Jan 2026 11:02 +0000
Subject: RE: Contract for site at Ballybough

Hi Aoife, using this one as I had it to hand. Nothing to do with Tolka! We need a shareholders' agreement reviewed.

=== merrow-04 | new-subject | sure: tolka | thread: contract
Why: A new subject in the same thread, from the other side's solicitors, who are a business as well.
From: Niamh Hartnett <nh@hartnettryan.ie>
To: Aoife Keane <akeane@merrowkeane.ie>
Cc: Fergal Nugent <fergal@tolkahomes.ie>
Date: 12 Jan 2026 16:20 +0000
Subject: Requisitions on title - our client Mrs Byrne

Dear Aoife, replies to requisitions enclosed. Strictly subject to contract / contract denied.

=== merrow-05 | internal | ask: tolka | thread: contract
Why: The two solicitors go on alone in the client's thread; what they say is theirs to file or not.
From: Declan Roche <droche@merrowkeane.ie>
To: Aoife Keane <akeane@merrowkeane.ie>
Date: 12 Jan 2026 17:03 +0000
Subject: RE: Requisitions on title - our client Mrs Byrne

Between ourselves, I'd not let him sign. That right of way is live.

=== merrow-06 | quoted-history | sure: liffey
Why: The history below quotes another client's name and address at length, and is not what is written now.
From: Siobhan Daly <sdaly@liffeycapital.com>
To: akeane@merrowkeane.ie
Date: 15 Jan 2026 08:12 +0000
Subject: Fee quote

Grand, go ahead on that basis.

On Wed 14 Jan 2026 at 18:40, Aoife Keane <akeane@merrowkeane.ie> wrote:
> As with Tolka Homes (Fergal Nugent, fergal@tolkahomes.ie, who kindly agreed to be named), a fixed fee of 4,500.

=== merrow-07 | old-mail | sure: gorse | thread: gorse-lease
Why: He answers a mail from nine years ago under its old subject, and his address has stayed.
From: Mick Tuohy <micktuohy@eircom.net>
To: Aoife Keane <akeane@merrowkeane.ie>
In-Reply-To: <20170321.milk-lease@merrowkeane.ie>
Date: 19 Jan 2026 06:30 +0000
Subject: Re: Lease of lower field (2017)

Its up in March. same again or will we look for more

=== merrow-08 | similar-names | sure: tolkapark
Why: The stadium's events firm shares the river's name with the builder, and the builder's matter is more usual.
From: Events <bookings@tolkapark-events.ie>
To: Aoife Keane <akeane@merrowkeane.ie>
Date: 21 Jan 2026 12:44 +0000
Subject: Tolka licence renewal

Hi Aoife, the District Court date for our licence is 3 March. Do you need the fire cert again?

=== merrow-09 | reference-only | ask: tolka
Why: The land registry knows only the firm's own file number.
From: Land Registry eDischarge <no-reply@tailte-eireann-notices.ie>
To: akeane@merrowkeane.ie
Auto-Submitted: auto-generated
Date: 22 Jan 2026 02:00 +0000
Subject: Your ref MK/24/0917: application lodged

Dealing number D2026LR008812K has been allocated.

=== merrow-10 | tie | tie: tolka, liffey
Why: Two clients who are about to do business with each other are written to in one line.
From: Aoife Keane <akeane@merrowkeane.ie>
To: Fergal Nugent <fergal@tolkahomes.ie>, Siobhan Daly <sdaly@liffeycapital.com>
Date: 23 Jan 2026 09:00 +0000
Subject: Introductions

Fergal, Siobhan: as promised, you two should talk about Ballybough. I can act for neither of you on it, mind.

=== merrow-11 | introduction | sure: liffey, tolka
Why: One of two introduced clients moves the other to copy; he speaks, she listens.
From: Siobhan Daly <sdaly@liffeycapital.com>
To: Aoife Keane <akeane@merrowkeane.ie>
Cc: Fergal Nugent <fergal@tolkahomes.ie>
Date: 23 Jan 2026 10:21 +0000
Subject: Re: Introductions

Thanks Aoife. I'll take it from here and send you our terms first.

=== merrow-12 | not-this-business | ask: hartnett | removes: hartnett | scope: address
Why: It begins as a firm's mail and a person says it is not: the man writes as her running partner.
From: Cathal Ryan <cathal@hartnettryan.ie>
To: akeane@merrowkeane.ie
Date: 24 Jan 2026 07:15 +0000
Subject: Phoenix Park 10k

Are you still on for Sunday? Half eight at the Wellington monument.

=== merrow-13 | not-this-business | nobody
Why: From the address that a person has taken away from the business; the domain must not bring it back.
From: Cathal Ryan <cathal@hartnettryan.ie>
To: akeane@merrowkeane.ie
Date: 31 Jan 2026 07:02 +0000
Subject: Marathon ballot

We both got in! God help our knees.
`,
};
