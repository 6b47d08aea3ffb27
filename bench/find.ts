import { findCustomers } from "@/server/customers/queries/find";
import { json, type Question, sample } from "./question";

/** Finding goes over JSON, as the find box does it. */
const find = (name: string, from: string): Question => ({
  name: `find-${name}`,
  asked: async (sql) => (await sample(sql, from)).map((given) => json("customers.find", { q: given }, given)),
  floor: findCustomers,
});

const identities = (channel: string, given: string) =>
  `select ${given} as given from identities where channel = '${channel}' and withdrawn_at is null`;

const surnames = (given: string) =>
  `select distinct ${given} as given from customers where name ~ '^[A-Z][a-z]+ [A-Z][a-z]+$'`;

/** The five kinds of ruling 36, each as it is typed. */
export const findQuestions: readonly Question[] = [
  find("phone", `${identities("phone", "'0' || substr(normal, 4)")} and normal like '+44%'`),
  find("digits", identities("phone", "right(normal, 6)")),
  find("email", identities("email", "normal")),
  find("account", identities("account", "normal")),
  find("name", "select name as given from customers where withdrawn_at is null"),
  // Each once: a sample of all who bear them would be the commonest alone.
  find("surname", surnames("split_part(name, ' ', 2)")),
  // As it is after three letters: the commonest beginning of a word there is.
  find("beginning", surnames("left(split_part(name, ' ', 2), 3)")),
  find("slip", surnames("overlay(split_part(name, ' ', 2) placing 'x' from 3 for 1)")),
];
