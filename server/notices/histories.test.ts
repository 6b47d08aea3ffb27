import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Occasion, occasionsOf, type Telling } from "../domain/decision-occasions";
import { inTransaction, messageOf, type World } from "../testing/database";
import {
  aBoardReview,
  aCast,
  aDecided,
  aMove,
  anAnswer,
  anAppointment,
  anEffect,
  aPosition,
  aProposal,
  aVersion,
  type Cast,
} from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { tellDecisions } from "./tasks";

const start = new Date("2026-11-21T10:00:00.000Z").getTime();
const reason = "A reason that is long enough to be one.";

/** The same numbers for the same seed: a history that fails can be told again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

type Row = Record<string, string | null>;

/** A decision's facts as the domain reads them, each from its own table. */
async function tellingOf({ tx }: World, id: string): Promise<Telling> {
  const [it] = await tx.execute<{ found: Record<string, unknown> }>(sql`
    select jsonb_build_object('state', decision_state(${id}), 'zone', (select zone from organisation),
      'proposal', (select jsonb_build_object('id', id, 'at', recorded_at, 'answerBy', answer_by) from decision_moves
        where decision_id = ${id} and kind = 'proposed' order by sequence desc limit 1),
      'notices', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'at', n.recorded_at, 'answerBy', n.answer_by,
          'latest', (select jsonb_build_object('id', a.id, 'at', a.recorded_at, 'answer', a.answer) from acknowledgements a
            where a.notice_id = n.id order by a.sequence desc limit 1))), '[]') from notices n where n.decision_id = ${id}),
      'review', (select jsonb_build_object('on', review_on, 'setAt', recorded_at) from decision_moves
        where decision_id = ${id} and review_on is not null order by sequence desc limit 1),
      'predictions', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'resolveOn', p.resolve_on)), '[]') from predictions p
        where p.statement_id = sealed_statement(${id}) and not exists (select from prediction_outcomes o where o.prediction_id = p.id)),
      'referrals', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'at', m.recorded_at)), '[]') from decision_moves m
        where m.decision_id = ${id} and m.kind = 'referred' and not exists (select from board_reviews b
          where b.decision_id = ${id} and b.recorded_at >= m.recorded_at))) as found`);
  const revived = JSON.parse(JSON.stringify(it?.found), (key, value) =>
    ["at", "answerBy", "setAt"].includes(key) && typeof value === "string" ? new Date(value) : value,
  );
  return { id, ...revived };
}

const keyOf = (kind: string, subjectId: string, dueAt: Date) => `${kind} ${subjectId} ${dueAt.toISOString()}`;

async function occasionsInSql({ tx }: World, id: string): Promise<Map<string, Date>> {
  const rows = await tx.execute<Row>(sql`select * from decision_occasions(${id}) where kind <> 'followed'`);
  return new Map(
    rows.map(({ kind, subject_id, due_at, falls_at }) => [
      keyOf(kind ?? "", subject_id ?? "", new Date(due_at ?? "")),
      new Date(falls_at ?? ""),
    ]),
  );
}

/** One step somebody might take; most are refused most of the time, and change nothing then. */
async function act(world: World, cast: Cast, id: string, random: () => number): Promise<void> {
  const [latest] = await world.tx.execute<{ id: string; option: string; version: number }>(sql`
    select s.id, s.version, (select o.id from decision_options o where o.statement_id = s.id and not o.is_do_nothing) as option
    from statements s where s.decision_id = ${id} order by version desc limit 1`);
  const statementId = latest?.id ?? "";
  const on = (days: number) => new Date(start + days * 86_400_000).toISOString().slice(0, 10) as never;
  const [clock] = await world.tx.execute<{ day: number }>(
    sql`select extract(epoch from standpoint_now() - ${new Date(start).toISOString()}::timestamptz)::float8 / 86400 as day`,
  );
  const soon = Math.ceil(clock?.day ?? 0) + 1;
  const by = { decisionId: id, byId: cast.decider.id };
  const steps: ((inner: World) => Promise<unknown>)[] = [
    (w) => aVersion(w, cast, id, { version: (latest?.version ?? 0) + 1 }),
    (w) => aPosition(w, cast, { decisionId: id, statementId }),
    (w) => aMove(w, "sent_back", { ...by, reason }),
    (w) => aMove(w, "referred", { decisionId: id, byId: cast.chief.id, reason }),
    (w) => aBoardReview(w, cast, { decisionId: id, statementId, meetingOn: on(soon - 2) }),
    (w) =>
      aMove(w, "decided", {
        ...{ ...by, statementId, optionId: latest?.option ?? "" },
        reviewOn: on(soon + Math.floor(random() * 60)),
      }),
    (w) => anAnswer(w, cast, { decisionId: id, answer: random() < 0.5 ? "objection" : "will_act" }),
    (w) => anAnswer(w, cast, { decisionId: id, answer: "no_effect_here" }),
    (w) => aMove(w, "put_in_effect", by),
    (w) => aMove(w, "review_moved", { ...by, reviewOn: on(soon) }),
    (w) => aMove(w, "reviewed", { ...by, reason }),
    (w) => aMove(w, "reversed", { ...by, reason }),
  ];
  const isMade = await world.tx.execute(
    sql`select 1 from decision_moves where decision_id = ${id} and kind = 'decided'`,
  );
  const [from, until] = isMade.length > 0 ? [6, random() < 0.9 ? 10 : 12] : [0, 6];
  const place = from + Math.floor(random() * (until - from));
  await world.tx
    .transaction(async (inner) => steps[place]?.({ ...world, tx: inner as unknown as World["tx"] }))
    .catch((error: unknown) => {
      if (/deadlock|syntax|does not exist/.test(messageOf(error))) throw error;
    });
}

