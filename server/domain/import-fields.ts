import { field, type ImportField, names } from "./import-field";
import { contacts, promises, purchases } from "./import-fields-history";
import type { ImportKind } from "./import-file";

const who: ImportField[] = [
  field(
    "external",
    "Customer's id in the other system",
    "text",
    "customer id, client id, contact id, customer no, customer number, customer key, client no, client number, contact no, contact number, contact key, client key, crm id, external id, kunden id, kunde id, id client, client ref, id cliente, cliente id",
  ),
  field(
    "account",
    "Account number",
    "text",
    "account, account no, account number, account id, account nr, acct, acct no, konto, kontonummer, konto nr, kundennummer, kundennr, kunden nr, kd nr, kdnr, numero client, no client, numero de client, compte, numero de compte, numero de cliente, num cliente, cuenta, numero de cuenta",
  ),
  field(
    "email",
    "E-mail",
    "email",
    "email, e mail, mail, email address, e mail address, mail address, emailadresse, e mail adresse, mailadresse, courriel, adresse email, adresse e mail, adresse mail, correo, correo electronico, email 1",
  ),
  field(
    "phone",
    "Phone",
    "phone",
    "phone, telephone, tel, phone no, phone number, telephone no, telephone number, tel no, main phone, home phone, mobile, mobile no, mobile number, mobile phone, cell, cell phone, telefon, telefonnummer, tel nr, rufnummer, telefono, numero de telephone, num tel, numero de telefono, phone 1",
  ),
];

const customers: ImportField[] = [
  field(
    "name",
    "Name",
    "text",
    "name, customer name, client name, contact name, full name, customer, client, kunde, kundenname, vollstandiger name, nom complet, nom du client, nombre completo, nombre del cliente, cliente",
  ),
  field("given", "Given name", "text", "first name, firstname, given name, forename, vorname, prenom, nombre"),
  field(
    "family",
    "Family name",
    "text",
    "last name, lastname, family name, surname, nachname, familienname, nom, nom de famille, apellido, apellidos",
  ),
  field(
    "organisation",
    "Organisation (the name of a customer that is one)",
    "text",
    "organisation, organization, organisation name, organization name, raison sociale, razon social",
  ),
  field("called", "Likes to be called", "text", "called, likes to be called, salutation, anrede, nickname, rufname"),
  field(
    "place",
    "Place",
    "text",
    "city, town, place, ort, stadt, wohnort, ville, localite, commune, ciudad, localidad",
  ),
  field(
    "country",
    "Country",
    "country",
    "country, country code, land, landercode, landeskennzeichen, pays, code pays, pais",
  ),
  field(
    "since",
    "Customer since",
    "day",
    "since, customer since, client since, member since, kunde seit, seit, client depuis, depuis, cliente desde, desde",
  ),
  field(
    "otherPhone",
    "Another phone",
    "phone",
    "phone 2, other phone, second phone, work phone, business phone, mobile, mobile phone, cell phone, handy, handynummer, mobil, mobiltelefon, mobilnummer, portable, telephone portable, movil, telefono movil",
  ),
  field("otherEmail", "Another e-mail", "email", "email 2, other email, second email, work email, e mail 2"),
];

const fieldsOfKind: Record<ImportKind, ImportField[]> = {
  customers: [...who, ...customers],
  purchases: [...who, ...purchases],
  contacts: [...who, ...contacts],
  promises: [...who, ...promises],
};

/** The fields a file of this kind can hold, in the order in which they are asked for. */
export function importFields(kind: ImportKind): readonly ImportField[] {
  return fieldsOfKind[kind];
}

/** Beside a person's name these are an employer; where nobody is named they are the customer. */
export const companyHeaders: readonly string[] = names(
  "company, company name, business, business name, firma, firmenname, unternehmen, societe, entreprise, empresa",
);

/** A header as it is compared: "CustomerId", "Customer-ID" and "customer_id" are "customer id"; without accents. */
export function plainHeader(header: string): string {
  return header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/ß/g, "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
