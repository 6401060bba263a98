import type { HardWorld } from "../hardMail.ts";

/** A paper dealer in Kyoto, in the mailbox of export sales: no spaces between words, names in two scripts. */
export const sakaki: HardWorld = {
  name: "sakaki",
  language: "ja",
  organization: {
    name: "榊和紙商店",
    domains: ["sakaki-washi.co.jp"],
    people: [
      "榊 美和 <miwa@sakaki-washi.co.jp> <export@sakaki-washi.co.jp>",
      "岡田 悠 <okada@sakaki-washi.co.jp>",
    ],
  },
  businesses: [
    {
      id: "nihonbashi",
      name: "日本橋紙業",
      aliases: ["Nihonbashi Paper"],
      domains: ["日本橋紙業.jp"],
      contacts: ["佐藤 健一 <sato@日本橋紙業.jp>"],
      phones: ["03-5550-0146"],
    },
    {
      id: "hikari",
      name: "光",
      domains: ["hikari-lamp.jp"],
      contacts: ["田中 さくら <tanaka@hikari-lamp.jp>"],
    },
    { id: "atelier", name: "Atelier Kozo", contacts: ["Margaux Petit <atelierkozo@gmail.com>"] },
    { id: "yamato", name: "大和運輸倉庫", domains: ["yamato-souko.co.jp"], references: ["YS-2026-0031"] },
    { id: "insatsu", name: "大和印刷", domains: ["yamato-print.co.jp"] },
  ],
  mails: `
=== sakaki-01 | idn-domain | sure: nihonbashi
Why: A colleague of the contact, whose domain of Chinese characters arrives in Punycode.
From: 営業部 鈴木 <suzuki@xn--wgv71aq3cmzaz10e.jp>
To: 榊 美和 <miwa@sakaki-washi.co.jp>
Date: 6 Jan 2026 09:00 +0900
Subject: 年始のご挨拶

榊様 明けましておめでとうございます。本年もよろしくお願いいたします。見積の件、来週ご連絡いたします。

=== sakaki-02 | common-word-name | nobody
Why: One customer's name is the single character for light, which is in the words for tourism and for glory.
From: 京都観光案内 <news@kyoto-kanko-annai.jp>
To: export@sakaki-washi.co.jp
Date: 7 Jan 2026 10:00 +0900
Subject: 観光シーズンの光熱費補助について

観光関連事業者の皆様、光熱費補助の申請受付を開始しました。

=== sakaki-03 | similar-names | sure: insatsu
Why: Two customers begin with the same two characters; the subject has only these.
From: 製版課 <seihan@yamato-print.co.jp>
To: 岡田 悠 <okada@sakaki-washi.co.jp>
Cc: miwa@sakaki-washi.co.jp
Date: 8 Jan 2026 14:20 +0900
Subject: 大和：色校正の送付先

お世話になっております。色校正は本社宛でお願いいたします。

=== sakaki-04 | free-mail-contact | sure: atelier
Why: A bookbinder in Lyon writes in English and French from Gmail, to the alias.
From: Margaux <AtelierKozo@gmail.com>
To: export@sakaki-washi.co.jp
Date: 9 Jan 2026 18:30 +0100
Subject: Kozo 40g encore

Dear Miwa-san, may I have 200 sheets again? The last ones were magnifiques.

=== sakaki-05 | forward-by-colleague | sure: hikari
Why: Forwarded with Japanese header words; the sender is below a line of dashes.
From: 岡田 悠 <okada@sakaki-washi.co.jp>
To: 榊 美和 <miwa@sakaki-washi.co.jp>
Date: 13 Jan 2026 09:45 +0900
Subject: Fw: 提灯用紙のご相談

ご対応お願いします。岡田

-----元のメッセージ-----
差出人: 田中 さくら <tanaka@hikari-lamp.jp>
送信日時: 2026年1月13日 9:31
宛先: 岡田 悠
件名: 提灯用紙のご相談

いつもお世話になっております。防炎加工の紙はございますか。

=== sakaki-06 | phone-only | ask: nihonbashi
Why: A temporary worker writes from a mobile carrier; the telephone is written in full-width digits.
From: m.kobayashi.0412@docomo.ne.jp
To: export@sakaki-washi.co.jp
Date: 14 Jan 2026 12:10 +0900
Subject: 納品の件

本日15時に伺います。不在の場合は０３−５５５０−０１４６までお願いします。小林

=== sakaki-07 | homoglyph | nobody
Why: The third character of the domain was changed for one that looks almost the same.
From: 佐藤 健一 <sato@日本槁紙業.jp>
To: miwa@sakaki-washi.co.jp
Date: 15 Jan 2026 17:00 +0900
Subject: 振込先変更のお知らせ

平素よりお世話になっております。振込先が変更となりましたのでご確認ください。

=== sakaki-08 | reference-only | ask: yamato
Why: A ship's agent in Osaka writes in English and gives the warehouse's number only.
From: Ops Desk <ops@naniwa-shipping-agency.com>
To: export@sakaki-washi.co.jp
Date: 16 Jan 2026 11:11 +0900
Subject: YS-2026-0031 cut off changed

Please note CY cut off is now 22 Jan 16:30.

=== sakaki-09 | out-of-office | ask: hikari
Why: An automatic answer whose text greets by another company's name.
From: tanaka@hikari-lamp.jp
To: miwa@sakaki-washi.co.jp
Auto-Submitted: auto-replied
Date: 19 Jan 2026 08:00 +0900
Subject: 【自動返信】不在のお知らせ

出張のため21日まで不在にしております。お急ぎの方は大和印刷の担当者へ。

=== sakaki-10 | many-recipients | tie: nihonbashi, hikari, insatsu
Why: Notice of a holiday to all customers at once.
From: 榊 美和 <miwa@sakaki-washi.co.jp>
To: export@sakaki-washi.co.jp
Cc: sato@日本橋紙業.jp, suzuki@日本橋紙業.jp, tanaka@hikari-lamp.jp, seihan@yamato-print.co.jp, eigyo@yamato-print.co.jp, info@fushimi-bunko.jp
Date: 20 Jan 2026 09:00 +0900
Subject: 臨時休業のお知らせ（2月11日〜13日）

棚卸のため休業いたします。ご不便をおかけしますがよろしくお願いいたします。

=== sakaki-11 | no-subject | sure: yamato
Why: No subject, and the text is one character of a form.
From: 倉庫 <nyuko@yamato-souko.co.jp>
To: okada@sakaki-washi.co.jp
Cc: export@sakaki-washi.co.jp
Date: 21 Jan 2026 07:50 +0900

済

=== sakaki-12 | name-only | ask: nihonbashi
Why: A printer whom nobody knows names a customer in the middle of a sentence without spaces.
From: 井上 <inoue@inoue-seihon.jp>
To: miwa@sakaki-washi.co.jp
Date: 22 Jan 2026 13:30 +0900
Subject: ご紹介

はじめまして。日本橋紙業様よりご紹介いただき、ご連絡いたしました井上製本の井上と申します。

=== sakaki-13 | private-mail | nobody
Why: A classmate with a contact's family name.
From: 佐藤 由美 <yumi.sato.dosokai@yahoo.co.jp>
To: miwa@sakaki-washi.co.jp
Date: 25 Jan 2026 21:00 +0900
Subject: 同窓会

美和ちゃん、同窓会は3月7日になったよ。日本橋でやるらしい！
`,
};
