/** A person as a mail header names them. */
export interface PagePerson {
  name: string;
  address: string;
}

/** The owner of the sample mailbox. */
export const ada: PagePerson = { name: "Ada Brandt", address: "ada@northwind.example" };
export const ana: PagePerson = { name: "Ana Ruiz", address: "ana.ruiz@orbis.example" };
export const luis: PagePerson = { name: "Luis Prado", address: "luis@orbis.example" };
export const jonas: PagePerson = { name: "Jonas Keller", address: "jonas@keller-brokers.example" };
