import { actForm, proposeByLetter, takePosition } from "./decision-letter";
import { expect, expectAccessible, inDays, ownWord, test } from "./fixtures";
import type { Persona } from "./personas";

const because = "Four hours needs a night shift we do not have; the twelve are made whole within the limit.";
const challenge =
  "Asked who makes good what twelve customers lose a year; answered that Service does, within the limit.";

test("a decision that harms goes the heavy path: dissent, referral, board, overrule, notices, effect, review", async ({
  page,
  signedInAs,
}) => {
  test.setTimeout(150_000);
  await signedInAs("manager");
  const address = await proposeByLetter(page, `Charge for the second visit, ${ownWord()}`, {
    chosen: { gate: "harms", "axes.money.step": "-2", door: "one_way" },
    words: {
      "axes.money.note": "a second visit costs 20 pounds",
      mitigation: "Whoever cannot pay is not charged, and need not say why.",
    },
    decider: "lead",
  });
  await expect(page.getByText(/heavy path, because it is a one-way door, it harms customers and/)).toBeVisible();
  await expect(page.getByText(/to be answered by/)).toBeVisible();
  const open = async (persona: Persona) => {
    await signedInAs(persona);
    await page.goto(address);
  };
  const decide = async (overrule: string) => {
    const form = await actForm(page, "decide");
    await form.getByLabel("Why is it decided all the same?").fill(overrule);
    await form.getByRole("button", { name: "Decide and seal" }).click();
  };
  const minute = async (outcome: string, reviewOn?: string) => {
    await open("board");
    const form = await actForm(page, "minuteBoard");
    await form.getByLabel("What was asked, and what was answered").fill(challenge);
    await form.getByLabel(outcome, { exact: true }).check();
    if (reviewOn) await form.getByLabel("New review day, to go on").fill(reviewOn);
    await form.getByRole("button", { name: "Minute it" }).click();
    await expect(page.getByText("Minuted.", { exact: true })).toBeVisible();
  };

  await open("lead");
  await decide(because);
  await expect(page.getByText(/advocate has to take a position on this version first/)).toBeVisible();
  await expect(page.getByText(/On the heavy path the board looks at it first/)).toBeVisible();

  await open("advocate");
  await takePosition(page, "Dissent");
  await open("chief customer officer");
  const refer = await actForm(page, "refer");
  await refer.getByLabel("Why should the board see it?").fill("The twelve who lose money should be heard.");
  await refer.getByRole("button", { name: "Refer to the board" }).click();
  await expect(page.getByText(/and the chief customer officer referred it/)).toBeVisible();

  await minute("Referred back");
  await open("lead");
  await decide(because);
  await expect(page.getByText("The board referred it back.")).toBeVisible();
  await minute("Supported");

  await open("lead");
  await decide("We want it.");
  await expect(page.getByText(/give the reason in at least 40 characters/).first()).toBeVisible();
  await decide(because);
  await expect(page.getByText("Decided and sealed.")).toBeVisible();
  await expect(page.getByText(because).first()).toBeVisible();

  const putInEffect = async () =>
    (await actForm(page, "putInEffect")).getByRole("button", { name: "Put in effect" }).click();
  const answer = async (label: string, note: string, button: string) => {
    await open("advocate");
    const form = await actForm(page, "acknowledge");
    await form.getByLabel(label, { exact: true }).check();
    await form.getByLabel("What you will do, or what you object to").fill(note);
    await form.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByText("Answer recorded.")).toBeVisible();
  };
  await putInEffect();
  await expect(page.getByText("Not every department has answered its notice.")).toBeVisible();
  await answer("We object", "Nobody has told the engineers what to say.", "Answer");
  await open("lead");
  await putInEffect();
  await expect(page.getByText("An objection stands.")).toBeVisible();
  await answer("We will act", "Engineers have their words from Monday.", "Answer afresh");
  await open("lead");
  await putInEffect();
  await expect(page.getByText(/^In effect since/)).toBeVisible();

  const review = await actForm(page, "review");
  await review.getByLabel("What came of it?").fill("Eleven paid, nobody complained, one was not charged.");
  await review.getByRole("button", { name: "Record the review" }).click();
  await expect(page.getByText(/^Reviewed since/)).toBeVisible();
  await minute("Supported", inDays(120));
  await open("lead");
  await (await actForm(page, "continue")).getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText(/^In effect since/)).toBeVisible();
  await expect(page.getByText(/reviewed next on/)).toBeVisible();
  await expect(page.getByText(/chain verified now/)).toBeVisible();
  await expectAccessible(page);
});

test("what was decided outside the register is entered as found, and stays marked @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  const what = `Charge for paper statements, ${ownWord()}`;
  await signedInAs("front line");
  await page.goto("/decisions/found");
  await page.getByLabel("What was decided?").fill(what);
  await page.getByLabel("Where did you find it?").fill("A leaflet in the branch at the harbour.");
  await page.getByLabel("When was it taken?").fill(inDays(2));
  await page.getByRole("button", { name: "Enter it as found" }).click();
  await expect(
    page.getByText("A decision is found after it was taken: give a day that has come.").first(),
  ).toBeVisible();
  await expect(page.getByLabel("What was decided?")).toHaveValue(what);
  await page.getByLabel("When was it taken?").fill(inDays(-40));
  await page.getByRole("button", { name: "Enter it as found" }).click();
  await expect(page.getByRole("heading", { level: 1, name: what })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Found outside the register" })).toContainText("at the harbour");
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.goto("/decisions/found");
  await expect(page.getByRole("row", { name: what })).toContainText("Draft");
});

test("how long a proposal may wait and what is heavy for its size are settings that say what they mean @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("admin");
  await page.goto("/settings/decisions");
  const share = page.getByLabel("Share of all customers, in per cent");
  const before = await share.inputValue();
  await share.fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/more than 0 and at most 100/).first()).toBeVisible();
  await share.fill(before);
  await page.getByLabel("Days to answer a proposal").fill("14");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Changes of these settings" })).toContainText("14 days to answer");
});
