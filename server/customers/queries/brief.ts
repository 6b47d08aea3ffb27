import type { Context } from "../../context";
import { customerZone } from "../../domain/customer-zone";
import type { CustomerZone } from "../../domain/due-calendar";
import { DomainError } from "../../domain/errors";
import { contentHold, type HoldReason, type Recognition, recognitionFor } from "../../domain/recognition";
import { type Tenure, tenureOf } from "../../domain/tenure";

import { listCustomerPromises } from "../../promises/queries/lists";
import type { PromiseRow } from "../../promises/queries/row";
import { type CustomerFacts, findCustomerFacts } from "./facts";

/** What a person on the phone reads in five seconds. */
export type Brief = {
  facts: CustomerFacts;
  tenure: Tenure;
  recognition: Recognition;
  /** Why promotional content must not be sent now; empty: it may. */
  contentHeld: HoldReason[];
  clock: CustomerZone;
  promises: PromiseRow[];
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
  const holding = {
    hasDied: facts.diedRecordedAt !== null,
    isVulnerable: facts.vulnerableNote !== null,
    openIssue: facts.openIssues[0]?.kind ?? null,
    overduePromises: promises.filter(({ verdict }) => verdict.outcome === "overdue").length,
    disputedPromises: promises.filter(({ verdict }) => verdict.outcome === "disputed").length,
  };
  const said = facts.said.map(({ saidOn, years }) => ({ on: saidOn, years }));
  const recognition = recognitionFor({ tenure, today, said, ...holding });
  return { facts, tenure, recognition, contentHeld: contentHold(holding), clock, promises };
}
