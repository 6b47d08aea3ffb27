import type { ConsentAnswer, ConsentPurpose } from "./consent";
import type { ContactCause, ContactChannel } from "./contact";
import type { CustomerKind } from "./customer";
import type { IdentityChannel } from "./identity";
import type { Intent } from "./intent";
import type { IssueKind } from "./issue";
import { type LifecycleFact, lifecycleState } from "./lifecycle";
import type { NeedKind } from "./need";
import { addDays, addMonths, dayIn, type Instant, type PlainDate, startOfDay } from "./plain-date";
import { isUnwanted, type Preference } from "./preference";
import type { Standing } from "./promise";
import { verdictAt } from "./promise-outcome";
import { type Condition, isGroup, type Rule, type RuleValue } from "./rule";
import { ruleFeelings } from "./rule-fields";
import { nextOccurrence, type SpecialDateKind } from "./special-date";

/** What is known of one customer, everything merged into it included. Withdrawn facts are none. */
export type RuleFacts = {
  /** The organisation's, in which days begin. */
  readonly zone: string;
  readonly kind: CustomerKind;
  readonly place: string | null;
  readonly country: string | null;
  /** The earlier of what is stated and the first purchase. */
  readonly sinceOn: PlainDate | null;
  readonly purchases: readonly { on: PlainDate; what: string | null; minor: number; currency: string }[];
  readonly band: string | null;
  readonly isBest: boolean;
  readonly identities: readonly IdentityChannel[];
  /** The latest of each subject. */
  readonly preferences: readonly Preference[];
  readonly contacts: readonly { at: Instant; cause: ContactCause | null }[];
  /** 1 very unhappy … 5 delighted, of the latest contact that carries one. */
  readonly felt: number | null;
  readonly promises: readonly Standing[];
  readonly openIssues: readonly IssueKind[];
  /** The latest. */
  readonly intent: Intent | null;
  /** The latest of each purpose. */
  readonly consents: readonly { purpose: ConsentPurpose; answer: ConsentAnswer }[];
  readonly dates: readonly { kind: SpecialDateKind; month: number; day: number }[];
  /** In the order in which they were recorded. */
  readonly lifecycle: readonly LifecycleFact[];
  readonly needs: readonly { kind: NeedKind; words: string }[];
};

/**
 * Whether a customer is meant by a rule on a day, told plainly and one by one: what `rule_members` answers for a million
 * at once, and is held against. `lapseDays` null: no threshold is set, and nobody is active or has lapsed.
 */
export function matches(rule: Rule, facts: RuleFacts, today: PlainDate, lapseDays: number | null): boolean {
  const holds = (condition: Condition) =>
    ruleTests[`${condition.field}.${condition.is}`]?.(facts, condition.value, today, lapseDays) ?? false;
  const all = rule.conditions.map((entry) =>
    isGroup(entry) ? joined(entry.match, entry.conditions.map(holds)) : holds(entry),
  );
  return joined(rule.match, all);
}

function joined(match: "all" | "any", held: readonly boolean[]): boolean {
  return match === "all" ? held.every(Boolean) : held.some(Boolean);
}

type Test = (facts: RuleFacts, value: RuleValue, today: PlainDate, lapseDays: number | null) => boolean;

