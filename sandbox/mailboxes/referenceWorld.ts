import type { Colleague, Person } from "./person.ts";
import type { WorldBusiness } from "./world.ts";

const northwind = "Northwind Trading Ltd";
const northwindAddress = "14 Harbour Row, Bristol BS1 4QX";

/** The people of Northwind, the same in every world. */
export function referenceColleagues(): Colleague[] {
  const rows: [string, string, string, Colleague["mailClient"], string[]][] = [
    [
      "Ada",
      "Lindqvist",
      "Key Accounts",
      "gmail",
      ["ada.lindqvist@northwind.example", "ada@northwind-trade.example"],
    ],
    ["Ben", "Ashworth", "Finance", "outlook", ["ben.ashworth@northwind.example"]],
    ["Sam", "Okafor", "Operations", "gmail", ["sam.okafor@northwind.example", "sam@northwind-trade.example"]],
    ["Mira", "Novak", "Purchasing", "outlook", ["mira.novak@northwind.example"]],
    ["Tom", "Whitfield", "Customer Success", "apple", ["tom.whitfield@northwind.example"]],
  ];
  return rows.map(([firstName, lastName, role, mailClient, aliases]) => ({
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    address: `${firstName.toLowerCase()}@northwind.example`,
    aliases,
    otherAddresses: aliases,
    mailClient,
    charset: "utf-8",
    country: "GB",
    signature: [
      `${firstName} ${lastName}`,
      role,
      northwind,
      northwindAddress,
      "T +44 117 496 0100 | www.northwind.example",
    ],
  }));
}

/** Orbis Logistics and Keller Brokers, the same in every world. */
export function referenceBusinesses(): WorldBusiness[] {
  const orbis: WorldBusiness = {
    name: "Orbis Logistics",
    legalName: "Orbis Logistics S.L.",
    industry: "logistics",
    country: "ES",
    language: "en",
    street: "Avenida del Puerto 118",
    city: "46023 Valencia",
    phone: "+34 960 55 01 40",
    website: "www.orbis.example",
    domains: ["orbis.example", "orbis.co.example"],
    aliases: ["Orbis"],
    people: [],
    accountLead: "ada@northwind.example",
  };
  const keller: WorldBusiness = {
    name: "Keller Brokers",
    legalName: "Keller Brokers GmbH",
    industry: "insurance",
    country: "DE",
    language: "en",
    street: "Große Elbstraße 9",
    city: "22767 Hamburg",
    phone: "+49 40 66969 210",
    website: "www.keller-brokers.example",
    domains: ["keller-brokers.example"],
    aliases: ["Keller"],
    people: [],
    accountLead: "ada@northwind.example",
  };
  const employ = (
    business: WorldBusiness,
    firstName: string,
    lastName: string,
    role: string,
    more: Pick<Person, "address" | "otherAddresses" | "mailClient" | "charset">,
  ) =>
    business.people.push({
      firstName,
      lastName,
      name: `${firstName} ${lastName}`,
      country: business.country,
      signature: [
        `${firstName} ${lastName}`,
        role,
        business.legalName,
        `${business.street}, ${business.city}`,
        `T ${business.phone} | ${business.website}`,
      ],
      ...more,
    });
  employ(orbis, "Ana", "Ruiz", "Head of Contracts", {
    address: "ana.ruiz@orbis.example",
    otherAddresses: ["ana@orbis.co.example", "ana.ruiz.481906@gmail.com"],
    mailClient: "outlook",
    charset: "utf-8",
  });
  employ(orbis, "Luis", "Prado", "Operations Hamburg", {
    address: "luis.prado@orbis.example",
    otherAddresses: ["luis.prado@ops.orbis.example"],
    mailClient: "apple",
    charset: "utf-8",
  });
  employ(orbis, "Inés", "Valverde", "Customs", {
    address: "ines.valverde@customs.orbis.example",
    otherAddresses: [],
    mailClient: "outlook",
    charset: "windows-1252",
  });
  employ(keller, "Jonas", "Keller", "Managing Partner", {
    address: "jonas@keller-brokers.example",
    otherAddresses: ["jonas.keller@keller-brokers.example"],
    mailClient: "thunderbird",
    charset: "iso-8859-1",
  });
  return [orbis, keller];
}
