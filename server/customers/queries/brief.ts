import type { Context } from "../../context";
import { refusesPromotion } from "../../domain/consent";
import { customerZone } from "../../domain/customer-zone";
import type { CustomerZone } from "../../domain/due-calendar";
import { DomainError } from "../../domain/errors";
import type { MilestoneFacts } from "../../domain/milestone";
import { type OurWord, ourWord } from "../../domain/our-word";
import { daysBetween } from "../../domain/plain-date";
import { isUnwanted, thanksWish } from "../../domain/preference";
import { contentHold, type HoldReason, type Recognition, recognitionFor } from "../../domain/recognition";
import { segments } from "../../domain/segment";
import { type Tenure, tenureOfSpells } from "../../domain/tenure";
import type { ThanksWayFacts } from "../../domain/thanks-way";
import { endedReach, type PromisesToCustomer, readPromisesOfMembers } from "../../promises/queries/of-members";
import type { PromiseRow } from "../../promises/queries/row";
import { type Restriction, restrictionsOn } from "../../restrictions/queries";
import { type CustomerFacts, findCustomerFacts, type SaidThanks } from "./facts";

/** What a person on the phone reads in five seconds. */
export type Brief = {
  facts: Omit<CustomerFacts, "promises">;
  /** What they are held to and others are not, with where it stands. */
  restrictions: Restriction[];
  tenure: Tenure;
  recognition: Recognition;
  /** The latest thanks, where they were said within the cool-off and nobody noted how they were taken. */
  unnoted: SaidThanks | null;
  /** Why promotional content must not be sent now; empty: it may. */
  contentHeld: HoldReason[];
  clock: CustomerZone;
  /** What we owe: open, by due time. */
  promises: PromiseRow[];
  /** What was broken and not yet put right, apart from what is open. */
  broken: PromiseRow[];
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
  const promotionRefused = refusesPromotion(facts.knowledge.consents);
  const way = wayOf(facts, promotionRefused);
  const recognition = recognitionFor({ ...milestoneFactsOf(facts, tenure, ctx), ...holding, way });
  const contentHeld = contentHold({ ...holding, promotionRefused });
  const [latest = null] = facts.said;
  const isFresh = latest !== null && daysBetween(latest.saidOn, today) < facts.milestoneRules.coolOffDays;
  const unnoted = isFresh && latest.reaction === null ? latest : null;
  const restrictions = restrictionsOn(today, facts.restrictions);
  const shown = { facts, tenure, recognition, unnoted, contentHeld, clock, restrictions };
  return { ...shown, promises: promises.open, broken: promises.broken, word: wordOf(promises) };
}

/** What is to be thanked for, and what was. */
function milestoneFactsOf(facts: Brief["facts"], tenure: Tenure, { today, organisation }: Context): MilestoneFacts {
  const { milestoneRules: rules, purchaseDays, valueMinor, recentDays, referrals } = facts;
  const said = facts.said.map(({ saidOn, kind, key }) => ({ on: saidOn, kind, key }));
  return {
    tenure,
    today,
    rules,
    purchaseDays,
    valueMinor,
    currency: organisation.currency,
    recentDays,
    referrals,
    said,
  };
}

/** How they are to be thanked, and what they refused. */
function wayOf(facts: Brief["facts"], refusesPromotion: boolean): ThanksWayFacts {
  const { preferences } = facts.knowledge;
  const own = thanksWish(preferences);
  return { own, byDefault: byDefaultOf(facts), refusesPromotion, refusesCalls: isUnwanted(preferences, "phone") };
}

/** How customers of a segment they are in are thanked, by the segment's name. */
function byDefaultOf({ thankedByDefault: said }: Brief["facts"]): ThanksWayFacts["byDefault"] {
  const name = said?.segment ?? segments(null).find(({ key }) => key === said?.key)?.name;
  return said && name ? { wish: said.wish, segment: name } : null;
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
