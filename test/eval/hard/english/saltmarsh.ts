import type { HardWorld } from "../hardMail.ts";

/** A founder's mailbox in Toronto: machines that write for people, lists, strangers who sell. */
export const saltmarsh: HardWorld = {
  name: "saltmarsh",
  language: "en",
  organization: {
    name: "Saltmarsh Software",
    domains: ["saltmarsh.dev"],
    people: [
      "Imogen Clarke <imogen@saltmarsh.dev> <founders@saltmarsh.dev> <imogen.clarke@gmail.com>",
      "Andre Baptiste <andre@saltmarsh.dev>",
    ],
  },
  businesses: [
    {
      id: "wren",
      name: "Wren Analytics",
      domains: ["wren-analytics.ca"],
      contacts: ["Peter Novak <pnovak@wren-analytics.ca>"],
    },
    {
      id: "kestrel",
      name: "Kestrel Robotics",
      domains: ["kestrelrobotics.com"],
      contacts: ["Ying Zhao <ying.zhao@kestrelrobotics.com>"],
      references: ["KR-SO-5540"],
    },
    { id: "cedar", name: "Cedar Fund II", domains: ["cedar.vc"], contacts: ["Hal Weiss <hal@cedar.vc>"] },
    { id: "theatre", name: "The", aliases: ["The Theatre Collective"], domains: ["the-collective.org"] },
    { id: "hobbs", name: "Hobbs Payroll", domains: ["hobbspayroll.ca"] },
  ],
  people: ["Robin Clarke <robin.clarke@rogers.com>"],
  mails: `
=== saltmarsh-01 | invoice-platform | ask: wren
Why: Stripe tells of a payment by a customer who is named, and who did not write.
From: Stripe <notifications@stripe.com>
To: founders@saltmarsh.dev
Auto-Submitted: auto-generated
Date: 5 Jan 2026 04:10 -0500
Subject: Payment of CA$1,180.00 from Wren Analytics

You received a payment from Wren Analytics (pnovak@wren-analytics.ca).

=== saltmarsh-02 | invoice-platform | ask: kestrel
Why: A purchasing portal writes for a customer with its order number and its name, from a domain of thousands.
From: "Kestrel Robotics - Purchasing" <ordersender-prod@ansmtp.procurenet.com>
To: Imogen Clarke <imogen@saltmarsh.dev>
Reply-To: <do-not-reply@procurenet.com>
Date: 6 Jan 2026 12:00 -0500
Subject: Kestrel Robotics sent a new Purchase Order KR-SO-5540

This purchase order was delivered by ProcureNet Network.

=== saltmarsh-03 | cold-outreach | nobody
Why: A stranger drops the names of two customers to look like a friend.
From: Brandon <brandon@growthrocket-leads.io>
To: imogen@saltmarsh.dev
Date: 7 Jan 2026 09:59 -0500
Subject: Imogen <> Brandon

Hey Imogen, we helped Kestrel Robotics and Wren Analytics book 3x more demos. Worth a quick 15 min?

=== saltmarsh-04 | cold-outreach | nobody
Why: The third reminder pretends by its subject to be an answer in a thread.
From: Brandon <brandon@growthrocket-leads.io>
To: imogen@saltmarsh.dev
Date: 14 Jan 2026 10:00 -0500
Subject: Re: Re: Imogen <> Brandon

Bumping this to the top of your inbox! Did Peter at Wren mention us?

=== saltmarsh-05 | mailing-list | nobody
Why: A customer's engineer asks on a public list; she writes to all who read it and not to this firm.
From: Ying Zhao <ying.zhao@kestrelrobotics.com>
To: dev@lists.opentelemetry-users.org
Reply-To: dev@lists.opentelemetry-users.org
List-Id: OTel developers <dev.lists.opentelemetry-users.org>
Precedence: list
Date: 15 Jan 2026 13:31 -0500
Subject: [otel-dev] exporter drops spans on SIGTERM

Has anyone seen the batch processor drop spans on shutdown? Repro below.

=== saltmarsh-06 | mailing-list | sure: kestrel
Why: The same engineer takes it off the list and writes to the founder alone, in the list's subject.
From: Ying Zhao <ying.zhao@kestrelrobotics.com>
To: imogen@saltmarsh.dev
Date: 15 Jan 2026 14:02 -0500
Subject: Re: [otel-dev] exporter drops spans on SIGTERM

Off list: is this your agent? We see it on every Saltmarsh host and nowhere else.

=== saltmarsh-07 | own-alias | nobody
Why: The founder mails herself a note from her own private address, with a customer's name for a subject.
From: Imogen Clarke <imogen.clarke@gmail.com>
To: imogen@saltmarsh.dev
Date: 17 Jan 2026 23:15 -0500
Subject: wren wren wren

raise price. also milk

=== saltmarsh-08 | common-word-name | nobody
Why: A business is entered as "The", which begins this subject as it begins half of all others.
From: Toronto Hydro <ebill@torontohydro-notice.ca>
To: founders@saltmarsh.dev
Auto-Submitted: auto-generated
Date: 20 Jan 2026 03:00 -0500
Subject: The January bill for your account is ready

The amount due is $212.40. The due date is February 9.

=== saltmarsh-09 | payroll | sure: hobbs
Why: The payroll bureau is a business with whom people do talk, and here one of them asks.
From: Colette <colette@hobbspayroll.ca>
To: Imogen Clarke <imogen@saltmarsh.dev>
Date: 22 Jan 2026 10:20 -0500
Subject: Andre's vacation payout

Hi Imogen, should Andre's 2025 vacation days be paid out or rolled over? Cut-off is noon tomorrow.

=== saltmarsh-10 | payroll | ask: hobbs
Why: The same bureau's machine sends a pay slip to the founder as a person, not as a firm.
From: Hobbs Payroll <noreply@portal.hobbspayroll.ca>
To: imogen@saltmarsh.dev
Auto-Submitted: auto-generated
Date: 30 Jan 2026 05:00 -0500
Subject: Your pay stub is ready

Your pay stub for the period ending January 31 is available in the portal.

=== saltmarsh-11 | introduction | sure: cedar
Why: An investor introduces a founder of his, unknown so far, and moves nobody to blind copy yet.
From: Hal Weiss <hal@cedar.vc>
To: Imogen Clarke <imogen@saltmarsh.dev>, Noor Aziz <noor@plotline.health>
Date: 2 Feb 2026 18:18 -0500
Subject: Imogen <> Noor

Noor, Imogen built what you keep describing on napkins. Imogen, Noor is our newest founder. Over to you both.

=== saltmarsh-12 | private-mail | nobody
Why: A husband at an internet provider, entered as a person, about an evening with an investor's fund in it.
From: Robin Clarke <robin.clarke@rogers.com>
To: imogen@saltmarsh.dev
Date: 5 Feb 2026 15:00 -0500
Subject: Re: tonight

Is the Cedar Fund dinner plus ones or no? I need to book the sitter by 4.

=== saltmarsh-13 | recruiting | nobody
Why: A job board sends an applicant who works at a customer now, with that firm's name in the subject.
From: Wellfound <team@hi.wellfound-mail.com>
To: founders@saltmarsh.dev
List-Unsubscribe: <https://wellfound-mail.com/u>
Date: 9 Feb 2026 08:00 -0500
Subject: New applicant: Senior Engineer at Kestrel Robotics

Farid applied to Backend Engineer. Current: Senior Engineer at Kestrel Robotics.
`,
};
