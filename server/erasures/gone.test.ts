import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { resolveIssue } from "../issues/mutations";
import { aReferral } from "../testing/advocacy";
import { aCustomer, anIssue } from "../testing/customers";
import { inTransaction } from "../testing/database";
import { aWholeCustomer } from "../testing/erasures";
import { aPerson } from "../testing/factories";
import { aThanks } from "../testing/recognitions";
import { requestErasure } from "./mutations";
import { eraseCustomer } from "./tasks";

const noon = new Date("2026-11-21T12:00:00Z");

test("what was left open of somebody erased is closed without words, and with words it is refused", () =>
  inTransaction(async (world) => {
    await world.setNow(noon);
    const { admin, customerId } = await aWholeCustomer(world);
    const issue = await anIssue(world, { customerId });
    await world.asApp();
    const { erasureId } = await requestErasure(admin, {
      ...{ customerId, reason: "asked" as const, reference: "Request 12 of 2026", typed: "ERASE" },
    });
    await eraseCustomer(world.tx, { erasureId });
    const words = newId();
    await world.refused(async (tx) => {
      await tx.execute(sql`insert into texts (id, body) values (${words}, 'Mrs Okonkwo rang again.')`);
      await tx.execute(sql`insert into issue_events (id, issue_id, kind, by_id, words_id)
        values (gen_random_uuid(), ${issue.id}, 'resolved', ${admin.actor.id}, ${words})`);
    }, /It is closed without words/);
    await resolveIssue(admin, { issueId: issue.id, resolution: "Mrs Okonkwo rang again." });
    const [closed] = await world.tx.execute(
      sql`select resolution, resolved_at is not null as "isClosed" from issues where id = ${issue.id}`,
    );
    expect(closed).toEqual({ resolution: "The words were erased.", isClosed: true });
  }));

test("nothing new is said of whoever an undoing took back, by whatever record they are reached", () =>
  inTransaction(async (world) => {
    await world.setNow(noon);
    const { id: goneId } = await aCustomer(world);
    const { id: byId } = await aPerson(world, { roles: ["manager"] });
    const { id: recognitionId } = await aThanks(world, { customerId: goneId, saidBy: byId });
    const { id: elseId } = await aCustomer(world);
    await world.tx.execute(sql`update customers set withdrawn_at = now() where id = ${goneId}`);
    await world.asApp();
    const sentence = /is not with us any more/;
    await world.refused(
      (tx) =>
        tx.execute(sql`insert into recognition_reactions (recognition_id, reaction, noted_by)
          values (${recognitionId}, 'pleased', ${byId})`),
      sentence,
    );
    await world.refused(
      (tx) => aReferral({ ...world, tx }, { referrerId: elseId, referredId: goneId, recordedBy: byId }),
      sentence,
    );
  }));
