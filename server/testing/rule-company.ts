import fc from "fast-check";
import { consentAnswers, consentPurposes } from "../domain/consent";
import { contactCauses } from "../domain/contact";
import { customerKinds } from "../domain/customer";
import { identityChannels } from "../domain/identity";
import { intents } from "../domain/intent";
import { issueKinds } from "../domain/issue";
import { lifecycleKinds } from "../domain/lifecycle";
import { needKinds } from "../domain/need";
import { addDays, addMonths, type PlainDate, plainDate, startOfDay } from "../domain/plain-date";
import type { Standing } from "../domain/promise";
import { promiseEndings } from "../domain/promise-words";
import type { RuleFacts } from "../domain/rule-evaluate";
import { specialDateKinds } from "../domain/special-date";

export const companyZone = "America/New_York";
const places = ["Leeds", "leeds", "São Tomé", "A, or B", "“quoted”", "\\"];
export const placeOfRule = fc.constantFrom(...places, "LEEDS", "Nowhere");
const products = ["Boiler", "%s", "'; --", "and"];
export const productOfRule = fc.constantFrom(...products, "boiler", "Nothing");

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const few = <Value>(value: fc.Arbitrary<Value>, most = 3) => fc.array(value, { maxLength: most });

/** Days back or ahead, many of them on the edge of what a rule asks. */
const edges = fc.constantFrom(0, 1, 2, 29, 30, 31, 89, 90, 91, 364, 365, 366, 400);

/** A promise as it stands now. The times lie close together, so that windows meet their edges. */
function anyPromise(due: fc.Arbitrary<Date>): fc.Arbitrary<Standing> {
  const hour = 3_600_000;
  const near = fc.integer({ min: -3, max: 3 }).map((hours) => hours * 12 * hour);
  const drawn = fc.record({
    due,
    agreed: near,
    opens: maybe(fc.constant(-6 * hour)),
    ended: maybe(fc.constantFrom(...promiseEndings)),
    seen: near,
    claimed: near,
    attempted: maybe(near),
    answer: maybe(fc.constantFrom("yes" as const, "late" as const, "no" as const)),
    movedWithConsent: fc.boolean(),
  });
  return drawn.map(({ due: dueAt, agreed, opens, ended, seen, claimed, attempted, answer, movedWithConsent }) => {
    const after = (base: Date, by: number) => new Date(base.getTime() + by);
    const opensAt = (base: Date) => (opens === null ? null : after(base, opens));
    const agreedAt = after(dueAt, agreed);
    const keep = { seenAt: after(dueAt, seen), claimedAt: after(dueAt, claimed), proofAt: null };
    return {
      headline: { opensAt: opensAt(dueAt), dueAt },
      agreed: { opensAt: opensAt(agreedAt), dueAt: agreedAt, precision: "time" },
      ...{ askedByCustomer: false, movedByUs: false, movedWithConsent, ended, answer },
      attemptedAt: attempted === null ? null : after(dueAt, attempted),
      keep: ended === "fulfilled" ? keep : null,
    };
  });
}

