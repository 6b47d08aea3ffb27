import { type SQL, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Instant, PlainDate } from "../domain/plain-date";
import { startOfDay } from "../domain/plain-date";
import type { World } from "./database";
import { aPerson } from "./factories";
import { companyZone, type RuleRecord } from "./rule-company";

type Row = Record<string, string | number | boolean | null>;

/** Writes each record as a customer of its own, in the order given, recorded from noon of `today` on. The ids, in order. */
export async function writeRecords(world: World, records: readonly RuleRecord[], today: PlainDate): Promise<string[]> {
  const by = await aPerson(world);
  let counted = startOfDay(today, companyZone).getTime() + 12 * 3_600_000;
  const next = () => {
    counted += 1;
    return new Date(counted);
  };
  const written = records.map((record) => ({ record, id: newId() }));
  const rows = <Line, Made extends Row>(lines: (record: RuleRecord) => readonly Line[], row: (line: Line) => Made) =>
    written.flatMap(({ record, id: customer_id }) =>
      lines(record).map((line) => ({ id: newId(), customer_id, ...row(line), recorded_at: iso(next()) })),
    );
  const learned = (learned_on: PlainDate) => ({ source: "customer", learned_on, recorded_by: by.id });
  const out = (isOut: boolean) => ({ withdrawn_at: isOut ? iso(next()) : null });
  await insert(
    world,
    "customers",
    written.map(({ record, id }) => ({
      ...{ id, survivor_id: id, kind: record.kind, name: "Ada", place: record.place, country: record.country },
      stated_since_on: record.statedSinceOn,
      stated_since_source: record.statedSinceOn && "She told us.",
      recorded_at: iso(next()),
    })),
  );
  await insert(
    world,
    "purchases",
    rows(
      (r) => r.purchases,
      ({ on, what, minor, currency, isOut }) => ({
        ...{ bought_on: on, order_ref: "1", what, amount_minor: minor, currency, ...out(isOut) },
      }),
    ),
  );
  await insert(
    world,
    "identities",
    rows(
      (r) => r.identities,
      ({ channel, isOut }) => {
        const handle = newId();
        return { channel, handle, normal: handle, ...out(isOut) };
      },
    ),
  );
  await insert(
    world,
    "preferences",
    rows(
      (r) => r.preferences,
      ({ about, wish, learnedOn }) => ({ about, wish, ...learned(learnedOn) }),
    ),
  );
  await insert(
    world,
    "contacts",
    rows(
      (r) => r.contacts,
      ({ at, cause, feeling, isOut }) => ({
        ...{
          happened_at: iso(at),
          channel: "phone",
          direction: "in",
          cause,
          feeling,
          words: "Rang.",
          logged_by: by.id,
          ...out(isOut),
        },
      }),
    ),
  );
  await insert(
    world,
    "issues",
    rows(
      (r) => r.issues,
      ({ kind, isOpen }) => ({
        ...{ kind, words: "Cold.", opened_at: iso(next()), opened_by: by.id, department_id: by.departmentId },
        ...{
          resolution: isOpen ? null : "Mended.",
          resolved_by: isOpen ? null : by.id,
          resolved_at: isOpen ? null : iso(next()),
        },
      }),
    ),
  );
  await insert(
    world,
    "intents",
    rows(
      (r) => r.intents,
      ({ intent, learnedOn }) => ({
        ...{ intent, cause: intent === "leaving" || intent === "left" ? "price" : null, ...learned(learnedOn) },
      }),
    ),
  );
  await insertSaid(
    world,
    "consents",
    "wording_id",
    rows(
      (r) => r.consents,
      ({ purpose, answer, learnedOn }) => ({ purpose, answer, ...learned(learnedOn) }),
    ),
  );
  const dates = rows(
    (r) => r.dates,
    ({ kind, day, isOut }) => ({
      ...{
        kind,
        month: Number(day.slice(5, 7)),
        day: Number(day.slice(8)),
        ...learned(today),
        isOut,
      },
    }),
  );
  await insertSaid(
    world,
    "special_dates",
    "words_id",
    dates.map(({ isOut: _, ...row }) => row),
  );
  await withdraw(world, "special_dates", dates, by.id);
  const steps = rows(
    (r) => r.lifecycle,
    ({ kind, on, isOut }) => ({
      ...{ kind, happened_on: on, ...learned(today), isOut },
    }),
  );
  await insert(
    world,
    "lifecycle_facts",
    steps.map(({ isOut: _, ...row }) => row),
  );
  await withdraw(world, "lifecycle_facts", steps, by.id);
  await writeNeeds(world, written, by.id, today, next);
  await writePromises(world, written, by.id);
  await insert(
    world,
    "band_spans",
    written.flatMap(({ record, id }) =>
      record.band === null
        ? []
        : [{ customer_id: id, band: record.band, is_best: record.isBest, because: "{}", from_on: today }],
    ),
  );
  return written.map(({ id }) => id);
}

