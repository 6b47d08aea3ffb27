import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { alone } from "../alone";
import { appDatabase, ownerClient } from "../testing/database";
import { getValuePage } from "./queries/page";
import { fitValues, resumeFits } from "./tasks";

test("a method set while a fit runs is fitted after it, and what a killed worker left is taken up again", async () => {
  const owner = await ownerClient();
  const { db, close } = await appDatabase(8);
  const jobs = () =>
    owner`select run_at > now() as waits from graphile_worker.jobs where task_identifier = 'fit_values'`;
  const done = () => owner`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`;
  const [department, board, method] = [newId(), newId(), newId()];
  try {
    await owner`insert into organisation (id, name, zone, country, currency) values (1, 'Harbour', 'Europe/London', 'GB', 'GBP')`;
    await owner`insert into departments (id, name) values (${department}, 'Care')`;
    await owner`insert into people (id, name, email, department_id, roles) values (${board}, 'Bo', 'bo@example.org', ${department}, '{board}')`;
    await alone(db, "fit_values", async () => {
      await resumeFits(db);
      expect(await jobs()).toHaveLength(0);
      await owner`insert into value_methods (id, method, horizon_months, discount, with_organisations, reason, set_by)
        values (${method}, 'historic', 24, 0, true, 'Set while a fit ran.', ${board})`;
      expect(await fitValues(db)).toBeNull();
      expect(await jobs()).toEqual([{ waits: true }]);
    });
    await done();
    await resumeFits(db);
    expect(await jobs()).toHaveLength(0);
    expect(await fitValues(db)).not.toBeNull();
    expect((await getValuePage(db)).shown).toMatchObject({ method: { horizonMonths: 24 }, customers: 0 });
    await resumeFits(db);
    expect(await jobs()).toHaveLength(0);
    // As a fit of before kept them: their first purchases are of others than newcomers are.
    await owner`alter table value_sums disable trigger user`;
    await owner`update value_sums set sums = sums - 'version'`;
    await owner`alter table value_sums enable trigger user`;
    await resumeFits(db);
    expect(await jobs()).toHaveLength(1);
    await done();
    expect(await fitValues(db)).not.toBeNull();
    await owner`select graphile_worker.add_job('fit_values')`;
    await owner`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed'`;
    await resumeFits(db);
    expect(await jobs()).toHaveLength(2);
  } finally {
    await close();
  }
});
