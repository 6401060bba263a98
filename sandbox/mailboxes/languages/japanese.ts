import { goods, type LanguagePack } from "./language.ts";

export const japanese: LanguagePack = {
  replyPrefix: "Re: ",
  forwardPrefix: "Fw: ",
  greetings: [
    "{last}様",
    "{last}様\n\nいつもお世話になっております。",
    "{last}様\n\nお世話になっております。",
    "ご担当者様",
  ],
  closings: [
    "どうぞよろしくお願いいたします。",
    "以上、よろしくお願い申し上げます。",
    "引き続きよろしくお願いいたします。",
  ],
  leads: [
    "早速のご返信ありがとうございます。",
    "ご連絡が遅くなり申し訳ございません。",
    "先ほどはお電話ありがとうございました。",
  ],
  asides: [
    "{shortDate}までにご返答いただけますと幸いです。",
    "{colleague}をCCに入れております。",
    "弊社の注文番号は{ref2}です。",
    "{time}ごろお電話してもよろしいでしょうか。",
  ],
  middles: [
    "内容を確認いたしました。数量のみ{qty}に変更をお願いいたします。",
    "{amount}で承認が下りました。{date}までに手続きを完了いたします。",
    "最新版をもう一度お送りいただけますでしょうか。手元のものは{past}付けです。",
    "経理より、書類に{ref2}の番号を記載するよう依頼がありました。",
    "昨年より{percent}高くなっております。ご調整いただくことは可能でしょうか。",
    "承知いたしました。{place}で手配いたします。",
    "その後の状況はいかがでしょうか。",
    "社内で検討のうえ、{shortDate}に改めてご連絡いたします。",
  ],
  endings: [
    "確かに受領いたしました。ありがとうございました。",
    "それでは当日よろしくお願いいたします。",
    "承知いたしました。本件は完了といたします。",
  ],
  topics: [
    {
      subjects: ["お見積りのご依頼（{product}）", "お見積書 {ref}", "{product}の価格について"],
      openings: [
        "{product}を{qty}、{place}渡しで検討しております。{date}までにお見積りをいただけますでしょうか。",
        "お見積書{ref}を添付いたします。金額は{amount}、有効期限は{date}です。",
      ],
      middles: ["価格は問題ございませんが、納期を{date}より前にお願いできますでしょうか。"],
      file: "offer",
    },
    {
      subjects: ["請求書 {ref} 送付の件", "{ref} お支払いについて"],
      openings: ["請求書{ref}（{amount}）を添付いたします。お支払期日は{date}です。"],
      middles: [
        "{past}にお振込みいたしました。ご確認をお願いいたします。",
        "宛名に誤りがございます。再発行をお願いいたします。",
      ],
      file: "invoice",
    },
    {
      industries: goods,
      subjects: ["納期のご確認 {ref}", "{place}への納品について"],
      openings: [
        "{ref}（{product} {qty}）は{shortDate}に{place}へ到着予定です。ご希望の時間帯をお知らせください。",
      ],
      middles: ["{shortDate}は倉庫が休業のため、翌日{time}でお願いいたします。"],
      file: "list",
    },
    {
      subjects: ["{year}年度契約書の件", "契約更新のご相談 {year}"],
      openings: ["{year}年度の契約書案をお送りいたします。第4条の数量を{qty}に変更しております。"],
      middles: ["第4条に一点修正がございます。その他は問題ございません。"],
      file: "contract",
    },
    {
      subjects: ["{shortDate}お打ち合わせの件", "ご訪問日程のご相談"],
      openings: ["{shortDate} {time}に{place}へ伺いたく存じます。ご都合はいかがでしょうか。"],
      middles: ["{time}で承知いたしました。受付にてお呼び出しください。"],
    },
  ],
  products: {
    logistics: ["冷凍コンテナ", "通関手続き", "倉庫スペース"],
    insurance: ["貨物保険", "賠償責任保険"],
    machinery: ["減速機", "搬送ローラー", "油圧ポンプ"],
    software: ["受注システム", "在庫管理モジュール"],
    food: ["抹茶", "醤油", "冷凍野菜"],
    construction: ["防火扉", "鉄骨"],
    energy: ["充電設備", "太陽光パネル"],
    medical: ["保護手袋", "救急箱"],
    travel: ["会議室", "団体乗車券"],
    printing: ["カタログ", "出荷ラベル", "化粧箱"],
  },
  attribution: "{stamp} {name} <{address}>:",
  labels: ["差出人", "送信日時", "宛先", "CC", "件名"],
  originalMessage: "-----元のメッセージ-----",
  forwardedMessage: "---------- 転送メッセージ ---------",
  forwardNotes: ["ご参考までに転送いたします。", "下記の件、ご対応をお願いいたします。"],
  outOfOffice: {
    subject: "自動応答: {subject}",
    body: "{date}まで不在にしております。お急ぎの場合は{colleague}までご連絡ください。",
  },
  weekdays: ["日", "月", "火", "水", "木", "金", "土"],
  months: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
  longDate: "{year}年{month}月{day}日({weekday})",
  shortDate: "{month}月{day}日",
  disclaimer: "本メールは宛先の方のみを対象としています。誤って受信された場合は破棄してください。",
};
