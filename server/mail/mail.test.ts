import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { customers, mails, people } from "@/db/schema";
import { decisionTemplates, mailTemplates } from "../domain/mail-words";
import { letters } from "../post/letters";
import { inTransaction, type World } from "../testing/database";
import { aCast, anEvent, aPromise, type Cast, hours, someWords } from "../testing/promises";
import { aMailServer, type TestPost } from "../testing/smtp";
import { enqueueMail } from "./mutations";
import { sendMails } from "./tasks";

let post: TestPost;

beforeAll(async () => {
  post = await aMailServer();
});
afterEach(() => {
  post.taken.length = 0;
  post.raw.length = 0;
  post.refuse(null);
});
afterAll(() => post.close());

/** A promise with words and a customer that look like an attack on a mail. */
async function aHostilePromise(world: World): Promise<Cast & { promise: string }> {
  const cast = await aCast(world);
  await world.tx
    .update(customers)
    .set({ name: `<script>alert(1)</script> O'Brien & Söhne` })
    .where(eq(customers.id, cast.customer));
  const said = await someWords(world, "I'll ring you back\r\nBcc: everybody@example.com\r\n\r\nby <b>Sunday</b>.");
  return { ...cast, promise: await aPromise(world, cast, { said_id: said }) };
}

/** Letters about decisions are received in server/notices/letters.test.ts. */
const promiseTemplates = mailTemplates.filter(
  (name) => ![...decisionTemplates, "followed_week", "customers_week"].some((other) => other === name),
);

async function aMailOfEach(world: World, cast: Cast & { promise: string }) {
  const about = { promiseId: cast.promise, customerId: cast.customer };
  for (const template of promiseTemplates) {
    const values = template === "digest" ? { on: "2026-11-22" } : {};
    await enqueueMail(world.tx, { template, to: { personId: cast.maker }, values, about });
  }
}

const endings = ({ tx }: World) =>
  tx
    .select({
      template: mails.template,
      ended: mails.ended,
      tries: mails.tries,
      fault: mails.fault,
      values: mails.values,
    })
    .from(mails)
    .orderBy(mails.id);

test("a mail server receives every letter about promises, whole, with the same words as plain text", async () => {
  await inTransaction(async (world) => {
    const cast = await aHostilePromise(world);
    await world.setNow(hours(47));
    await aMailOfEach(world, cast);
    await sendMails(world.tx, post.settings);

    expect(post.taken).toHaveLength(promiseTemplates.length);
    for (const mail of post.taken) {
      expect(mail.from).toMatchObject({ name: "Standpoint", address: "standpoint@example.org" });
      expect(mail.to).toHaveLength(1);
      expect([mail.cc, mail.bcc, mail.attachments]).toEqual([undefined, undefined, []]);
      expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(mail.html).toContain('lang="en-GB"');
      expect(mail.html).toContain("https://standpoint.example.org/");
      expect(mail.html).not.toContain("<script>");
      expect(mail.html).not.toContain("<b>Sunday");
      expect(mail.text).toContain("https://standpoint.example.org/");
      expect(mail.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
    }
    const toldOf = post.taken.filter(({ text }) => text?.includes("I'll ring you back"));
    expect(toldOf).toHaveLength(promiseTemplates.length - 1);
    expect((await endings(world)).map(({ ended, values }) => [ended, values])).toEqual(
      promiseTemplates.map(() => ["sent", {}]),
    );
  });
});

test("every letter has its kind, and no letter is without", () => {
  expect(mailTemplates.filter((name) => !(name in letters))).toEqual([]);
});

test("no name and no words begin another line of a mail's head", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const promise = await aPromise(world, cast);
    const evil = "Eve\r\nBcc: everybody@example.com\r\nX-Evil: 1\u2028Subject: other\n\n<p>body</p>";
    await world.tx.update(people).set({ name: evil }).where(eq(people.id, cast.maker));
    await world.tx.update(customers).set({ name: evil }).where(eq(customers.id, cast.customer));
    await enqueueMail(world.tx, { template: "reminder", to: { personId: cast.maker }, about: { promiseId: promise } });
    await sendMails(world.tx, post.settings);
    const [mail] = post.taken;
    expect(mail?.to).toHaveLength(1);
    expect([mail?.cc, mail?.bcc]).toEqual([undefined, undefined]);
    expect(mail?.headers.map(({ key }) => key)).not.toContain("x-evil");
    const head = post.raw[0]?.split(/\r\n\r\n/)[0] ?? "";
    expect(head.split("\r\n").filter((line) => /^(bcc|x-evil)/i.test(line))).toEqual([]);
    expect(head.split("\r\n").filter((line) => /^subject/i.test(line))).toHaveLength(1);
  });
});

test("an address that could name several readers, or begin a line, is refused by the database", async () => {
  await inTransaction(async (world) => {
    for (const address of [
      "a@example.org, b@example.org",
      "a@example.org\r\nBcc: b@example.org",
      "<a@example.org>",
      "group: a@example.org;",
      "nobody",
      "a@b@c",
      "a b@example.org",
    ])
      await world.refused((tx) => enqueueMail(tx, { template: "test", to: { address } }), /not an e-mail address/);
  });
});