test(
  "over random histories and clocks each telling comes once, none early, none of what does not stand, and nothing that fell stays untold",
  () =>
    inTransaction(async (world) => {
      await world.setNow(new Date(start));
      const cast = await aCast(world);
      const seat = await aPerson(world, { name: "Sia Seat" });
      await anAppointment(world, {
        ...{ personId: seat.id, kind: "board_seat", appointedBy: cast.decider.id, departmentId: seat.departmentId },
      });
      const said = new Map<string, number>();
      for (let seed = 1; seed <= 6; seed += 1) {
        const random = randomFrom(seed * 7_919);
        let now = start;
        await world.setNow(new Date(now));
        // Lives are looked at from three points on, so that all of them comes up.
        const begin = [aProposal, aDecided, anEffect][seed % 3] ?? aProposal;
        const { decision } = await begin(world, cast);
        const everFell = new Map<string, number>();
        for (let step = 0; step < 26; step += 1) {
          now += Math.floor(random() * random() * 12 * 86_400_000);
          await world.setNow(new Date(now));
          if (random() < (seed % 3 === 1 ? 0.05 : 0.4)) await act(world, cast, decision.id, random);
          const domain = occasionsOf(await tellingOf(world, decision.id));
          await agree(world, decision.id, domain);
          for (const { kind, subjectId, dueAt, fallsAt } of domain)
            everFell.set(keyOf(kind, subjectId, dueAt), fallsAt.getTime());
          if (random() < 0.6) {
            await world.asApp();
            await tellDecisions(world.tx);
            await world.asOwner();
            await nothingWaits(world, decision.id, domain, now);
          }
        }
        for (const [key, at] of await tellingsOf(world, decision.id)) {
          expect(everFell.has(key), key).toBe(true);
          expect(at).toBeGreaterThanOrEqual(everFell.get(key) ?? Number.POSITIVE_INFINITY);
          const kind = key.split(" ")[0] ?? "";
          said.set(kind, (said.get(kind) ?? 0) + 1);
        }
      }
      expect([...said.keys()].toSorted()).toEqual([
        ...["notice_half", "notice_overdue", "notice_sent", "objection_raised", "position_asked", "prediction_due"],
        ...["proposal_overdue", "proposal_waits", "referred", "review_due", "review_soon"],
      ]);
    }),
  120_000,
);

async function agree(world: World, id: string, domain: readonly Occasion[]): Promise<void> {
  const database = await occasionsInSql(world, id);
  expect([...database.keys()].toSorted()).toEqual(
    domain.map(({ kind, subjectId, dueAt }) => keyOf(kind, subjectId, dueAt)).toSorted(),
  );
  for (const { kind, subjectId, dueAt, fallsAt } of domain) {
    const falls = database.get(keyOf(kind, subjectId, dueAt))?.getTime() ?? 0;
    // The database counts in microseconds: a moment after is nearer to it there.
    expect(Math.abs(falls - fallsAt.getTime())).toBeLessThanOrEqual(1);
  }
}

async function tellingsOf({ tx }: World, id: string): Promise<[string, number][]> {
  const rows = await tx.execute<Row>(sql`
    select kind, subject_id, due_at, recorded_at from decision_tellings where decision_id = ${id}`);
  const told = rows.map(({ kind, subject_id, due_at, recorded_at }): [string, number] => [
    keyOf(kind ?? "", subject_id ?? "", new Date(due_at ?? "")),
    new Date(recorded_at ?? "").getTime(),
  ]);
  expect(new Set(told.map(([key]) => key)).size).toBe(told.length);
  return told;
}

/** After a look, whatever stands and has fallen has been told. */
async function nothingWaits(world: World, id: string, domain: readonly Occasion[], now: number): Promise<void> {
  const told = new Map(await tellingsOf(world, id));
  for (const { kind, subjectId, dueAt, fallsAt } of domain)
    if (fallsAt.getTime() <= now) expect(told.has(keyOf(kind, subjectId, dueAt)), kind).toBe(true);
}
