import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { plainDate } from "../domain/plain-date";
import { appDatabase, messageOf, ownerClient } from "../testing/database";
import { logCall } from "./mutations/log";
import { takeCall } from "./mutations/take";
import { countOutcomes, drawCalls } from "./tasks";

const [victor, helena, department] = [newId(), newId(), newId()];
const crowd = 60;

beforeAll(async () => {
  const owner = await ownerClient();
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Care')`;
  for (const id of [victor, helena])
    await owner`insert into people (id, name, email, department_id, roles) values (${id}, ${id}, ${`${id}@calls.example`}, ${department}, '{manager,board}')`;
  await owner`insert into customers (id, survivor_id, kind, name)
    select id, id, 'person', 'Somebody' from (select gen_random_uuid() as id from generate_series(1, ${crowd}::int)) c`;
  await owner`insert into identities (id, customer_id, channel, handle, normal)
    select gen_random_uuid(), id, 'phone', '+44' || left(id::text, 8), '+44' || left(id::text, 8) from customers`;
  await owner`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    select gen_random_uuid(), id, d, 'O', 100, 'GBP' from customers, unnest(array[current_date - 5000, current_date - 10]) d`;
  await owner`insert into thank_you_programmes (id, years, calls, compared_percent, starts_on, outcome, within_days, set_by)
    select ${newId()}, 10, 12, 20, organisation_day(standpoint_now()), 'bought_again', 90, ${victor}`;
});

function contextFor(db: Context["db"], id: string, now: Date): Context {
  const actor = {
    id,
    name: "M",
    email: "m@example.org",
    roles: ["manager"] as const,
    departmentId: department,
    departmentName: "D",
  };
  return {
    db,
    now,
    today: plainDate(now.toISOString().slice(0, 10)),
    actor: {
      ...actor,
      teamId: null,
      isLead: false,
      zone: "Europe/London",
      keysOff: false,
      appointments: [],
      sessionId: newId(),
    },
    organisation: {
      name: "O",
      zone: "Europe/London",
      country: "GB",
      currency: "GBP",
      heavyShare: 0.1,
      heavyValueMinor: null,
      isDemo: false,
      lapseDays: null,
    },
  };
}

it("two workers drawing at once make one draw, and tell it once", async () => {
  const { db, close } = await appDatabase(4);
  try {
    await Promise.all([drawCalls(db), drawCalls(db), drawCalls(db), countOutcomes(db)]);
    const [row] = await db.execute<{ draws: number; calls: number; told: number }>(sql`
      select (select count(*)::int from thank_you_draws) as draws, (select count(*)::int from thank_you_calls) as calls,
             (select count(*)::int from events where action = 'calls.drawn') as told`);
    expect(row).toEqual({ draws: 1, calls: 12, told: 1 });
  } finally {
    await close();
  }
});

it("two people taking the same call at once: one gets it, each of twelve times", async () => {
  const { db, close } = await appDatabase(4);
  try {
    const calls = await db.execute<{ id: string }>(sql`select id from thank_you_calls`);
    const [clock] = await db.execute<{ now: string }>(sql`select standpoint_now()::text as now`);
    const now = new Date(clock?.now ?? "");
    for (const { id: callId } of calls) {
      const both = [victor, helena].map((who) => takeCall(contextFor(db, who, now), { callId }));
      const ended = await Promise.allSettled(both);
      expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [lost] = ended.flatMap((end) => (end.status === "rejected" ? [messageOf(end.reason)] : []));
      expect(lost).toMatch(/is making this call/);
    }
  } finally {
    await close();
  }
});

it("a call logged twice at once is thanks once", async () => {
  const { db, close } = await appDatabase(4);
  try {
    const [mine] = await db.execute<{ id: string; by: string }>(sql`
      select call_id as id, taken_by as by from thank_you_call_standing where taken_by is not null limit 1`);
    const [clock] = await db.execute<{ now: string }>(sql`select standpoint_now()::text as now`);
    const ctx = contextFor(db, mine?.by ?? "", new Date(clock?.now ?? ""));
    const said = { callId: mine?.id ?? "", outcome: "reached" as const, words: "A good talk.", reaction: null };
    const ended = await Promise.allSettled([logCall(ctx, said), logCall(ctx, said)]);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [row] = await db.execute<{ thanks: number; contacts: number }>(sql`
      select (select count(*)::int from recognitions) as thanks, (select count(*)::int from contacts) as contacts`);
    expect(row).toEqual({ thanks: 1, contacts: 1 });
  } finally {
    await close();
  }
});