test("what there is no reason to send any more is withdrawn: kept meanwhile, moved meanwhile, left us, the day over", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const [kept, moved] = [await aPromise(world, cast), await aPromise(world, cast)];
    const about = (promiseId: string) => ({ promiseId, customerId: cast.customer });
    const to = { personId: cast.maker };
    await enqueueMail(world.tx, { template: "reminder", to, about: about(kept) });
    await enqueueMail(world.tx, {
      template: "escalation",
      to,
      about: about(moved),
      values: { dueAt: hours(40).toISOString() },
    });
    await enqueueMail(world.tx, { template: "digest", to, values: { on: "2026-11-19" } });
    await world.tx
      .update(people)
      .set({ deactivatedAt: hours(1) })
      .where(eq(people.id, cast.colleague));
    await enqueueMail(world.tx, { template: "test", to: { personId: cast.colleague } });
    await anEvent(world, cast, kept, "fulfilled", hours(2));
    await sendMails(world.tx, post.settings);
    expect(post.taken).toEqual([]);
    expect((await endings(world)).map(({ ended }) => ended)).toEqual(Array(4).fill("withdrawn"));
  });
});

test("without a mail server nothing is sent, and it is written down that there is none", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    await enqueueMail(world.tx, { template: "test", to: { personId: cast.maker } });
    await sendMails(world.tx, { STANDPOINT_URL: "http://localhost:3000" });
    expect(await endings(world)).toMatchObject([{ ended: "no_server" }]);
    await sendMails(world.tx, post.settings);
    expect(post.taken).toEqual([]);
  });
});

test("a server that hesitates is asked again, longer apart each time, and then no more; what it said names nobody", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    await world.setNow(hours(0));
    await enqueueMail(world.tx, { template: "test", to: { personId: cast.maker } });
    post.refuse({ code: 451, message: "Greylisted: maker@example.org" });
    const asked: number[] = [];
    for (const minute of [0, 0.9, 1, 5.9, 6, 20.9, 21, 80.9, 81, 320.9, 321, 1_040.9, 1_041, 5_000]) {
      await world.setNow(new Date(hours(0).getTime() + minute * 60_000));
      const before = (await endings(world))[0]?.tries;
      await sendMails(world.tx, post.settings);
      if ((await endings(world))[0]?.tries !== before) asked.push(minute);
    }
    expect(asked).toEqual([0, 1, 6, 21, 81, 321, 1_041]);
    const [mail] = await endings(world);
    expect(mail).toMatchObject({ ended: "failed", tries: 7 });
    expect(mail?.fault).toContain("(address)");
    expect(mail?.fault).not.toContain("maker@");
  });
});

test("a letter that cannot be written is given up, and keeps no other waiting", async () => {
  await inTransaction(async (world) => {
    const cast = await aHostilePromise(world);
    const about = { promiseId: cast.promise, customerId: cast.customer };
    const to = { personId: cast.maker };
    await enqueueMail(world.tx, { template: "reminder", to, values: { dueAt: "soon" }, about });
    await enqueueMail(world.tx, { template: "test", to });
    await sendMails(world.tx, post.settings);
    expect((await endings(world)).map(({ ended, fault }) => [ended, fault])).toEqual([
      ["failed", "The letter could not be written."],
      ["sent", null],
    ]);
  });
});

test("a mail the server will never take is not asked again; a wrong login is tried again", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const to = { personId: cast.maker };
    await enqueueMail(world.tx, { template: "test", to });
    post.refuse({ code: 550, message: "No such mailbox" });
    await sendMails(world.tx, post.settings);
    post.refuse(null);
    await enqueueMail(world.tx, { template: "test", to });
    const wrong = post.settings.SMTP_URL.replace("kettles", "pots");
    await sendMails(world.tx, { ...post.settings, SMTP_URL: wrong });
    expect(await endings(world)).toMatchObject([
      { ended: "failed", tries: 1 },
      { ended: null, tries: 1 },
    ]);
  });
});

test("a mail goes as it was written: the application changes neither its reader nor what became of it", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const id = await enqueueMail(world.tx, { template: "test", to: { personId: cast.maker } });
    await world.asApp();
    const run = (text: string) => (tx: World["tx"]) => tx.execute(sql.raw(text.replaceAll("$id", `'${id}'`)));
    await world.refused(run(`update mails set person_id = '${cast.colleague}' where id = $id`), /permission denied/);
    await world.refused(run("update mails set values = '{\"a\": 1}' where id = $id"), /permission denied/);
    await world.refused(run("update mails set ended_at = now() where id = $id"), /permission denied/);
    await world.refused(run("delete from mails where id = $id"), /permission denied/);
    await run("update mails set ended = 'sent' where id = $id")(world.tx);
    await world.refused(run("update mails set ended = null where id = $id"), /stays as it was/);
    await world.refused(
      (tx) => enqueueMail(tx, { template: "test", to: { personId: cast.maker }, values: { said: "two words" } }),
      /mails_values_plain/,
    );
    await world.refused(
      (tx) => enqueueMail(tx, { template: "test", to: { personId: cast.maker }, values: { "two words": 1 } }),
      /mails_keys_plain/,
    );
  });
});
