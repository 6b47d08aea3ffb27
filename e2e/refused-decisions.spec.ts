import type { Page } from "@playwright/test";
import { actForm, fillLetter, type Letter, proposeByLetter, takePosition } from "./decision-letter";
import { expect, inDays, ownWord, test } from "./fixtures";
import type { Persona } from "./personas";

const named = (what: string) => `${what}, ${ownWord()}`;
const because = "Four hours needs a night shift we do not have; the twelve are made whole within the limit.";

/** A letter in which much is amiss, and the sentences that say so beside the fields. */
const lacking: Letter = {
  words: {
    ...{ title: "Ring", job: "Buy.", view: "It is better.", worstOff: "", evidenceGap: "", businessEffect: "" },
    ...{ "axes.money.note": "", mitigation: "Sorry.", toldPlan: "", "options.0.effect": "" },
    ...{ "predictions.0.measure": "Calls", "predictions.0.resolveOn": inDays(-1) },
  },
  chosen: { "axes.money.step": "-2" },
  segments: {},
};
const sentences = [
  /at least 8 characters/,
  /trying to do, in at least 20/,
  /as the customer would, in at least 80/,
  /Say who comes off worst/,
  /say what is not known/,
  /what it does for the organisation/,
  /Say which customers are affected/,
  /needs a note/,
  /makes it easier for those who come off worse/,
  /how customers will hear of it/,
  /Every option needs a name and what customers would meet/,
  /in at least 8 characters what is measured/,
];

test("a letter that lacks something says what, beside its field, and keeps every word @nojs", async ({
  page,
  signedInAs,
}) => {
  test.setTimeout(120_000);
  await signedInAs("manager");
  await page.goto("/decisions/new");
  await fillLetter(page, lacking);
  await page.getByRole("button", { name: "Propose" }).click();
  for (const sentence of sentences) await expect(page.getByText(sentence).first(), `${sentence}`).toBeVisible();
  for (const [name, value] of Object.entries({ title: "Ring", job: "Buy.", mitigation: "Sorry." }))
    await expect(page.locator(`[name="${name}"]`).first()).toHaveValue(value);
  await page.locator('[name="evidenceBasis"][value="evidence"]').check({ force: true });
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByText(/Evidence is claimed: link or quote it/).first()).toBeVisible();
});

/** Sends one form of a decision and expects its refusal. */
async function refused(page: Page, act: string, button: string, fields: Record<string, string>, sentence: RegExp) {
  const form = await actForm(page, act);
  for (const [name, value] of Object.entries(fields)) {
    const choice = form.locator(`[name="${name}"][value="${value}"]`);
    if ((await choice.count()) > 0) await choice.first().check({ force: true });
    else await form.locator(`[name="${name}"]`).first().fill(value);
  }
  await form.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByText(sentence).first(), `${act}: ${sentence}`).toBeVisible();
}

