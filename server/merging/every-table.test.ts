import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { goals, recognitions, representatives } from "@/db/schema";
import { getAdvocacy } from "../advocacy/queries/page";
import { listCalls } from "../calls/queries/list";
import type { Context } from "../context";
import { getBrief } from "../customers/queries/brief";
import { findByIdentity, listLatelySeen } from "../customers/queries/find";
import { plainDate } from "../domain/plain-date";
import { listDocuments } from "../evidence/queries/documents";
import { scoresQuestion } from "../experience/queries/scores";
import { getWallet } from "../experience/queries/wallet";
import { listUnlogged } from "../listening/queries/unlogged";
import { contextOf } from "../testing/accounts";
import { anAdvocacyFact, anArrival, aReferral, aStory, someThanks } from "../testing/advocacy";
import { aWarning } from "../testing/bands";
import { aContact, aCustomer, aNote, anIdentity, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aDocument } from "../testing/evidence";
import { aScore, aWalletEstimate } from "../testing/experience";
import { anOrganisation, aPerson } from "../testing/factories";
import { aConsent, aNeed, anIntent, aPreference, aSpecialDate, aStep } from "../testing/knowledge";
import { someLimits } from "../testing/limits";
import { aMerge } from "../testing/merging";
import { insertInto, someWords } from "../testing/promises";
import { aCall } from "../testing/thank-you-calls";
import { listUnhappy } from "../unhappy/queries";
import { listWarnings } from "../warnings/queries";
import { listDuplicates } from "./queries/duplicates";
import { listMerges } from "./queries/merges";

/** A survivor and a record merged into it; facts are recorded under the merged one. */
type Scene = { world: World; ctx: Context; survivor: string; merged: string };
type Look = (scene: Scene) => Promise<unknown>;
type Way = { record: (scene: Scene) => Promise<unknown>; look: Look };

const brief: Look = ({ ctx, survivor }) => getBrief(ctx, survivor);
const read = (record: Way["record"], look: Look = brief): Way => ({ record, look });
const aPromiseFor = async ({ world, ctx, merged }: Scene) =>
  insertInto(world, "promises", {
    id: newId(),
    customer_id: merged,
    kind: "callback",
    said_id: await someWords(world, "I will ring you."),
    channel: "phone",
    made_by: ctx.actor.id,
    made_at: new Date(ctx.now.getTime() - 120_000),
    owner_id: ctx.actor.id,
    original_due_at: new Date(ctx.now.getTime() + 86_400_000),
    due_precision: "time",
    zone: "Europe/London",
    calendar: "{}",
  });

/** The decisions their words fed, and whether they were told. */
const toldOfThem: Look = ({ world, survivor }) =>
  world.tx.execute(
    sql`select decision_id, telling_id is not null as is_told from source_customers where customer_id = ${survivor}`,
  );

