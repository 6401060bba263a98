import type { HardWorld } from "../hardMail.ts";

/** A spice exporter in Casablanca, in the mailbox of its owner: Arabic and French in one mail, agents in between. */
export const souk: HardWorld = {
  name: "souk",
  language: "ar",
  organization: {
    name: "توابل الأطلس",
    domains: ["atlas-spices.ma"],
    people: [
      "Salma Benjelloun <salma@atlas-spices.ma> <contact@atlas-spices.ma>",
      "Youssef Alami <youssef@atlas-spices.ma>",
    ],
  },
  businesses: [
    {
      id: "noor",
      name: "نور للتجارة",
      aliases: ["Noor Trading"],
      domains: ["noor-trading.ae"],
      contacts: ["Abdullah Al Mansoori <abdullah@noor-trading.ae>"],
      phones: ["+971 4 555 0123"],
    },
    {
      id: "transit",
      name: "Transit Anfa",
      domains: ["transit-anfa.ma"],
      contacts: ["Mehdi Lahlou <m.lahlou@transit-anfa.ma>"],
    },
    { id: "epices", name: "Épices & Co", domains: ["epicesetco.fr"], references: ["EC26-118"] },
    { id: "baraka", name: "Baraka", contacts: ["Hajj Brahim <baraka.marrakech@menara.ma>"] },
    { id: "barakafood", name: "Baraka Food Group", domains: ["barakafood.com.eg"] },
  ],
  mails: `
=== souk-01 | exact-contact | sure: noor
Why: The text is Arabic and the name Latin; the business is entered in Arabic letters.
From: Abdullah Al Mansoori <abdullah@noor-trading.ae>
To: Salma Benjelloun <salma@atlas-spices.ma>
Date: 5 Jan 2026 09:00 +0400
Subject: طلبية الكمون

السلام عليكم أخت سلمى، نحتاج ٥ أطنان كمون قبل رمضان. ما هو أفضل سعر؟

=== souk-02 | similar-names | sure: baraka
Why: "Baraka" is a shop with an address at a provider, and a group in Egypt which has the domain.
From: baraka <Baraka.Marrakech@menara.ma>
To: contact@atlas-spices.ma
Date: 6 Jan 2026 18:20 +0100
Subject: Baraka commande

salam lalla salma 20 kg ras el hanout w 5 kg zaafran merci hajj brahim

=== souk-03 | similar-names | sure: barakafood
Why: The group in Egypt writes next, in Arabic, and calls itself by the short name.
From: المشتريات <purchasing@barakafood.com.eg>
To: salma@atlas-spices.ma
Date: 7 Jan 2026 11:00 +0200
Subject: بركة: عرض سعر

تحية طيبة، نرجو موافاتنا بعرض سعر الكزبرة. قسم المشتريات

=== souk-04 | common-word-name | nobody
Why: The customer's name is light in Arabic and in the blessing at the end of an invitation.
From: جمعية الحي <jamiyat.alhay@gmail.com>
To: contact@atlas-spices.ma
Date: 8 Jan 2026 20:00 +0100
Subject: دعوة لحضور حفل ختان

يسرنا دعوتكم يوم الأحد. نور حضوركم يسعدنا.

=== souk-05 | accountant-in-copy | sure: epices, transit
Why: The forwarding agent is in copy of the customer and has the customer's number in the next mail.
From: Camille Aubert <camille@epicesetco.fr>
To: salma@atlas-spices.ma
Cc: Mehdi Lahlou <m.lahlou@transit-anfa.ma>
Date: 9 Jan 2026 10:15 +0100
Subject: EC26-118 / certificat phytosanitaire

Bonjour Salma, il manque le certificat phytosanitaire. Mehdi peut-il l'ajouter au dossier ?

=== souk-06 | agency | ask: transit, epices
Why: The agent answers alone about the customer's number: it is his mail and the customer's matter.
From: Mehdi Lahlou <m.lahlou@transit-anfa.ma>
To: salma@atlas-spices.ma
Date: 9 Jan 2026 15:50 +0100
Subject: RE: EC26-118 / certificat phytosanitaire

Certificat déposé à l'ONSSA, réponse lundi inchallah.

=== souk-07 | forward-by-colleague | sure: noor
Why: Forwarded by Gmail in Arabic; the address of the writer stands between marks of direction.
From: Youssef Alami <youssef@atlas-spices.ma>
To: Salma Benjelloun <salma@atlas-spices.ma>
Date: 12 Jan 2026 08:30 +0100
Subject: Fwd: موعد الشحن

شوفي هادي

---------- Forwarded message ---------
من: Abdullah Al Mansoori <abdullah@noor-trading.ae>
Date: الاثنين، 12 يناير 2026 في 8:02 ص
Subject: موعد الشحن
To: <youssef@atlas-spices.ma>

أخي يوسف، متى موعد الشحن؟

=== souk-08 | phone-only | ask: noor
Why: A driver in Dubai gives the office's telephone in Arabic digits.
From: rashid.driver.jafza@hotmail.com
To: contact@atlas-spices.ma
Date: 13 Jan 2026 13:13 +0400
Subject: container

container arrived jebel ali. office ٠٠٩٧١٤٥٥٥٠١٢٣ please call them

=== souk-09 | reference-only | ask: epices
Why: A laboratory in Germany writes with the customer's number in a table.
From: Probenannahme <proben@gewuerzlabor-bremen.de>
To: contact@atlas-spices.ma
Date: 14 Jan 2026 08:45 +0100
Subject: Analysis report 2026-0203

Sample: cumin seed / Client ref: EC26-118 / Ethylene oxide: < 0.01 mg/kg

=== souk-10 | lookalike-domain | nobody
Why: The customer's domain under another ending, and a container to be released to others.
From: Abdullah Al Mansoori <abdullah@noor-trading.co>
To: salma@atlas-spices.ma
Date: 15 Jan 2026 12:00 +0400
Subject: release container to new consignee

Sister Salma, kindly amend the B/L to our sister company. Very urgent.

=== souk-11 | private-mail | nobody
Why: A cousin named as a business is, from the same provider as a customer.
From: Noor <noor.benjelloun@menara.ma>
To: salma@atlas-spices.ma
Date: 16 Jan 2026 21:21 +0100
Subject: khti

wach jaya l l3ers? jibi m3ak chwiya dyal zaafran

=== souk-12 | calendar | sure: transit
Why: A meeting is called off by a machine's text, from a contact's address.
From: m.lahlou@transit-anfa.ma
To: salma@atlas-spices.ma
Date: 19 Jan 2026 09:00 +0100
Subject: Annulé : Point douane hebdo

Cet événement a été annulé.

=== souk-13 | malformed-address | nobody
Why: The sender's address has a space and no domain, and the subject a customer's alias.
From: Noor Trading <sales manager noor>
To: contact@atlas-spices.ma
Date: 20 Jan 2026 03:03 +0000
Subject: Noor Trading RFQ.rar

Dear supplier, quote your best price for attached list.
`,
};