/** One record as a test writes it, before any is merged. */
export function anyRecord(today: PlainDate) {
  const ago = edges.map((days) => addDays(today, -days));
  const near = fc.tuple(edges, fc.boolean()).map(([days, isAhead]) => addDays(today, isAhead ? days : -days));
  const years = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -2, max: 2 }));
  const long = years.map(([count, days]) => addDays(addMonths(today, -12 * count), -Math.abs(days)));
  const past = fc.oneof(ago, long, fc.constant(plainDate("2016-02-29")));
  const instant = fc
    .tuple(near, fc.constantFrom(-60_000, 0, 60_000, 43_200_000))
    .map(([day, off]) => new Date(startOfDay(day, companyZone).getTime() + off));
  const before = instant.map((at) => new Date(Math.min(at.getTime(), startOfDay(today, companyZone).getTime())));
  const isOut = fc.integer({ min: 0, max: 4 }).map((n) => n === 0);
  const record = fc.record({
    kind: fc.constantFrom(...customerKinds),
    place: maybe(fc.constantFrom(...places)),
    country: maybe(fc.constantFrom("GB", "IE", "BA")),
    statedSinceOn: maybe(past),
    band: maybe(fc.constantFrom("Leeds", "A, or B")),
    isBest: fc.boolean(),
    purchases: few(
      fc.record({
        on: past,
        what: maybe(fc.constantFrom(...products)),
        minor: fc.constantFrom(100, 150, 0, -50, 5000),
        currency: fc.constantFrom("GBP", "GBP", "EUR", "JPY"),
        isOut,
      }),
      4,
    ),
    identities: few(fc.record({ channel: fc.constantFrom(...identityChannels), isOut })),
    preferences: few(
      fc.record({
        about: fc.constantFrom("phone" as const, "email" as const, "letter" as const),
        wish: fc.constantFrom("wanted" as const, "not_wanted" as const, "never" as const, "open" as const),
        learnedOn: ago,
      }),
      4,
    ),
    contacts: few(
      fc.record({
        at: before,
        cause: maybe(fc.constantFrom(...contactCauses)),
        feeling: maybe(fc.integer({ min: 1, max: 5 })),
        isOut,
      }),
      8,
    ),
    issues: few(fc.record({ kind: fc.constantFrom(...issueKinds), isOpen: fc.boolean() }), 2),
    promises: few(anyPromise(instant), 2),
    intents: few(fc.record({ intent: fc.constantFrom(...intents), learnedOn: ago }), 2),
    consents: few(
      fc.record({
        purpose: fc.constantFrom(...consentPurposes),
        answer: fc.constantFrom(...consentAnswers),
        learnedOn: ago,
      }),
      4,
    ),
    dates: few(
      fc.record({
        kind: fc.constantFrom(...specialDateKinds),
        day: fc.oneof(near, fc.constant(plainDate("2024-02-29"))),
        isOut,
      }),
      2,
    ),
    // Only a renewal lies ahead.
    lifecycle: few(
      fc
        .record({ kind: fc.constantFrom(...lifecycleKinds), on: near, isOut })
        .map((step) => (step.kind !== "renewal_due" && step.on > today ? { ...step, on: today } : step)),
      3,
    ),
    needs: few(
      fc.record({
        kind: fc.constantFrom(...needKinds),
        words: fc.constantFrom("Lives in LEEDS now", "100%_\\", "a, or b"),
        isOut,
      }),
      2,
    ),
    isWithdrawn: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    /** Into the record before, if that stands for itself. */
    isMerged: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  });
  // Who takes back the consent their dates rest on has no dates any more.
  return record.map(({ consents, ...rest }) => ({
    ...rest,
    consents:
      rest.dates.length === 0
        ? consents
        : [datesConsent(today), ...consents.filter(({ purpose }) => purpose !== "special_dates")],
  }));
}

/** The consent that special dates rest on; it stands before whatever else a customer answered. */
function datesConsent(today: PlainDate) {
  return { purpose: "special_dates" as const, answer: "given" as const, learnedOn: addDays(today, -2000) };
}

export type RuleRecord = typeof anyRecord extends (today: PlainDate) => fc.Arbitrary<infer Made> ? Made : never;

/**
 * What is known of a customer, told from its own record and those merged into it. Everything is recorded in the order it
 * stands in: record by record, line by line.
 */
export function factsOf(own: RuleRecord, merged: readonly RuleRecord[]): RuleFacts {
  const all = [own, ...merged];
  const live = <Line extends { isOut: boolean }>(lines: (record: RuleRecord) => readonly Line[]) =>
    all.flatMap(lines).filter(({ isOut }) => !isOut);
  const purchases = live((record) => record.purchases);
  const contacts = live((record) => record.contacts);
  const days = purchases.filter(({ minor }) => minor >= 0).map(({ on }) => on);
  const since = own.statedSinceOn === null ? days : [...days, own.statedSinceOn];
  return {
    zone: companyZone,
    ...{ kind: own.kind, place: own.place, country: own.country, isBest: own.band !== null && own.isBest },
    ...{ band: own.band, purchases, contacts },
    sinceOn: since.sort()[0] ?? null,
    identities: live((record) => record.identities).map(({ channel }) => channel),
    preferences: latest(
      all.flatMap((record) => record.preferences),
      ({ about }) => about,
    ).map((said) => ({ ...said, words: null })),
    felt:
      [...contacts].sort((a, b) => a.at.getTime() - b.at.getTime()).findLast(({ feeling }) => feeling !== null)
        ?.feeling ?? null,
    promises: all.flatMap((record) => record.promises),
    openIssues: all.flatMap((record) => record.issues.flatMap(({ kind, isOpen }) => (isOpen ? [kind] : []))),
    intent:
      latest(
        all.flatMap((record) => record.intents),
        () => "",
      )[0]?.intent ?? null,
    consents: latest(
      all.flatMap((record) => record.consents),
      ({ purpose }) => purpose,
    ),
    dates: live((record) => record.dates).map(({ kind, day }) => ({
      ...{ kind, month: Number(day.slice(5, 7)), day: Number(day.slice(8)) },
    })),
    lifecycle: live((record) => record.lifecycle),
    needs: live((record) => record.needs),
  };
}

/** Of each kind the one learned last; learned on one day, the one recorded last. */
function latest<Line extends { learnedOn: PlainDate }>(lines: readonly Line[], kindOf: (line: Line) => string): Line[] {
  const found = new Map<string, Line>();
  for (const line of lines) {
    const known = found.get(kindOf(line));
    if (known === undefined || line.learnedOn >= known.learnedOn) found.set(kindOf(line), line);
  }
  return [...found.values()];
}