/** What each table says of a customer, recorded under the merged record, and where the survivor's reader sees it. */
const seen: Record<string, Way> = {
  "advocacy_facts.customer_id": read(({ world, merged }) => anAdvocacyFact(world, { customerId: merged })),
  "arrivals.customer_id": read(
    ({ world, merged }) => anArrival(world, { customerId: merged }),
    ({ ctx, survivor }) => getAdvocacy(ctx.db, { customerId: survivor, today: ctx.today }),
  ),
  "colleague_thanks.customer_id": read(({ world, merged }) => someThanks(world, { customerId: merged })),
  "referrals.referred_id": read(({ world, merged }) => aReferral(world, { referredId: merged })),
  "referrals.referrer_id": read(({ world, merged }) => aReferral(world, { referrerId: merged })),
  "stories.customer_id": read(
    ({ world, merged }) => aStory(world, { customerId: merged }),
    ({ ctx, survivor }) => getAdvocacy(ctx.db, { customerId: survivor, today: ctx.today }),
  ),
  "consents.customer_id": read(({ world, merged }) => aConsent(world, { customerId: merged })),
  "contacts.customer_id": read(({ world, merged }) => aContact(world, { customerId: merged })),
  "corrections.customer_id": read(async ({ world, merged }) => {
    const { id } = await aContact(world, { customerId: merged });
    await world.tx.execute(sql`update contacts set words = 'Something else.' where id = ${id}`);
  }, correctionsOnTheTimeline),
  "unlogged_promises.customer_id": read(
    async ({ world, ctx, merged }) =>
      insertInto(world, "unlogged_promises", {
        ...{ id: newId(), customer_id: merged, said_id: await someWords(world, "A part by Friday.") },
        ...{ found_through: "customer", told: "broken", found_by: ctx.actor.id },
      }),
    async ({ ctx, survivor }) =>
      (await listUnlogged(ctx.db, {})).unlogged.filter(({ customer }) => customer.id === survivor),
  ),
  "duplicate_dismissals.one_id": read(apart("one"), suggestions),
  "duplicate_dismissals.other_id": read(apart("other"), suggestions),
  "events.customer_id": read(({ world, merged }) =>
    world.tx.execute(sql`
      insert into events (id, action, subject, subject_id, customer_id, facts)
      values (${newId()}, 'customer.vulnerable', 'customer', ${merged}, ${merged}, '{}')`),
  ),
  "extra_miles.customer_id": read(async ({ world, ctx, merged }) =>
    insertInto(world, "extra_miles", {
      ...{
        id: newId(),
        customer_id: merged,
        person_id: ctx.actor.id,
        noted_by: ctx.actor.id,
        happened_on: "2026-01-05",
      },
      words_id: await someWords(world, "Brought her two heaters."),
    }),
  ),
  "goodwills.customer_id": read(async (scene) => {
    const { given } = await aGoodwill(scene);
    await insertInto(scene.world, "goodwills", { ...given, amount_minor: 100, given_by: scene.ctx.actor.id });
  }),
  "goodwill_requests.customer_id": read(async (scene) => {
    const { given } = await aGoodwill(scene);
    const [asked_by, approver_id] = [(await aPerson(scene.world)).id, scene.ctx.actor.id];
    await insertInto(scene.world, "goodwill_requests", { ...given, amount_minor: 15_000, asked_by, approver_id });
  }),
  "feedbacks.customer_id": read(async ({ world, merged }) => {
    const { id } = await aContact(world, { customerId: merged });
    await world.tx.execute(
      sql`insert into feedbacks (contact_id, source, place) values (${id}, 'review', 'Trustpilot')`,
    );
  }, feedbackOnTheTimeline),
  "goals.customer_id": read(async ({ world, ctx, merged }) =>
    world.tx.insert(goals).values({
      id: newId(),
      customerId: merged,
      source: "customer",
      learnedOn: plainDate("2026-01-05"),
      recordedBy: ctx.actor.id,
      wordsId: await someWords(world, "Warm by Christmas."),
      measureId: await someWords(world, "21 degrees."),
      reviewOn: plainDate("2026-12-01"),
    } as typeof goals.$inferInsert),
  ),
  "identities.customer_id": read(
    ({ world, merged }) => anIdentity(world, { customerId: merged, handle: "0113 496 0199", normal: "+441134960199" }),
    async ({ ctx, survivor }) => [
      await getBrief(ctx, survivor),
      (await findByIdentity(ctx, "phone", "+441134960199")).filter(({ id }) => id === survivor),
    ],
  ),
  "intents.customer_id": read(({ world, merged }) => anIntent(world, { customerId: merged })),
  "issues.customer_id": read(({ world, merged }) => anIssue(world, { customerId: merged })),
  "lately_seen.customer_id": read(
    ({ world, ctx, merged }) =>
      world.tx.execute(
        sql`insert into lately_seen (person_id, customer_id, seen_at) values (${ctx.actor.id}, ${merged}, now())`,
      ),
    lately,
  ),
  "lifecycle_facts.customer_id": read(({ world, merged }) => aStep(world, { customerId: merged })),
  "merges.merged_id": read(another("merged"), mergesOfIt),
  "merges.survivor_id": read(another("survivor"), mergesOfIt),
  "needs.customer_id": read(({ world, merged }) => aNeed(world, { customerId: merged })),
  "notes.customer_id": read(({ world, merged }) => aNote(world, { customerId: merged })),
  "preferences.customer_id": read(({ world, merged }) => aPreference(world, { customerId: merged })),
  "promise_states.customer_id": read(aPromiseFor, openPromises),
  "promises.customer_id": read(aPromiseFor),
  "purchases.customer_id": read(({ world, merged }) => aPurchase(world, { customerId: merged })),
  "recognitions.customer_id": read(({ world, ctx, merged }) =>
    world.tx
      .insert(recognitions)
      .values({ id: newId(), customerId: merged, reasonKind: "loyalty", reason: "Thank you.", saidBy: ctx.actor.id }),
  ),
  "representatives.organisation_id": read(
    async (scene) => speaks(scene, "organisation"),
    async ({ ctx, world }) => briefsOf(ctx, world, "organisation"),
  ),
  "representatives.person_id": read(async (scene) => speaks(scene, "person")),
  "documents.customer_id": read(
    ({ world, ctx, merged }) => aDocument(world, { addedBy: ctx.actor.id, customerId: merged }),
    async ({ world, survivor }) =>
      (await listDocuments(world.tx, { after: null })).rows.map((d) => d.customerId === survivor),
  ),
  "source_tellings.customer_id": read(async ({ world, ctx, merged }) => {
    const decision_id = await aDecisionNobodyMade(world, ctx, "source_tellings");
    const { id: contact_id } = await aContact(world, { customerId: merged, direction: "in" });
    await insertInto(world, "feedbacks", { contact_id, source: "review" });
    await insertInto(world, "feedback_decisions", { id: newId(), contact_id, decision_id, linked_by: ctx.actor.id });
    const at = { told_by: ctx.actor.id, recorded_at: new Date("2026-01-05") };
    await insertInto(world, "source_tellings", { id: newId(), decision_id, customer_id: merged, contact_id, ...at });
  }, toldOfThem),
  "restrictions.customer_id": read(async ({ world, ctx, merged }) =>
    insertInto(world, "restrictions", {
      decision_id: await aDecisionNobodyMade(world, ctx, "restrictions"),
      ...{ id: newId(), customer_id: merged, set_by: ctx.actor.id, from_on: "2026-01-05", until_on: "2999-01-05" },
      words_id: await someWords(world, "Prepayment only."),
      reason_id: await someWords(world, "Three bills unpaid."),
      recorded_at: new Date("2026-01-05"),
    }),
  ),
  "special_dates.customer_id": read(async ({ world, merged }) => {
    await aConsent(world, { customerId: merged });
    await aSpecialDate(world, { customerId: merged });
  }, knownDays),
  "purchase_histories.customer_id": read(
    ({ world, merged }) => aPurchase(world, { customerId: merged }),
    ({ world, survivor }) =>
      world.tx.execute(
        sql`select days from histories_of((select max(bought_on) from purchases), null, null) where customer_id = ${survivor}`,
      ),
  ),
  "standing.customer_id": read(({ world, merged }) => aPurchase(world, { customerId: merged }), segmentOfBuyers),
  "thank_you_calls.customer_id": read(
    ({ world, merged }) => aCall(world, merged),
    ({ ctx }) => listCalls(ctx, { scope: "held", after: null }),
  ),
  "wallet_estimates.customer_id": read(
    ({ world, ctx, merged }) => aWalletEstimate(world, merged, ctx.actor.id),
    async ({ ctx, survivor }) => (await getWallet(ctx, survivor)).estimates.length,
  ),
  "promoter_scores.customer_id": read(
    async ({ world, merged }) => aScore(world, merged, (await aPerson(world, { roles: ["admin"] })).id),
    ({ ctx }) => scoresQuestion.count(ctx.db, { asOf: plainDate("2026-01-06"), lapseDays: null, segment: null }),
  ),
  "warnings.customer_id": read(
    ({ world, ctx, merged }) => aWarning(world, { customerId: merged, byId: ctx.actor.id, said: "Rang at once." }),
    async ({ ctx, survivor }) => {
      const { warnings } = await listWarnings(ctx.db, { view: "over", now: ctx.now, after: null });
      return warnings.filter(({ customerId }) => customerId === survivor).length;
    },
  ),
  "unhappy_owners.customer_id": read(async ({ world, ctx, merged }) => {
    await aContact(world, { customerId: merged, feeling: 1 });
    await world.tx.execute(sql`
      insert into unhappy_owners (id, customer_id, person_id) values (${newId()}, ${merged}, ${ctx.actor.id})`);
  }, lookedAfter),
};

