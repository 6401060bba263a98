import type { HardWorld } from "../hardMail.ts";

/** A patent office in Haifa, in the mailbox of an attorney: right to left, prefixes glued to names. */
export const carmel: HardWorld = {
  name: "carmel",
  language: "he",
  organization: {
    name: "כרמל פטנטים",
    domains: ["carmel-ip.co.il"],
    people: ["נועה ברק <noa@carmel-ip.co.il> <office@carmel-ip.co.il>", "Eitan Levy <eitan@carmel-ip.co.il>"],
  },
  businesses: [
    {
      id: "shia",
      name: "שיא נדלן",
      domains: ["שיא-נדלן.co.il"],
      contacts: ["משה שיא <moshe@שיא-נדלן.co.il>"],
      phones: ["04-855-0161"],
    },
    {
      id: "or",
      name: "אור",
      aliases: ["Or Optics"],
      domains: ["or-optics.co.il"],
      contacts: ["Dr. Yael Or <yael@or-optics.co.il>"],
    },
    { id: "oranim", name: "אורנים טכנולוגיות", domains: ["oranim-tech.com"], references: ["P-19877-IL"] },
    { id: "galil", name: "Galil Cheese", contacts: ["Amal Khoury <galilcheese@walla.co.il>"] },
  ],
  mails: `
=== carmel-01 | idn-domain | sure: shia
Why: Hebrew letters in the domain come as Punycode, whose parts read in another order than they are seen.
From: מזכירות <mazkirut@xn----zhckvsse2e.co.il>
To: נועה ברק <noa@carmel-ip.co.il>
Date: 4 Jan 2026 09:20 +0200
Subject: סימן מסחר - חידוש

שלום נועה, מתי יש לחדש את הסימן? תודה, רבקה

=== carmel-02 | name-inside-name | sure: oranim
Why: A client's name begins with the whole name of another, in a script without capitals.
From: Legal <legal@oranim-tech.com>
To: office@carmel-ip.co.il
Date: 5 Jan 2026 13:00 +0200
Subject: אורנים - תשובה לדו"ח בחינה

מצורפות הערות הממציא. נא להגיש עד ה-20.

=== carmel-03 | common-word-name | nobody
Why: The client's name is the word for light, here in a greeting and an electricity bill.
From: חברת חשמל <heshbon@hashmal-heshbonit.co.il>
To: office@carmel-ip.co.il
Auto-Submitted: auto-generated
Date: 6 Jan 2026 06:00 +0200
Subject: בוקר אור! החשבון שלך מוכן

סכום לתשלום: 412 ש"ח. אור לכל בית.

=== carmel-04 | isp-mail | sure: galil
Why: A dairy in a village writes Arabic from an Israeli portal's address.
From: Amal K <GalilCheese@walla.co.il>
To: noa@carmel-ip.co.il
Date: 7 Jan 2026 17:30 +0200
Subject: الشعار

مرحبا نوعا، هل يمكن تسجيل الشعار بالعربية أيضا؟ شكرا، أمل

=== carmel-05 | reference-only | ask: oranim
Why: The patent office writes in English with the firm's reference and no client.
From: ILPO <noreply@patent-office-notices.gov-il.org>
To: office@carmel-ip.co.il
Auto-Submitted: auto-generated
Date: 8 Jan 2026 04:00 +0200
Subject: Your ref.: P-19877-IL - Notice before examination

A notice has been issued in the above application.

=== carmel-06 | name-only | ask: or
Why: A lawyer abroad names the client by its English alias; the word "or" is in every line besides.
From: Hannah Weber <h.weber@weber-patent.eu>
To: noa@carmel-ip.co.il
Date: 11 Jan 2026 10:00 +0100
Subject: Or Optics v. Lumen, or settlement

Dear Noa, our client would rather settle with Or Optics this month or next.

=== carmel-07 | forward-by-colleague | sure: shia
Why: Forwarded in Hebrew by Gmail; the header words stand right to left with the address in between.
From: Eitan Levy <eitan@carmel-ip.co.il>
To: נועה ברק <noa@carmel-ip.co.il>
Date: 12 Jan 2026 15:45 +0200
Subject: Fwd: לוגו חדש

שלך?

---------- Forwarded message ---------
מאת: משה שיא <moshe@שיא-נדלן.co.il>
‪Date: יום ב׳, 12 בינו׳ 2026 ב-15:20‬
Subject: לוגו חדש
To: <eitan@carmel-ip.co.il>

איתן, עיצבנו לוגו חדש. צריך לרשום שוב?

=== carmel-08 | phone-only | ask: shia
Why: A designer writes from Gmail; the telephone is the client's in international writing, amid Hebrew.
From: דנה עיצובים <dana.itzuvim@gmail.com>
To: office@carmel-ip.co.il
Date: 13 Jan 2026 19:19 +0200
Subject: קבצים

הקבצים מצורפים. לשאלות: +972 4 855 0161 (לבקש את משה)

=== carmel-09 | tie | tie: or, oranim
Why: We write to two clients at once, who might quarrel about one mark.
From: נועה ברק <noa@carmel-ip.co.il>
To: yael@or-optics.co.il, legal@oranim-tech.com
Date: 14 Jan 2026 09:00 +0200
Subject: ניגוד עניינים

לקוחות יקרים, לא נוכל לייצג אף אחד מכם בעניין זה.

=== carmel-10 | exact-contact | sure: or
Why: The contact answers at once and alone; the subject now begins with three marks of answers.
From: Yael <yael@or-optics.co.il>
To: noa@carmel-ip.co.il
Date: 14 Jan 2026 09:06 +0200
Subject: Re: RE: השב: ניגוד עניינים

נועה, מה זאת אומרת? תתקשרי אליי.

=== carmel-11 | newsletter | nobody
Why: A business paper with two clients in its headline.
From: גלובוס עסקים <daily@globus-asakim.co.il>
To: noa@carmel-ip.co.il
List-Unsubscribe: <https://globus-asakim.co.il/u>
Date: 15 Jan 2026 06:00 +0200
Subject: אורנים טכנולוגיות תובעת את Or Optics

עוד בגיליון: מדד המחירים עלה.

=== carmel-12 | private-mail | nobody
Why: Her aunt's name is a client's and she writes about a wedding.
From: דודה אור <or.family.haifa@gmail.com>
To: noa@carmel-ip.co.il
Date: 16 Jan 2026 20:20 +0200
Subject: החתונה של ליהי

נועה'לה, את באה עם מישהו? צריך לסגור מנות.

=== carmel-13 | out-of-office | ask: or
Why: In two languages, by a machine, with the mark of an automatic answer only in the header.
From: Yael Or <yael@or-optics.co.il>
To: noa@carmel-ip.co.il
X-Auto-Response-Suppress: All
Auto-Submitted: auto-generated
Date: 18 Jan 2026 08:00 +0200
Subject: תודה / Thank you for your mail

I am on reserve duty. אני במילואים. I will answer when I can.
`,
};
