import type { Context } from "../../context";
import { customerZone } from "../../domain/customer-zone";
import type { CustomerZone } from "../../domain/due-calendar";
import { DomainError } from "../../domain/errors";
import { type Recognition, recognitionFor } from "../../domain/recognition";
import { type Tenure, tenureOf } from "../../domain/tenure";
import { type CustomerPromise, listCustomerPromises } from "../../promises/queries";
import { type CustomerFacts, findCustomerFacts } from "./facts";

/** What a person on the phone reads in five seconds. */
export type Brief = {
  facts: CustomerFacts;
  tenure: Tenure;
  recognition: Recognition;
  clock: CustomerZone;
  promises: CustomerPromise[];
};

/** The brief of a customer; the id of a merged one gives its survivor's. */
export async function getBrief(ctx: Context, customerId: string): Promise<Brief> {
  const { db, now, today, organisation } = ctx;
  const [facts, promises] = await Promise.all([
    findCustomerFacts(db, customerId),
    listCustomerPromises(db, { customerId, now }),
  ]);
  if (facts === null) throw new DomainError("not_found");
  const tenure = tenureOf({
    purchaseDays: facts.purchaseDays,
    statedSinceOn: facts.statedSinceOn,
    lapseDays: organisation.lapseDays,
    today,
  });
  const clock = customerZone({
    statedZone: facts.zone,
    country: facts.country,
    phones: facts.identities.filter(({ channel }) => channel === "phone").map(({ normal }) => normal),
    organisationZone: organisation.zone,
  });
  const recognition = recognitionFor({
    tenure,
    today,
    hasDied: facts.diedRecordedAt !== null,
    isVulnerable: facts.vulnerableNote !== null,
    openIssue: facts.openIssues[0]?.kind ?? null,
    overduePromises: promises.filter(({ outcome }) => outcome === "overdue").length,
    disputedPromises: promises.filter(({ outcome }) => outcome === "disputed").length,
    said: facts.said.map(({ saidOn, years }) => ({ on: saidOn, years })),
  });
  return { facts, tenure, recognition, clock, promises };
}