/** What speaks of one record on purpose, and why. */
const ofTheRecord: Record<string, string> = {
  "band_spans.customer_id":
    "the survivor's own span counts; that of a merged record ends with the next run (server/bands)",
  "customers.survivor_id": "the way from a record to its survivor itself",
  "duplicates.one_id": "found between survivors and only shown while both are",
  "duplicates.other_id": "found between survivors and only shown while both are",
  "erasures.customer_id": "asked for a survivor only, and gathers its members itself (server/erasures)",
  "export_holds.customer_id": "what a list that went out held back then, under the id it stood under then",
  "recoveries.customer_id":
    "the server's copy of whose promise it puts right: read with that promise (server/promises)",
  "import_changes.customer_id": "what an import changed on this record, to be set back on this record",
  "import_kept.customer_id": "why undoing an import left this record",
  "confirmation_refusals.customer_id":
    "that the customer does not want to be asked: the draw reads it of all members (server/confirmations)",
  "inbox_items.customer_id": "what a colleague was told, under the record it was told about then",
  "mails.customer_id": "whom a letter is about, to be withdrawn with that record",
  "histories_unsettled.customer_id": "marks of who is to be counted anew: survivors alone (server/histories)",
  "rule_facts.customer_id": "kept beside standing, which only survivors have (server/segments)",
  "thank_you_sortings.customer_id": "what this record was drawn for, which nobody reads (ruling 32)",
};

