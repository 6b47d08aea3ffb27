import { expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { appDatabase, ownerClient } from "../testing/database";
import { askCount } from "./mutations";
import { movementQuestion } from "./queries/movement";
import { getRun } from "./queries/standing";
import { countNumbers, resumeCounts } from "./tasks";

const asked = Object.fromEntries(["one", "two", "three"].map((key) => [key, movementQuestion]));
const keys = Object.keys(asked);

test("a worker that was killed is followed by one that goes on; two at once answer each question once", async () => {
  const owner = await ownerClient();
  const { db, close } = await appDatabase(8);
  try {
    await owner`insert into organisation (id, name, zone, country, currency) values (1, 'Harbour', 'Europe/London', 'GB', 'GBP')`;
    const [now] = await owner<{ today: string }[]>`select organisation_day(standpoint_now())::text as today`;
    const day = plainDate(now?.today ?? "");
    const { countId } = await askCount({ db, actor: null }, { asOf: day, lapseDays: null, segment: null }, keys);
    await owner.unsafe(`create function die() returns trigger language plpgsql as $$ begin
      if new.question = 'three' then raise exception 'killed' using errcode = 'crash_shutdown'; end if; return new; end $$`);
    await owner`create trigger die before insert on number_answers for each row execute function die()`;
    await expect(countNumbers(db, { countId }, asked)).rejects.toThrow();
    const before = await owner`select question, recorded_at from number_answers where count_id = ${countId} order by 1`;
    expect(before).toHaveLength(2);
    expect(await getRun(db, countId)).toMatchObject({ done: before.length, countedAt: null });
    await owner`drop trigger die on number_answers`;
    await resumeCounts(db);
    const jobs = await owner`select task_identifier from graphile_worker.jobs where key = ${`${countId}:again`}`;
    expect(jobs).toHaveLength(1);
    await Promise.all([countNumbers(db, { countId }, asked), countNumbers(db, { countId }, asked)]);
    await countNumbers(db, { countId }, asked);
    expect((await getRun(db, countId)).countedAt).not.toBeNull();
    const after = await owner`select question, recorded_at from number_answers where count_id = ${countId} order by 1`;
    expect(after).toHaveLength(3);
    expect(after.filter(({ question }) => question !== "three")).toEqual([...before]);
  } finally {
    await close();
  }
});
