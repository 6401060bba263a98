import type { Language } from "./languages/language.ts";

/** Name as written, and in Latin letters for addresses where the two differ. */
type Spelling = readonly [written: string, latin?: string];

const plain = (names: string): Spelling[] => names.split(" ").map((name) => [name] as const);

export const firstNames: Readonly<Record<Language, readonly Spelling[]>> = {
  en: plain(
    "Grace Oliver Hannah Marcus Priya Daniel Fiona Callum Ruth Trevor Imogen Nathan Aisha Graham Bethany Kwame Laura Desmond Siobhan Victor",
  ),
  de: plain(
    "Katrin Jürgen Birgit Stefan Anneke Matthias Sören Ulrike Björn Heike Thorsten Jana Günther Sabine Florian Dörte Uwe Miriam",
  ),
  fr: plain(
    "Hélène Benoît Chloé Gérard Aurélie François Inès Thibault Maëlle Étienne Sandrine Rémi Océane Loïc",
  ),
  es: plain("Lucía Álvaro Begoña Íñigo Carmen Andrés Rocío Joaquín Núria Sergio Maite Óscar Pilar Germán"),
  pt: plain("Inês João Mariana Rúben Beatriz Gonçalo Conceição Thiago Luísa Estêvão Fátima Caio"),
  pl: plain(
    "Agnieszka Paweł Małgorzata Łukasz Joanna Michał Wioletta Grzegorz Zofia Bartłomiej Elżbieta Radosław",
  ),
  ja: [
    ["健一", "kenichi"],
    ["由美", "yumi"],
    ["浩二", "koji"],
    ["美咲", "misaki"],
    ["大輔", "daisuke"],
    ["恵子", "keiko"],
    ["拓也", "takuya"],
    ["直子", "naoko"],
  ],
};

export const lastNames: Readonly<Record<Language, readonly Spelling[]>> = {
  en: plain(
    "Ashworth Okafor Pemberton Lindley Hargreaves Sinclair Mbeki Dalton Fairweather Prescott Iyer Mallory Redfern Quigley Stanhope Van-Dijk Bergström",
  ),
  de: plain(
    "Schröder Weiß Krüger Möllmann Brandt Öztürk Vogelsang Hüttner Lohmann Grünwald Pfeiffer Jäger Baumgärtner Reinhold Tietz Wiebe",
  ),
  fr: plain(
    "Lefèvre Béranger Delacroix Guérin Charpentier Noël Rousselle Fournier Mérieux Gauthier D’Aubigny",
  ),
  es: plain("Ibáñez Quintana Muñoz Zubiri Carrasco Peñalver Soler Domínguez Echevarría Villalba Ordóñez"),
  pt: plain("Magalhães Teixeira Simões Fonseca Guimarães Brandão Assunção Queirós Nóbrega Falcão"),
  pl: plain("Wójcik Kamiński Zając Szymańska Dąbrowski Błaszczyk Górski Piątek Śliwa Źródłowski"),
  ja: [
    ["田中", "tanaka"],
    ["佐藤", "sato"],
    ["中村", "nakamura"],
    ["小林", "kobayashi"],
    ["山口", "yamaguchi"],
    ["井上", "inoue"],
    ["松本", "matsumoto"],
    ["清水", "shimizu"],
  ],
};

export const jobTitles: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Account Manager",
    "Head of Purchasing",
    "Operations",
    "Finance",
    "Customer Service",
    "Managing Director",
    "Project Lead",
  ],
  de: [
    "Vertrieb Innendienst",
    "Leitung Einkauf",
    "Disposition",
    "Buchhaltung",
    "Geschäftsführer",
    "Projektleitung",
  ],
  fr: ["Responsable achats", "Service client", "Comptabilité", "Directrice commerciale", "Chef de projet"],
  es: [
    "Responsable de compras",
    "Atención al cliente",
    "Administración",
    "Directora comercial",
    "Jefe de proyecto",
  ],
  pt: ["Compras", "Atendimento ao cliente", "Financeiro", "Gestora comercial"],
  pl: ["Dział zakupów", "Obsługa klienta", "Księgowość", "Kierownik projektu"],
  ja: ["営業部", "購買課", "経理部", "業務課長"],
};
