import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { workerKey } from "../testing/confirmations";
import { appDatabase, messageOf, ownerClient } from "../testing/database";
import { aMailServer, type TestPost } from "../testing/smtp";
import { answerConfirmation } from "./mutations/answer";
import { readConfirmation } from "./queries";
import { askCustomers } from "./tasks";

/** The way of a letter: drawn, sent to a real mail server, opened, answered. Committed, as the application's login. */
const said = "I’ll ring you back by Sunday morning. <b>Promised</b> & kept.";
let post: TestPost;
let app: { db: Database; close(): Promise<void> };
const [maker, customer, promise] = [newId(), newId(), newId()];
const [stranger, unwritable] = [newId(), newId()];

async function clockTo(owner: postgres.Sql, now: string) {
  await owner.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now}' $$`);
}

beforeAll(async () => {
  const owner = await ownerClient();
  [post, app] = await Promise.all([aMailServer(), appDatabase()]);
  const [department, board, words] = [newId(), newId(), newId()];
  await clockTo(owner, "2026-05-01T09:00:00Z");
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'Aldermoor Heating', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Care')`;
  await owner`insert into people (id, name, email, department_id, roles) values
    (${maker}, 'M', 'm@asked.example', ${department}, '{frontline}'), (${board}, 'B', 'b@asked.example', ${department}, '{board}')`;
  await owner`insert into confirmation_workers (hash) values (sha256(convert_to(${workerKey}, 'UTF8')))`;
  await owner`insert into confirmation_plans (id, is_asking, share, at_least, high_stakes, link_days, rest_days, set_by)
    values (${newId()}, true, 10, 30, '{}', 14, 14, ${board})`;
  await owner`insert into customers (id, survivor_id, kind, name, called) values (${customer}, ${customer}, 'person', 'Margaret Okonkwo', 'Mrs Okonkwo')`;
  await owner`insert into identities (id, customer_id, channel, handle, normal)
    values (${newId()}, ${customer}, 'email', 'Margaret@home.example', 'margaret@home.example')`;
  await owner.begin(async (tx) => {
    await tx`insert into texts (id, body) values (${words}, ${said})`;
    await tx`insert into promises (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, original_due_at, due_precision, zone, calendar)
      values (${promise}, ${customer}, 'callback', ${words}, 'phone', ${maker}, standpoint_now(), ${maker}, '2026-05-03T11:00:00Z', 'time', 'Europe/London', '{}')`;
  });
  await owner`insert into customers (id, survivor_id, kind, name) values (${stranger}, ${stranger}, 'person', 'Somebody')`;
  await owner`insert into identities (id, customer_id, channel, handle, normal)
    values (${newId()}, ${stranger}, 'email', 'somebody@home.example', 'somebody@home.example')`;
  await owner.begin(async (tx) => {
    const id = newId();
    await tx`insert into texts (id, body) values (${id}, 'This letter cannot be written: nobody knows what day it is there.')`;
    await tx`insert into promises (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, original_due_at, due_precision, zone, calendar)
      values (${unwritable}, ${stranger}, 'callback', ${id}, 'phone', ${maker}, standpoint_now(), ${maker}, '2026-05-03T11:00:00Z', 'time', 'Nowhere/Else', '{}')`;
  });
  await clockTo(owner, "2026-05-02T09:00:00Z");
  for (const kept of [unwritable, promise])
    await owner`insert into promise_events (id, promise_id, kind, actor_id) values (${newId()}, ${kept}, 'fulfilled', ${maker})`;
  await clockTo(owner, "2026-05-05T09:00:01Z");
}, 60_000);

afterAll(async () => {
  await Promise.all([post.close(), app.close()]);
});

const settings = () => ({ ...post.settings, STANDPOINT_ASKING_KEY: workerKey });

describe("the worker's job", () => {
  it("draws nobody without its key, or without a mail server", async () => {
    const owner = await ownerClient();
    await askCustomers(app.db, { ...settings(), STANDPOINT_ASKING_KEY: undefined });
    await askCustomers(app.db, { ...settings(), SMTP_URL: undefined });
    expect(await owner`select 1 from confirmation_tokens`).toHaveLength(0);
  });

  it("keeps its key, and whom it asked, out of what it says when it fails", async () => {
    const failed = await askCustomers(app.db, {
      ...settings(),
      STANDPOINT_ASKING_KEY: "not the worker's key at all",
    }).then(() => "it worked", messageOf);
    expect(failed).toBe("Asking customers did not work: 23514.");
  });

  it("tries a letter again that the mail server did not take, and waits for none that cannot be written", async () => {
    const owner = await ownerClient();
    post.refuse({ code: 451, message: "Try later" });
    await askCustomers(app.db, settings());
    post.refuse(null);
    await askCustomers(app.db, settings());
    expect(post.taken).toHaveLength(0);
    await clockTo(owner, "2026-05-05T09:20:00Z");
    await askCustomers(app.db, settings());
    expect(post.taken).toHaveLength(1);
    await clockTo(owner, "2026-05-06T09:20:00Z");
    await askCustomers(app.db, settings());
    expect(post.taken).toHaveLength(1);
  });

  it("sends what was said, in whatever letters, the question and one link", () => {
    const [mail] = post.taken;
    expect(mail?.to?.[0]).toMatchObject({ address: "Margaret@home.example" });
    expect(mail?.subject).toBe("One question from Aldermoor Heating");
    const text = (mail?.text ?? "").replace(/\s+/g, " ");
    expect(text).toContain(said);
    expect(text.toLowerCase()).toContain("did we do what we said, when we said?");
    expect(text).toContain("by Sun 3 May 2026, 12:00");
    expect(mail?.html).not.toContain("<b>Promised");
    expect(new Set((mail?.html ?? "").match(/https:\/\/[^"\s<]+/g))).toEqual(new Set([linkOf()]));
  });
});

const linkOf = () => /https:\/\/standpoint\.example\.org\/kept\/[\w-]{43}/.exec(post.taken[0]?.html ?? "")?.[0] ?? "";

describe("the link that arrived", () => {
  it("is opened and answered, once", async () => {
    const token = linkOf().split("/").at(-1) ?? "";
    expect(await readConfirmation(app.db, token)).toMatchObject({ said, claim: "kept", house: "Aldermoor Heating" });
    await answerConfirmation(app.db, { token, answer: "yes", noMore: false });
    expect(await readConfirmation(app.db, token)).toBeNull();
    const owner = await ownerClient();
    expect(
      await owner`select proof_level as level from promise_outcomes(standpoint_now()) where promise_id = ${promise}`,
    ).toEqual([{ level: "confirmed" }]);
  });
});