/** What these tables lean on, without the path of a decision: the guard of one table looks away meanwhile. */
async function aDecisionNobodyMade({ tx }: World, ctx: Context, table: string): Promise<string> {
  const id = newId();
  await tx.execute(sql`insert into decisions (id, drafted_by) values (${id}, ${ctx.actor.id})`);
  await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
  return id;
}

async function aGoodwill({ world, ctx, merged }: Scene) {
  const { tx } = world;
  const decision = await aDecisionNobodyMade(world, ctx, "limit_versions");
  await tx.execute(sql`
    insert into limit_versions (id, version, currency, limits, decision_id, set_by, recorded_at)
    values (${newId()}, 1, 'GBP', ${JSON.stringify(someLimits)}::text::jsonb, ${decision}, ${ctx.actor.id}, '2026-01-01')`);
  const issue_id = (await anIssue(world, { customerId: merged })).id;
  const words_id = await someWords(world, "Two days without heating.");
  return { given: { id: newId(), customer_id: merged, issue_id, act: "refund", currency: "GBP", words_id } };
}

async function correctionsOnTheTimeline({ ctx, survivor }: Scene) {
  const { facts } = await getBrief(ctx, survivor);
  return facts.timeline.entries.filter((entry) => entry.kind === "change" && entry.action === "contact.corrected");
}

async function feedbackOnTheTimeline({ ctx, survivor }: Scene) {
  const { facts } = await getBrief(ctx, survivor);
  return facts.timeline.entries.filter(({ kind }) => kind === "feedback");
}

/** A third record resembles the survivor; that the merged one differs from it settles it. */
function apart(side: "one" | "other") {
  return async ({ world, ctx, survivor, merged }: Scene) => {
    const ids = (
      await world.tx.execute<{ id: string }>(sql`
      select id from customers where id not in (${survivor}, ${merged}) and kind = 'person'`)
    ).map(({ id }) => id);
    for (const id of ids.filter((id) => (side === "one" ? merged < id : merged > id)))
      await world.tx.execute(sql`
        insert into duplicate_dismissals (id, one_id, other_id, by_id)
        values (${newId()}, least(${id}::uuid, ${merged}::uuid), greatest(${id}::uuid, ${merged}::uuid), ${ctx.actor.id})`);
  };
}

