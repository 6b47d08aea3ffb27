import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { decisionTemplates } from "../domain/mail-words";
import { sendMails } from "../mail/tasks";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecided, aMove, anAnswer, anAppointment, anEffect, aProposal, type Cast } from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { aMailServer, type TestPost } from "../testing/smtp";
import { follow } from "./mutations/follow";
import { tellDecisions, tellWeeks } from "./tasks";

let post: TestPost;

beforeAll(async () => {
  post = await aMailServer();
});
afterEach(() => {
  post.taken.length = 0;
  post.raw.length = 0;
});
afterAll(() => post.close());

const evil = "Ring <script>alert(1)</script> first\r\nBcc: everybody@example.com\r\n\r\n& <b>then</b> write";
const monday = new Date("2026-11-23T09:30:00.000Z");

async function tellAt(world: World, at: Date): Promise<void> {
  await world.setNow(at);
  await world.asApp();
  await tellDecisions(world.tx);
  await tellWeeks(world.tx);
  await world.asOwner();
}

/** Decisions with something of everything to tell, under a title that looks like an attack on a mail. */
async function everythingHappens(world: World, cast: Cast): Promise<void> {
  const words = { title: evil };
  const seat = await aPerson(world, { name: "Sia Seat" });
  await anAppointment(world, {
    ...{ personId: seat.id, kind: "board_seat", appointedBy: cast.decider.id, departmentId: seat.departmentId },
  });
  const reader = await aPerson(world, { name: "Rae Reader" });
  for (const how of ["at_once", "weekly"] as const)
    await follow(await contextOf(world, how === "weekly" ? reader.id : seat.id), {
      ...{ target: { what: "all", which: null }, how },
    });
  const { decision } = await aProposal(world, cast, { words });
  const reason = "So many customers that the board should look.";
  await aMove(world, "referred", { decisionId: decision.id, byId: cast.chief.id, reason });
  const objected = await aDecided(world, cast, { words });
  await anAnswer(world, cast, { decisionId: objected.decision.id, answer: "objection" });
  await aDecided(world, cast, { words });
  await anEffect(world, cast, { words });
}

test("a mail server receives every letter about decisions, whole, with the same words as plain text", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T10:00:00.000Z"));
    const cast = await aCast(world);
    await everythingHappens(world, cast);
    await tellAt(world, new Date("2026-11-21T10:01:00.000Z"));
    await tellAt(world, monday);
    await sendMails(world.tx, post.settings);
    await tellAt(world, new Date("2027-01-15T00:00:00.000Z"));
    await tellAt(world, new Date("2027-02-01T00:00:00.000Z"));
    await sendMails(world.tx, post.settings);

    const sent = await world.tx.execute<{ template: string }>(
      sql`select distinct template from mails where ended = 'sent'`,
    );
    expect(sent.map(({ template }) => template).toSorted()).toEqual(
      [...decisionTemplates, "followed_week", "customers_week"].toSorted(),
    );
    for (const mail of post.taken) {
      expect(mail.to).toHaveLength(1);
      expect([mail.cc, mail.bcc, mail.attachments]).toEqual([undefined, undefined, []]);
      expect(mail.headers.map(({ key }) => key)).not.toContain("bcc");
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(mail.html).toContain('lang="en-GB"');
      expect(mail.html).not.toContain("<script>");
      expect(mail.html).not.toContain("<b>then");
      expect(mail.html).toContain("https://standpoint.example.org/decisions");
      expect(mail.text).toContain("https://standpoint.example.org/decisions");
      expect(mail.text).toContain("You get this");
    }
    const week = post.taken.find(({ subject }) => subject?.startsWith("Last week with customers"));
    expect(week?.subject).toContain("3 decisions that touch customers");
  }));

test("a letter that nobody waits for any more is withdrawn: answered, decided or reviewed meanwhile", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T10:00:00.000Z"));
    const cast = await aCast(world);
    const { decision } = await aDecided(world, cast);
    await tellAt(world, new Date("2026-11-21T10:01:00.000Z"));
    await anAnswer(world, cast, { decisionId: decision.id, answer: "will_act" });
    await sendMails(world.tx, post.settings);
    const [mail] = await world.tx.execute<{ ended: string }>(sql`select ended from mails where template = 'notice'`);
    expect(mail?.ended).toBe("withdrawn");
  }));