test("every form of a decision refuses with a sentence that says what is missing", async ({ page, signedInAs }) => {
  test.setTimeout(150_000);
  await signedInAs("manager");
  const address = await proposeByLetter(page, named("Ring before the letter"), { decider: "lead" });
  const open = async (persona: Persona) => {
    await signedInAs(persona);
    await page.goto(address);
  };
  // Its owner is neither its advocate nor its decider: the page does not ask them to be.
  for (const act of ["takePosition", "decide", "reject"])
    await expect(page.locator(`input[name="act"][value="${act}"]`)).toHaveCount(0);
  await refused(page, "withdraw", "Withdraw", { reason: "No." }, /at least 20 characters/);

  await open("advocate");
  await refused(
    page,
    "takePosition",
    "Take this position",
    { stance: "support", customerInput: "Fine." },
    /at least 20/,
  );
  const heard = { stance: "dissent", customerInput: "They say the letter frightens them.", reason: "No." };
  await refused(page, "takePosition", "Take this position", heard, /Say the reason, or the condition/);

  await open("board");
  const minutes = { challenge: "Noted.", outcome: "supported" };
  await refused(page, "minuteBoard", "Minute it", minutes, /at least 20 characters/);
  const tomorrow = { challenge: because, outcome: "supported", meetingOn: inDays(2) };
  await refused(page, "minuteBoard", "Minute it", tomorrow, /has not been held yet/);

  await open("chief customer officer");
  await refused(page, "refer", "Refer to the board", { reason: "Hm." }, /at least 20 characters/);

  await open("lead");
  await refused(page, "decide", "Decide and seal", {}, /advocate has to take a position on this version first/);
  await refused(page, "sendBack", "Send back", { reason: "No." }, /at least 20 characters/);
  await refused(page, "reject", "Reject", { reason: "No." }, /at least 20 characters/);
  await open("advocate");
  await takePosition(page, "Support");
  await open("lead");
  const eightYears = { reviewOn: inDays(8 * 365) };
  await refused(page, "decide", "Decide and seal", eightYears, /review day after today and at most twelve months away/);
  // The same sentence again: on a page where it does not stand yet.
  await open("lead");
  await refused(page, "decide", "Decide and seal", { reviewOn: inDays(-1) }, /at most twelve months away/);
  await (await actForm(page, "decide")).locator('[name="reviewOn"]').fill(inDays(90));
  await page.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText("Decided and sealed.")).toBeVisible();

  await refused(page, "putInEffect", "Put in effect", {}, /Not every department has answered/);
  await refused(page, "bringReviewForward", "Bring it forward", { reviewOn: inDays(200) }, /only be brought forward/);
  await refused(page, "reverse", "Reverse", { reason: "No." }, /at least 20 characters/);
  await refused(page, "correct", "Note it", { before: "", after: "Ring first" }, /fill this in/);
  await open("advocate");
  await refused(page, "acknowledge", "Answer", { answer: "objection", note: "" }, /what it objects to/);
  await refused(page, "takePosition", "Add a late dissent", { customerInput: "Fine.", reason: "No." }, /at least 20/);
  // What is decided is not edited: the letter leads back to what stands.
  await page.goto(`${address}/edit`);
  await expect(page).toHaveURL(new RegExp(`${address}$`));
});

test("every axis at its worst is not decided on the light path, nor an urgent one reviewed in a month @nojs", async ({
  page,
  signedInAs,
}) => {
  test.setTimeout(120_000);
  const axes = ["time", "worry", "effort", "money"];
  await signedInAs("manager");
  const worst = await proposeByLetter(page, named("Close the second line"), {
    chosen: Object.fromEntries(axes.map((axis) => [`axes.${axis}.step`, "-2"])),
    words: {
      ...Object.fromEntries(axes.map((axis) => [`axes.${axis}.note`, "much worse"])),
      mitigation: "Everybody gets a call beforehand.",
    },
    decider: "lead",
  });
  await expect(page.getByText(/heavy path, because something gets worse for customers/)).toBeVisible();
  const urgent = await proposeByLetter(page, named("Ring tonight"), { decider: "lead", isUrgent: true });
  await signedInAs("advocate");
  for (const address of [worst, urgent]) {
    await page.goto(address);
    await takePosition(page, "Support");
  }
  await signedInAs("lead");
  await page.goto(worst);
  await refused(page, "decide", "Decide and seal", {}, /On the heavy path the board looks at it first/);
  await page.goto(urgent);
  await refused(page, "decide", "Decide and seal", { reviewOn: inDays(30) }, /reviewed within 14 days/);
});

test("what only the server says cannot be slipped into a form", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  const address = await proposeByLetter(page, named("Ring before the letter"), { decider: "lead" });
  await signedInAs("advocate");
  await page.goto(address);
  await takePosition(page, "Support");
  await signedInAs("lead");
  await page.goto(address);
  const form = await actForm(page, "decide");
  await form.evaluate((element) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "decidedAt", value: "2020-01-01" });
    element.append(field);
  });
  await form.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText(/Please look at the marked fields/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Proposed since/)).toBeVisible();
});