async function suggestions({ world, ctx, survivor }: Scene) {
  const strangers = await world.tx.execute<{ id: string }>(sql`select id from customers where name = 'A stranger'`);
  for (const { id } of strangers)
    await world.tx.execute(sql`
      insert into duplicates (one_id, other_id, score, reasons, scan_id)
      values (least(${id}::uuid, ${survivor}::uuid), greatest(${id}::uuid, ${survivor}::uuid), 60, '{same_name}', ${newId()})
      on conflict do nothing`);
  return (await listDuplicates(ctx.db, { after: null })).suggestions.length;
}

async function lately({ ctx, survivor }: Scene) {
  return (await listLatelySeen(ctx)).map(({ id }) => id).filter((id) => id === survivor);
}

/** The survivor is merged on, or somebody else is merged into it: either way it is told for the merged one too. */
function another(side: "merged" | "survivor") {
  return async ({ world, survivor }: Scene) => {
    const third = (await aCustomer(world)).id;
    await (side === "merged" ? aMerge(world, survivor, third) : aMerge(world, third, survivor));
  };
}

async function mergesOfIt({ ctx, merged }: Scene) {
  return (await listMerges(ctx.db, merged)).length;
}

async function openPromises({ ctx, survivor }: Scene) {
  return (await getBrief(ctx, survivor)).promises.length;
}

async function speaks({ world, merged }: Scene, side: "person" | "organisation") {
  const { id: office } = await aCustomer(world, { kind: "organisation", name: "The office" });
  if (side === "person") {
    await world.tx.insert(representatives).values({ organisationId: office, personId: merged });
    return;
  }
  const { id: branch } = await aCustomer(world, { kind: "organisation", name: "The branch" });
  await aMerge(world, branch, office);
  await world.tx.insert(representatives).values({ organisationId: branch, personId: merged });
}

async function briefsOf(ctx: Context, { tx }: World, kind: string) {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from customers where kind = ${kind} and survivor_id = id order by id`);
  return Promise.all(rows.map(async ({ id }) => (await getBrief(ctx, id)).facts.representatives));
}

async function knownDays({ ctx, survivor }: Scene) {
  return (await getBrief(ctx, survivor)).facts.knowledge;
}

async function segmentOfBuyers({ world, survivor }: Scene) {
  return world.tx.execute(sql`
    select m from segment_members('active', '2026-01-06', 400) m where m = ${survivor}
    union all select customer_id from standing where customer_id = ${survivor} and purchases > 0`);
}

/** Those whom the reader looks after: the survivor is among them. */
async function lookedAfter({ ctx, survivor }: Scene) {
  const { unhappy } = await listUnhappy(ctx.db, { actorId: ctx.actor.id, scope: "mine", after: null });
  return unhappy.filter((one) => JSON.stringify(one).includes(survivor)).length;
}

async function aScene(world: World): Promise<Scene> {
  await anOrganisation(world);
  await aCustomer(world, { name: "A stranger" });
  const survivor = (await aCustomer(world)).id;
  const merged = (await aCustomer(world)).id;
  await aCustomer(world, { name: "A stranger" });
  const ctx = await contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
  await aMerge(world, merged, survivor);
  return { world, ctx: { ...ctx, now: new Date(ctx.now.getTime() + 60_000) }, survivor, merged };
}

describe("every table that refers to a customer", () => {
  it("is read through the survivor, or says why it speaks of one record", () =>
    inTransaction(async ({ tx }) => {
      const rows = await tx.execute<{ place: string }>(sql`
        select c.relname || '.' || a.attname as place
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         where not a.attisdropped and a.attnum > 0 and a.atttypid = 'uuid'::regtype
           and (a.attname = 'customer_id' or exists (
             select from pg_constraint k
              where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'customers'::regclass and a.attnum = any (k.conkey)))`);
      const known = [...Object.keys(seen), ...Object.keys(ofTheRecord)];
      expect(rows.map(({ place }) => place).sort()).toEqual(known.sort());
    }));

  it.each(Object.entries(seen))("%s", (_, { record, look }) =>
    inTransaction(async (world) => {
      const scene = await aScene(world);
      const before = await look(scene);
      await record(scene);
      expect(await look(scene)).not.toEqual(before);
    }),
  );
});
