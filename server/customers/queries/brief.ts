import type { Context } from "../../context";
import { refusesPromotion } from "../../domain/consent";
import { customerZone } from "../../domain/customer-zone";
import type { CustomerZone } from "../../domain/due-calendar";
import { DomainError } from "../../domain/errors";
import { type OurWord, ourWord } from "../../domain/our-word";
import { thanksWish } from "../../domain/preference";
import { contentHold, type HoldReason, type Recognition, recognitionFor } from "../../domain/recognition";
import { type Tenure, tenureOfSpells } from "../../domain/tenure";
import { endedReach, type PromisesToCustomer, readPromisesOfMembers } from "../../promises/queries/of-members";
import type { PromiseRow } from "../../promises/queries/row";
import { type CustomerFacts, findCustomerFacts } from "./facts";

/** What a person on the phone reads in five seconds. */
export type Brief = {
  facts: Omit<CustomerFacts, "promises">;
  tenure: Tenure;
  recognition: Recognition;
  /** Why promotional content must not be sent now; empty: it may. */
  contentHeld: HoldReason[];
  clock: CustomerZone;
  /** What we owe: open, by due time. */
  promises: PromiseRow[];
  /** How our word stands, and whether that is all of it or only the newest that have ended. */
  word: OurWord & { isAll: boolean };
};

/** The brief of a customer, in one round trip; the id of a merged one gives its survivor's. */
export async function getBrief(ctx: Context, customerId: string): Promise<Brief> {
  const { db, actor, now, today, organisation } = ctx;
  const { lapseDays } = organisation;
  const found = await findCustomerFacts(db, { customerId, today, lapseDays, readerId: actor.id, now });
  if (found === null) throw new DomainError("not_found");
  const { promises: raw, ...facts } = found;
  const promises = readPromisesOfMembers(raw, now);
  const tenure = tenureOfSpells({
    spells: facts.spells,
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
  const holding = holdingOf(facts, promises);
  const said = facts.said.map(({ saidOn, years }) => ({ on: saidOn, years }));
  const { preferences, consents } = facts.knowledge;
  const recognition = recognitionFor({ tenure, today, said, thanksWish: thanksWish(preferences), ...holding });
  const contentHeld = contentHold({ ...holding, promotionRefused: refusesPromotion(consents) });
  return { facts, tenure, recognition, contentHeld, clock, promises: promises.open, word: wordOf(promises) };
}

/** What holds thanks and promotional content back. */
function holdingOf(facts: Brief["facts"], { open, isDisputed }: PromisesToCustomer) {
  return {
    hasDied: facts.diedRecordedAt !== null,
    isVulnerable: facts.vulnerableNote !== null,
    openIssue: facts.openIssues[0]?.kind ?? null,
    overduePromises: open.filter(({ verdict }) => verdict.outcome === "overdue").length,
    disputedPromises: isDisputed ? 1 : 0,
  };
}

function wordOf({ open, ended }: PromisesToCustomer): Brief["word"] {
  const given = [...open, ...ended].map(({ verdict, origin, standing }) => ({
    verdict,
    origin,
    dueAt: standing.headline.dueAt,
  }));
  return { ...ourWord(given), isAll: ended.length < endedReach };
}
