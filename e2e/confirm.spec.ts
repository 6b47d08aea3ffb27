import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import postgres from "postgres";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const hasScript = () => !test.info().project.name.startsWith("without");

type Asked = { promise: string; token: string; said: string };

/**
 * A letter to a customer of the demo, as the worker sends them; that it arrives is proved in server/confirmations. Made
 * with the owner's login: nobody else can.
 */
async function aLetter(): Promise<Asked> {
  const { port, ownerPassword } = JSON.parse(
    readFileSync(join(process.env.STANDPOINT_E2E_DATA_DIR ?? "", "secrets.json"), "utf8"),
  );
  const login = {
    host: "127.0.0.1",
    port,
    user: "standpoint_owner",
    password: ownerPassword,
    database: "standpoint_demo",
  };
  const sql = postgres({ ...login, max: 1, onnotice: () => {} });
  const token = ownWord() + ownWord();
  try {
    const [asked] = await sql<Omit<Asked, "token">[]>`
      with chosen as (
        select p.id, x.body from promises p
          join promise_states s on s.promise_id = p.id and s.until_at is null
          join texts x on x.id = p.said_id
         where p.origin = 'live' and s.ended = 'fulfilled' and s.answer is null and not s.moved_with_consent
           and s.seen_at between coalesce(s.headline_opens_at, '-infinity') and s.headline_due_at
           and not exists (select from confirmation_tokens t where t.promise_id = p.id)
         order by random() limit 1
      ), linked as (
        insert into confirmation_tokens (id, promise_id, hash, expires_at, sent_at)
        select gen_random_uuid(), id, sha256(convert_to(${token}, 'UTF8')), standpoint_now() + interval '14 days', standpoint_now()
          from chosen
      )
      select id as promise, body as said from chosen`;
    if (!asked) throw new Error("No promise of the demo can be asked about.");
    return { ...asked, token };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const theAnswer = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a customer opens the letter's link on a phone and says no; it is put right by those who owe it @nojs", async ({
  page,
  signedInAs,
}) => {
  const { token, said, promise } = await aLetter();
  // Programs that read mails open every link in them, more than once.
  for (const _ of [1, 2]) await page.goto(`/kept/${token}`);
  await expect(page.getByText(said)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Did we do what we said, when we said?" })).toBeVisible();
  for (const name of ["Yes, on time", "Yes, but late", "No"]) {
    const box = await theAnswer(page, name).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  if (hasScript()) {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await theAnswer(page, "No").click();
  await expect(page.getByRole("heading", { name: "Thank you, and we are sorry" })).toBeVisible();

  await page.goto(`/kept/${token}`);
  await expect(page.getByRole("heading", { name: "There is nothing to answer here" })).toBeVisible();
  await expect(page.getByText(said)).toHaveCount(0);

  await signedInAs("lead");
  await page.goto(`/promises/${promise}`);
  await expect(page.getByText("Broken: the customer says so").first()).toBeVisible();
});

test("yes is the customer's word, and so is not to be asked again @nojs", async ({ page, signedInAs }) => {
  const [{ token, promise }, other] = [await aLetter(), await aLetter()];
  await page.goto(`/kept/${token}`);
  await page.getByRole("checkbox", { name: "Please do not ask me such questions again." }).check();
  await theAnswer(page, "Yes, on time").click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();

  await page.goto(`/kept/${other.token}`);
  await theAnswer(page, "No answer, and do not ask me again").click();
  await expect(page.getByRole("heading", { name: "As you wish" })).toBeVisible();
  await page.goto(`/kept/${other.token}`);
  await expect(page.getByRole("heading", { name: "There is nothing to answer here" })).toBeVisible();

  await signedInAs("front line");
  await page.goto(`/promises/${promise}`);
  await expect(page.getByText("the customer says so").first()).toBeVisible();
});

test("a link is told to nobody: no cache, no search engine, no other site", async ({ page, request }) => {
  const { token } = await aLetter();
  const answer = await request.get(`/kept/${token}`);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(answer.headers()["referrer-policy"]).toBe("same-origin");
  await page.goto(`/kept/${token}`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.locator('a[href^="http"]')).toHaveCount(0);
  // A form on somebody else's site cannot answer with the customer's browser.
  const forged = await request.post(`/kept/${token}`, {
    headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
    multipart: { token, answer: "yes" },
  });
  expect(forged.url()).not.toContain("thanks");
  await page.goto(`/kept/${token}`);
  await expect(theAnswer(page, "Yes, on time")).toBeVisible();
});