/** By field and operator, as "tenure.at_least". */
export const ruleTests: Readonly<Record<string, Test>> = {
  "tenure.at_least": ({ sinceOn }, value, today) => sinceOn !== null && later(sinceOn, value) <= today,
  "tenure.less_than": ({ sinceOn }, value, today) => sinceOn !== null && later(sinceOn, value) > today,
  "tenure.not_known": ({ sinceOn }) => sinceOn === null,
  "value.at_least": (facts, value) => total(facts, value) >= (value.minor ?? 0),
  "value.less_than": (facts, value) => total(facts, value) < (value.minor ?? 0),
  "band.is": ({ band }, { texts }) => isOneOf(texts, band),
  "band.is_not": ({ band }, { texts }) => !isOneOf(texts, band),
  "band.none": ({ band }) => band === null,
  "best.is": ({ isBest }) => isBest,
  "best.is_not": ({ isBest }) => !isBest,
  "purchases.at_least": (facts, { count = 0 }) => new Set(boughtDays(facts)).size >= count,
  "purchases.less_than": (facts, { count = 0 }) => new Set(boughtDays(facts)).size < count,
  "purchases.within": (facts, { days }, today) => boughtDays(facts).some((on) => on >= back(today, days)),
  "purchases.not_within": (facts, { days }, today) => boughtDays(facts).every((on) => on < back(today, days)),
  "purchases.ever": (facts) => boughtDays(facts).length > 0,
  "purchases.never": (facts) => boughtDays(facts).length === 0,
  "activity.active": (facts, _, today, lapseDays) =>
    lapseDays !== null && boughtDays(facts).some((on) => on >= back(today, lapseDays)),
  "activity.lapsed": (facts, _, today, lapseDays) =>
    lapseDays !== null && boughtDays(facts).length > 0 && boughtDays(facts).every((on) => on < back(today, lapseDays)),
  "products.bought": (facts, { texts }) => hasBought(facts, texts),
  "products.never_bought": (facts, { texts }) => !hasBought(facts, texts),
  "place.is": ({ place }, { texts }) => isOneOf(texts, place),
  "place.is_not": ({ place }, { texts }) => !isOneOf(texts, place),
  "place.not_known": ({ place }) => place === null,
  "country.is": ({ country }, { words }) => isOneOf(words, country),
  "country.is_not": ({ country }, { words }) => !isOneOf(words, country),
  "country.not_known": ({ country }) => country === null,
  "kind.person": ({ kind }) => kind === "person",
  "kind.organisation": ({ kind }) => kind === "organisation",
  "reach.can": (facts, { words = [] }) => reachable(facts).some((channel) => words.includes(channel)),
  "reach.cannot": (facts, { words = [] }) => !reachable(facts).some((channel) => words.includes(channel)),
  "reach.unwanted": ({ preferences }, { words = [] }) =>
    preferences.some(({ about }) => words.includes(about) && isUnwanted(preferences, about as ContactChannel)),
  "contacts.at_least": (facts, { count = 0, days }, today) => contactsSince(facts, today, days).length >= count,
  "contacts.fewer_than": (facts, { count = 0, days }, today) => contactsSince(facts, today, days).length < count,
  "contacts.within": (facts, { days }, today) => contactsSince(facts, today, days).length > 0,
  "contacts.not_within": (facts, { days }, today) => contactsSince(facts, today, days).length === 0,
  "contacts.about": (facts, { words, days }, today) =>
    contactsSince(facts, today, days).some(({ cause }) => isOneOf(words, cause)),
  "feeling.is": ({ felt }, { words }) => felt !== null && isOneOf(words, ruleFeelings[felt - 1] ?? null),
  "feeling.not_known": ({ felt }) => felt === null,
  "promises.open": ({ promises }) => promises.some(({ ended }) => ended === null),
  "promises.none_open": ({ promises }) => promises.every(({ ended }) => ended !== null),
  "promises.overdue": (facts, _, today) => isOverdue(facts, today),
  "promises.none_overdue": (facts, _, today) => !isOverdue(facts, today),
  "promises.broken": (facts, { days }, today) => facts.promises.some((one) => isBroken(one, facts.zone, today, days)),
  "issues.open": ({ openIssues }) => openIssues.length > 0,
  "issues.none_open": ({ openIssues }) => openIssues.length === 0,
  "issues.open_kind": ({ openIssues }, { words }) => openIssues.some((kind) => isOneOf(words, kind)),
  "issues.none_open_kind": ({ openIssues }, { words }) => !openIssues.some((kind) => isOneOf(words, kind)),
  "intent.is": ({ intent }, { words }) => isOneOf(words, intent),
  "intent.not_known": ({ intent }) => intent === null,
  "consent.given": (facts, { words }) => hasAnswered(facts, words, "given"),
  "consent.not_given": (facts, { words }) => !hasAnswered(facts, words, "given"),
  "consent.withdrawn": (facts, { words }) => hasAnswered(facts, words, "withdrawn"),
  "dates.within": ({ dates }, { days }, today) => dates.some((date) => isAhead(date, today, days)),
  "dates.kind_within": ({ dates }, { words, days }, today) =>
    dates.some((date) => isOneOf(words, date.kind) && isAhead(date, today, days)),
  "lifecycle.onboarding": ({ lifecycle }, _, today) =>
    lifecycleState(lifecycle, today).some(({ state }) => state === "onboarding"),
  "lifecycle.delivered": ({ lifecycle }, { days }, today) =>
    lifecycle.some(({ kind, on }) => kind === "delivered" && on >= back(today, days)),
  "lifecycle.renewal": (facts, { days }, today) => {
    const on = renewalDue(facts);
    return on !== null && on >= today && on <= addDays(today, days ?? 0);
  },
  "lifecycle.renewal_overdue": (facts, _, today) => (renewalDue(facts) ?? today) < today,
  "needs.has": ({ needs }, { words }) => needs.some(({ kind }) => isOneOf(words, kind)),
  "needs.mentions": ({ needs }, { words, texts = [] }) =>
    needs.some((need) => isOneOf(words, need.kind) && texts.some((text) => plain(need.words).includes(plain(text)))),
};

