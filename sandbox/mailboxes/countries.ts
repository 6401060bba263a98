import type { Language } from "./languages/language.ts";

export type CountryCode = "GB" | "US" | "DE" | "AT" | "FR" | "ES" | "PT" | "BR" | "PL" | "JP" | "NL" | "SE";

export interface Country {
  language: Language;
  /** Minutes east of UTC in winter. */
  winterOffset: number;
  summerTime: boolean;
  cities: readonly string[];
  streets: readonly string[];
  /** `#` is a digit. */
  phone: string;
  postcode: string;
  legalForms: readonly string[];
  freeMail: readonly string[];
  currency: "€" | "£" | "$" | "zł" | "¥" | "R$" | "kr";
}

const euro = { winterOffset: 60, summerTime: true, currency: "€" } as const;

export const countries: Readonly<Record<CountryCode, Country>> = {
  GB: {
    language: "en",
    winterOffset: 0,
    summerTime: true,
    currency: "£",
    cities: ["Bristol", "Leeds", "Felixstowe", "Cardiff", "Norwich"],
    streets: ["Mill Lane", "Station Road", "Quayside", "Foundry Street"],
    phone: "+44 117 496 ####",
    postcode: "BS# #QX",
    legalForms: ["Ltd", "LLP"],
    freeMail: ["gmail.com", "outlook.com", "btinternet.com", "yahoo.co.uk"],
  },
  US: {
    language: "en",
    winterOffset: -300,
    summerTime: true,
    currency: "$",
    cities: ["Savannah", "Columbus", "Newark", "Baltimore"],
    streets: ["Harbor Drive", "Maple Avenue", "Commerce Parkway"],
    phone: "+1 212 555 01##",
    postcode: "#####",
    legalForms: ["Inc.", "LLC"],
    freeMail: ["gmail.com", "yahoo.com", "icloud.com", "hotmail.com"],
  },
  DE: {
    ...euro,
    language: "de",
    cities: ["Hamburg", "Duisburg", "Kassel", "Nürnberg", "Leipzig", "Köln"],
    streets: ["Hafenstraße", "Industrieweg", "Am Güterbahnhof", "Lindenallee"],
    phone: "+49 40 66969 ###",
    postcode: "2####",
    legalForms: ["GmbH", "GmbH & Co. KG", "AG"],
    freeMail: ["gmx.de", "web.de", "t-online.de", "gmail.com"],
  },
  AT: {
    ...euro,
    language: "de",
    cities: ["Linz", "Graz", "Wels"],
    streets: ["Donaulände", "Gewerbestraße"],
    phone: "+43 732 55 ## ##",
    postcode: "4###",
    legalForms: ["GmbH"],
    freeMail: ["gmx.at", "aon.at", "gmail.com"],
  },
  FR: {
    ...euro,
    language: "fr",
    cities: ["Lyon", "Le Havre", "Nantes", "Marseille"],
    streets: ["rue des Docks", "avenue de la Gare", "chemin du Moulin"],
    phone: "+33 1 99 00 ## ##",
    postcode: "69###",
    legalForms: ["SARL", "SAS"],
    freeMail: ["orange.fr", "free.fr", "gmail.com", "laposte.net"],
  },
  ES: {
    ...euro,
    language: "es",
    cities: ["Valencia", "Zaragoza", "Bilbao", "Algeciras"],
    streets: ["Calle del Puerto", "Avenida de la Industria", "Calle Mayor"],
    phone: "+34 960 55 ## ##",
    postcode: "46###",
    legalForms: ["S.L.", "S.A."],
    freeMail: ["gmail.com", "hotmail.es", "yahoo.es"],
  },
  PT: {
    ...euro,
    winterOffset: 0,
    language: "pt",
    cities: ["Porto", "Aveiro", "Setúbal"],
    streets: ["Rua do Cais", "Avenida da Liberdade"],
    phone: "+351 22 550 ####",
    postcode: "4###-0##",
    legalForms: ["Lda.", "S.A."],
    freeMail: ["sapo.pt", "gmail.com"],
  },
  BR: {
    language: "pt",
    winterOffset: -180,
    summerTime: false,
    currency: "R$",
    cities: ["Santos", "Curitiba", "São Paulo"],
    streets: ["Rua das Acácias", "Avenida Brasil"],
    phone: "+55 11 5550 ####",
    postcode: "0####-000",
    legalForms: ["Ltda.", "S.A."],
    freeMail: ["uol.com.br", "bol.com.br", "gmail.com"],
  },
  PL: {
    ...euro,
    language: "pl",
    currency: "zł",
    cities: ["Gdańsk", "Łódź", "Poznań", "Wrocław"],
    streets: ["ul. Portowa", "ul. Przemysłowa", "ul. Długa"],
    phone: "+48 58 555 ## ##",
    postcode: "80-###",
    legalForms: ["Sp. z o.o.", "S.A."],
    freeMail: ["wp.pl", "o2.pl", "onet.pl", "gmail.com"],
  },
  JP: {
    language: "ja",
    winterOffset: 540,
    summerTime: false,
    currency: "¥",
    cities: ["横浜", "神戸", "名古屋", "大阪"],
    streets: ["港町1丁目", "中央2丁目", "本町3丁目"],
    phone: "+81 45 555 ####",
    postcode: "〒231-00##",
    legalForms: ["株式会社", "K.K."],
    freeMail: ["yahoo.co.jp", "gmail.com"],
  },
  NL: {
    ...euro,
    language: "en",
    cities: ["Rotterdam", "Venlo", "Breda"],
    streets: ["Havenweg", "Kanaalstraat"],
    phone: "+31 10 555 ## ##",
    postcode: "30## AB",
    legalForms: ["B.V.", "N.V."],
    freeMail: ["ziggo.nl", "gmail.com", "hotmail.com"],
  },
  SE: {
    ...euro,
    language: "en",
    currency: "kr",
    cities: ["Göteborg", "Malmö", "Norrköping"],
    streets: ["Hamngatan", "Bruksvägen"],
    phone: "+46 31 555 ## ##",
    postcode: "41# ##",
    legalForms: ["AB"],
    freeMail: ["telia.com", "gmail.com"],
  },
};
