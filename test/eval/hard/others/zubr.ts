import type { HardWorld } from "../hardMail.ts";

/** A furniture maker in Białystok, in the mailbox of the export manager: inflected names, lost diacritics. */
export const zubr: HardWorld = {
  name: "zubr",
  language: "pl",
  organization: {
    name: "Żubr Meble",
    domains: ["żubr-meble.pl", "zubr-meble.pl"],
    people: [
      "Kinga Sawicka <kinga.sawicka@zubr-meble.pl> <eksport@zubr-meble.pl>",
      "Bartek Wrona <bartek@żubr-meble.pl>",
    ],
  },
  businesses: [
    {
      id: "tkaniny",
      name: "Łódzkie Tkaniny",
      domains: ["łódzkie-tkaniny.pl"],
      contacts: ["Zofia Wójcik <z.wojcik@łódzkie-tkaniny.pl>"],
      phones: ["+48 42 630 11 74"],
    },
    { id: "sklep", name: "Dom", aliases: ["Dom Meblowy"], domains: ["dom-meblowy-gdynia.pl"] },
    { id: "okucia", name: "Okucia Nowak", contacts: ["Zbigniew Nowak <okucianowak@wp.pl>"] },
    { id: "nowakbis", name: "Nowak Bis", domains: ["nowakbis.com.pl"] },
    {
      id: "nord",
      name: "Nordhem Möbler",
      domains: ["nordhem.se"],
      contacts: ["Elin Sjöberg <elin@nordhem.se>"],
      references: ["NHM-30912"],
    },
  ],
  mails: `
=== zubr-01 | idn-domain | sure: tkaniny
Why: The mill's domain has an Ł, an ó and comes in Punycode from a clerk nobody knows.
From: Magazyn <magazyn@xn--dzkie-tkaniny-9kb89i.pl>
To: Kinga Sawicka <kinga.sawicka@zubr-meble.pl>
Date: 7 Jan 2026 07:10 +0100
Subject: Brak próbek

Dzień dobry, próbek welwetu nie ma na stanie, wyślemy w środę. Pozdrawiam, Heniek

=== zubr-02 | similar-names | sure: okucia
Why: Two firms called Nowak; this one has a free address only, and writes without its name.
From: zbyszek <OkuciaNowak@wp.pl>
To: eksport@zubr-meble.pl
Date: 8 Jan 2026 15:44 +0100
Subject: zawiasy

wyszly zawiasy 35mm bede mial za tydzien. nowak

=== zubr-03 | internal | nobody
Why: A colleague writes from the firm's second spelling of its own domain, so he seems a stranger.
From: Bartek Wrona <bartek@xn--ubr-meble-9bc.pl>
To: kinga.sawicka@zubr-meble.pl
Date: 9 Jan 2026 09:00 +0100
Subject: urlop

Kinga, biorę urlop 19-23. Zastępstwo Nowak z lakierni.

=== zubr-04 | common-word-name | nobody
Why: "Dom" is a shop among the customers and means house.
From: Alert nieruchomości <alert@ogloszenia-podlasie.pl>
To: kinga.sawicka@zubr-meble.pl
List-Unsubscribe: <https://ogloszenia-podlasie.pl/x>
Date: 10 Jan 2026 06:00 +0100
Subject: Dom na sprzedaż, Supraśl: nowa oferta

Dom z bali, 140 m2. Dom blisko lasu.

=== zubr-05 | name-only | ask: tkaniny
Why: A haulier nobody knows names the mill in an inflected form, without the Polish letters.
From: Spedytor Adam <adam@trans-narew.pl>
To: eksport@zubr-meble.pl
Date: 12 Jan 2026 11:20 +0100
Subject: odbior z Lodzkich Tkanin

dzien dobry, jutro o 8 odbieram bele z Lodzkich Tkanin, gdzie rozladunek?

=== zubr-06 | forward-by-colleague | sure: nord
Why: Forwarded in Polish Outlook words; the writer below is Swedish and his subject is English.
From: Bartek Wrona <bartek@zubr-meble.pl>
To: Kinga Sawicka <kinga.sawicka@zubr-meble.pl>
Date: 13 Jan 2026 13:00 +0100
Subject: PD: NHM order - missing legs

do Ciebie

Od: Elin Sjöberg <elin@nordhem.se>
Wysłano: wtorek, 13 stycznia 2026 12:48
Do: Bartek Wrona
Temat: NHM order - missing legs

Hej! Two tables came without legs. They look sad.

=== zubr-07 | isp-mail | nobody
Why: A man named Nowak from the same free service as the fittings dealer; he wants a job.
From: Mariusz Nowak <mariusz.nowak.stolarz@wp.pl>
To: eksport@zubr-meble.pl
Date: 14 Jan 2026 20:00 +0100
Subject: CV stolarz

Witam, 15 lat doświadczenia, okucia, fronty, lakierowanie. CV w załączniku.

=== zubr-08 | reference-only | ask: nord
Why: A Danish terminal has only the Swedish customer's number.
From: Terminal Padborg <gate@padborg-terminal.dk>
To: eksport@zubr-meble.pl
Date: 15 Jan 2026 05:12 +0100
Subject: NHM-30912 damaged goods

2 colli wet. Photos. What to do?

=== zubr-09 | homoglyph | nobody
Why: The k of the mill's domain has a dot below it that hardly anybody sees.
From: Zofia Wójcik <z.wojcik@łódzkie-tḳaniny.pl>
To: kinga.sawicka@zubr-meble.pl
Date: 16 Jan 2026 16:01 +0100
Subject: Nowy numer rachunku

Uprzejmie informujemy o zmianie rachunku bankowego. Prosimy o pilną płatność.

=== zubr-10 | subdomain | sure: nord
Why: The customer's forecast comes by the hand of a planner from a subdomain of a subdomain.
From: Planning <supply@eu.plan.nordhem.se>
To: Kinga Sawicka <kinga.sawicka@zubr-meble.pl>
Date: 19 Jan 2026 08:08 +0100
Subject: Forecast w5-w12

Hi Kinga, oak is up 20 %, ash down. Does it fit your capacity? /Oskar

=== zubr-11 | tie | tie: okucia, nowakbis
Why: A question for a price goes to both Nowaks at once.
From: Kinga Sawicka <kinga.sawicka@zubr-meble.pl>
To: okucianowak@wp.pl, biuro@nowakbis.com.pl
Date: 20 Jan 2026 10:00 +0100
Subject: Zapytanie: prowadnice 450 mm, 2000 kpl.

Dzień dobry Panowie, proszę o cenę i termin do piątku.

=== zubr-12 | personal-address | sure: nowakbis | thread: prowadnice
Why: First the firm's own address, plainly by its domain.
From: Biuro <biuro@nowakbis.com.pl>
To: kinga.sawicka@zubr-meble.pl
Date: 20 Jan 2026 12:30 +0100
Subject: RE: Zapytanie: prowadnice 450 mm, 2000 kpl.

18,40 netto, dwa tygodnie.

=== zubr-13 | personal-address | sure: nowakbis | thread: prowadnice
Why: Then the boss, from his own Gmail, in the same thread, as unknown as a stranger.
From: Krzysztof N. <kris.nowy.1969@gmail.com>
To: kinga.sawicka@zubr-meble.pl
Date: 20 Jan 2026 22:15 +0100
Subject: Re: Zapytanie: prowadnice 450 mm, 2000 kpl.

Dla Pani 17,90, ale proszę nie mówić biuru :)
`,
};