const plain = (text: string) => text.toLowerCase();
const back = (today: PlainDate, days = 0) => addDays(today, -days);

function isOneOf(wanted: readonly string[] | undefined, given: string | null): boolean {
  return given !== null && (wanted ?? []).some((text) => plain(text) === plain(given));
}

/** The day on which a length of time is reached; 29 February falls on the 28th (ruling 28). */
function later(since: PlainDate, { length = 0, unit }: RuleValue): PlainDate {
  return unit === "days" ? addDays(since, length) : addMonths(since, unit === "years" ? length * 12 : length);
}

function total({ purchases }: RuleFacts, { currency }: RuleValue): number {
  return purchases.reduce((sum, line) => (line.currency === currency ? sum + line.minor : sum), 0);
}

/** Refunds are no purchase (ruling 27). */
const bought = ({ purchases }: RuleFacts) => purchases.filter(({ minor }) => minor >= 0);
/** A product is named as it stands on the purchase, to the letter. */
const hasBought = (facts: RuleFacts, texts: RuleValue["texts"]) =>
  bought(facts).some(({ what }) => what !== null && (texts ?? []).includes(what));
const boughtDays = (facts: RuleFacts) => bought(facts).map(({ on }) => on);

function reachable({ identities, preferences }: RuleFacts): string[] {
  return identities.filter(
    (channel) => channel !== "account" && channel !== "external" && !isUnwanted(preferences, channel),
  );
}

function contactsSince({ contacts, zone }: RuleFacts, today: PlainDate, days = 0): RuleFacts["contacts"] {
  return contacts.filter(({ at }) => dayIn(zone, at) >= back(today, days));
}

function isOverdue({ promises, zone }: RuleFacts, today: PlainDate): boolean {
  const begins = startOfDay(today, zone);
  return promises.some((promise) => verdictAt(promise, begins).outcome === "overdue");
}

/** Due on one of these days and not kept, neither then nor as agreed afterwards. */
function isBroken(promise: Standing, zone: string, today: PlainDate, days = 0): boolean {
  const { dueAt } = promise.headline;
  if (dueAt < startOfDay(back(today, days), zone)) return false;
  const { isCounted, isKeptAsAgreed, outcome } = verdictAt(promise, startOfDay(today, zone));
  return isCounted && !isKeptAsAgreed && outcome !== "moved";
}

function hasAnswered({ consents }: RuleFacts, words: readonly string[] | undefined, wanted: ConsentAnswer): boolean {
  return consents.some(({ purpose, answer }) => answer === wanted && isOneOf(words, purpose));
}

function isAhead(date: { month: number; day: number }, today: PlainDate, days = 0): boolean {
  return nextOccurrence(date, today) <= addDays(today, days);
}

function renewalDue({ lifecycle }: RuleFacts): PlainDate | null {
  const last = lifecycle.findLast(({ kind }) => kind === "renewal_due" || kind === "renewed");
  return last?.kind === "renewal_due" ? last.on : null;
}