type Written = readonly { record: RuleRecord; id: string }[];

async function writeNeeds(
  world: World,
  written: Written,
  by: string,
  today: PlainDate,
  next: () => Instant,
): Promise<void> {
  const needs = written.flatMap(({ record, id: customer_id }) =>
    record.needs.map((need) => ({ id: newId(), textId: newId(), customer_id, ...need, at: iso(next()) })),
  );
  await insert(
    world,
    "texts",
    needs.map(({ textId, words }) => ({ id: textId, body: words })),
  );
  await insert(
    world,
    "needs",
    needs.map(({ id, textId, customer_id, kind, at }) => ({
      ...{
        id,
        customer_id,
        kind,
        words_id: textId,
        source: "customer",
        learned_on: today,
        recorded_by: by,
        recorded_at: at,
      },
    })),
  );
  await withdraw(world, "needs", needs, by);
}

/** Made a day before due; where it stands is written as the owner may, without the events that led there. */
async function writePromises(world: World, written: Written, by: string): Promise<void> {
  const promises = written.flatMap(({ record, id: customer_id }) =>
    record.promises.map((standing) => ({ id: newId(), customer_id, standing })),
  );
  await insertSaid(
    world,
    "promises",
    "said_id",
    promises.map(({ id, customer_id, standing }) => {
      const made = iso(new Date(standing.headline.dueAt.getTime() - 86_400_000));
      return {
        ...{
          id,
          customer_id,
          kind: "callback",
          channel: "phone",
          made_by: by,
          owner_id: by,
          made_at: made,
        },
        ...{
          original_due_at: iso(standing.headline.dueAt),
          due_precision: "time",
          zone: companyZone,
          calendar: "{}",
          recorded_at: made,
        },
      };
    }),
  );
  const states = promises.map(({ id, standing: { headline, agreed, keep, ...rest } }) => ({
    ...{ id, ended: rest.ended, answer: rest.answer, moved: rest.movedWithConsent, attempted: rest.attemptedAt },
    ...{ headline_opens: headline.opensAt, agreed_opens: agreed.opensAt, agreed_due: agreed.dueAt },
    ...{ seen: keep?.seenAt ?? null, claimed: keep?.claimedAt ?? null },
  }));
  await world.tx.execute(sql`
    update promise_states s set ended = e.ended, answer = e.answer, moved_with_consent = e.moved, attempted_at = e.attempted,
      headline_opens_at = e.headline_opens, agreed_opens_at = e.agreed_opens, agreed_due_at = e.agreed_due, seen_at = e.seen,
      claimed_at = e.claimed
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) e (id uuid, ended text, answer text, moved boolean,
      attempted timestamptz, headline_opens timestamptz, agreed_opens timestamptz, agreed_due timestamptz, seen timestamptz,
      claimed timestamptz)
    where s.promise_id = e.id`);
}

async function withdraw(
  world: World,
  table: string,
  rows: readonly { id: string; isOut: unknown }[],
  by: string,
): Promise<void> {
  const ids = rows.flatMap(({ id, isOut }) => (isOut ? [id] : []));
  await world.tx.execute(sql`
    update ${sql.identifier(table)} set withdrawn_by = ${by}, withdrawn_at = standpoint_now() where id = any (${sql.param(ids)}::uuid[])`);
}

const iso = (at: Date) => at.toISOString();

/** Rows that each say something of their own. */
async function insertSaid(world: World, table: string, column: string, rows: readonly Row[]): Promise<void> {
  const said = rows.map((row) => ({ row, wordsId: newId() }));
  await insert(
    world,
    "texts",
    said.map(({ wordsId }) => ({ id: wordsId, body: "Said so." })),
  );
  await insert(
    world,
    table,
    said.map(({ row, wordsId }) => ({ ...row, [column]: wordsId })),
  );
}

/** Only the columns that are named, all rows at once. */
async function insert({ tx }: World, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names: SQL = sql.join(
    Object.keys(first).map((name) => sql.identifier(name)),
    sql`, `,
  );
  await tx.execute(sql`insert into ${sql.identifier(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(rows)}::jsonb)`);
}
