import type { Page } from "@playwright/test";
import type { Persona } from "./personas";

/** A page of the product, who looks at it, and where it is; some are found by following a link. */
export type Place = { name: string; as: Persona | null; find: (page: Page) => Promise<string> };

const at = (name: string, as: Persona | null, path: string): Place => ({ name, as, find: async () => path });

/** The hero of the demo: her brief, and what is done from it. */
const withMrsOkonkwo = (name: string, rest: string): Place => ({
  name,
  as: "front line",
  find: async (page) => `${await landing(page, "/call?account=004417")}${rest}`,
});

/** The first link of a list whose address looks like this. */
const firstFrom = (name: string, as: Persona, list: string, shape: RegExp, rest = ""): Place => ({
  name,
  as,
  find: async (page) => {
    await page.goto(list);
    const hrefs = await page
      .getByRole("main")
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const found = hrefs.find((href) => href !== null && shape.test(href));
    if (!found) throw new Error(`${list} shows no link like ${shape}.`);
    return `${found.replace(/[?#].*$/, "")}${rest}`;
  },
});

const id = "[0-9a-f-]{36}";

export const places: readonly Place[] = [
  at("sign-in", null, "/sign-in"),
  at("set-up-over", null, "/set-up/a-link-that-was-used"),
  at("reset-over", null, "/reset/a-link-that-was-used"),
  at("find", "front line", "/"),
  at("find-none", "front line", "/?q=Nobody+By+That+Name"),
  at("find-many", "front line", "/?q=Okonkwo"),
  at("call-many", "front line", "/call?number=0113+496+0142"),
  at("call-unknown", "front line", "/call?number=01632+960999"),
  withMrsOkonkwo("brief", ""),
  withMrsOkonkwo("log-contact", "/contact"),
  withMrsOkonkwo("make-promise", "/promise"),
  withMrsOkonkwo("open-issue", "/issue"),
  withMrsOkonkwo("edit-customer", "/edit"),
  withMrsOkonkwo("know", "/know"),
  withMrsOkonkwo("goodwill-give", "/goodwill"),
  withMrsOkonkwo("restrictions-none", "/restrictions"),
  withMrsOkonkwo("extra-mile", "/extra-mile"),
  at("approvals", "lead", "/approvals"),
  at("approvals-answered", "lead", "/approvals?show=answered"),
  at("approvals-asked", "front line", "/approvals?show=asked"),
  at("approvals-none", "board", "/approvals"),
  at("limits", "board", "/governance/limits"),
  at("limits-front-line", "front line", "/governance/limits?days=365"),
  at("limits-rows", "manager", "/governance/limits/rows?show=given&days=365"),
  at("limits-rows-refused", "manager", "/governance/limits/rows?show=refused&days=365"),
  at("limits-rows-waiting", "manager", "/governance/limits/rows?show=waiting&days=90"),
  at("extra-miles", "lead", "/governance/extra-miles"),
  withMrsOkonkwo("advocacy-of-her", "/advocacy"),
  withMrsOkonkwo("referral-new", "/referral?side=sent"),
  at("advocacy", "board", "/recognition/advocacy"),
  at("advocacy-acts", "front line", "/recognition/advocacy/acts?act=referred"),
  at("advocacy-acts-active", "manager", "/recognition/advocacy/acts?of=active"),
  at("advocacy-acts-none", "front line", "/recognition/advocacy/acts?month=1999-01"),
  at("referrals", "front line", "/recognition/advocacy/referrals?outcome=not_known"),
  firstFrom(
    "referral-open",
    "front line",
    "/recognition/advocacy/referrals?outcome=not_known",
    new RegExp(`^/recognition/advocacy/referrals/${id}`),
  ),
  at("referred-value", "board", "/recognition/advocacy/value"),
  at("stories", "front line", "/recognition/stories"),
  at("stories-in-preparation", "lead", "/recognition/stories?show=in_preparation"),
  firstFrom("story", "front line", "/recognition/stories", new RegExp(`^/recognition/stories/${id}`)),
  firstFrom(
    "story-in-preparation",
    "lead",
    "/recognition/stories?show=in_preparation",
    new RegExp(`^/recognition/stories/${id}`),
  ),
  at("colleagues", "front line", "/recognition/colleagues"),
  at("colleagues-for-me-none", "board", "/recognition/colleagues?show=me"),
  at("colleagues-new", "front line", "/recognition/colleagues/new"),
  at("ahead", "front line", "/ahead"),
  at("ahead-reviews", "board", "/ahead?show=reviews"),
  at("ahead-renewals", "front line", "/ahead?show=renewals"),
  withMrsOkonkwo("feedback-new", "/feedback"),
  withMrsOkonkwo("brief-issues-only", "?only=issue"),
  at("issues", "front line", "/issues?of=everyone"),
  at("issues-mine-none", "board", "/issues?of=mine"),
  firstFrom("issue", "front line", "/issues?of=everyone", new RegExp(`^/customers/${id}/issues/${id}`)),
  at("unhappy", "front line", "/unhappy"),
  at("unhappy-everyone", "board", "/unhappy?of=everyone"),
  at("warnings", "front line", "/warnings"),
  at("warnings-judged", "manager", "/warnings?show=judged"),
  at("warnings-over", "board", "/warnings?show=over"),
  at("warning-rules", "board", "/warnings/rules"),
  at("bands", "front line", "/settings/bands"),
  at("bands-new", "board", "/settings/bands/new"),
  at(
    "bands-tried-out",
    "board",
    "/settings/bands/new?method=cut_offs&name=Gold&limit=5000&name=Silver&limit=&best=All+customers.",
  ),
  at("bands-new-denied", "front line", "/settings/bands/new"),
  at("customers-best", "manager", "/customers?best=yes"),
  at("duplicates", "manager", "/duplicates"),
  at("duplicates-denied", "front line", "/duplicates"),
  firstFrom("merge-find", "manager", "/duplicates", new RegExp(`^/customers/${id}/merge`)),
  withMrsOkonkwo("merges-none", "/merges"),
  at("new-customer", "front line", "/customers/new"),
  at("customers-list", "manager", "/customers?place=Leeds&bought=active"),
  at("customers-list-none", "manager", "/customers?place=Nowhere"),
  at("segments", "manager", "/segments"),
  at("segment-new", "manager", "/segments/new?said=Customers+who+live+in+Leeds,+and+have+no+open+issue."),
  at("segment-new-denied", "front line", "/segments/new"),
  at("segment-standing", "front line", "/segments/top_tenth"),
  firstFrom("segment", "manager", "/segments", new RegExp(`^/segments/${id}`)),
  firstFrom("segment-edit", "manager", "/segments", new RegExp(`^/segments/${id}`), "/edit"),
  at("exports", "manager", "/exports"),
  at("export-recipients", "manager", "/exports/new?list=recipients"),
  at("export-denied", "front line", "/exports/new?list=customers"),
  firstFrom("erase", "admin", "/customers?place=Otley", new RegExp(`^/customers/${id}`), "/erase"),
  firstFrom("whole-record", "manager", "/customers?place=Leeds", new RegExp(`^/customers/${id}`), "/record"),
  at("waiting", "advocate", "/waiting"),
  at("waiting-front-line", "front line", "/waiting"),
  at("promises", "front line", "/promises"),
  at("promises-everyone", "lead", "/promises?of=everyone"),
  firstFrom("promise", "front line", "/promises?of=everyone", new RegExp(`^/promises/${id}`)),
  at("decisions", "manager", "/decisions"),
  at("new-decision", "manager", "/decisions/new"),
  firstFrom("decision", "manager", "/decisions?state=in_effect", new RegExp(`^/decisions/${id}`)),
  firstFrom("decision-proposed", "advocate", "/decisions?state=proposed", new RegExp(`^/decisions/${id}`)),
  at("board", "board", "/board"),
  at("numbers", "board", "/numbers"),
  at("numbers-customers", "board", "/numbers/customers?which=active"),
  at("numbers-customers-none", "board", "/numbers/customers?which=lost&from=1999-01-01&to=1999-12-31"),
  at("numbers-threshold", "board", "/numbers/threshold"),
  at("numbers-threshold-denied", "front line", "/numbers/threshold"),
  at("thank-you-calls", "manager", "/recognition/calls"),
  at("thank-you-calls-held", "manager", "/recognition/calls?show=held"),
  at("thank-you-calls-made", "board", "/recognition/calls?show=made"),
  at("thank-you-calls-denied", "front line", "/recognition/calls"),
  firstFrom("thank-you-call", "manager", "/recognition/calls", new RegExp(`^/recognition/calls/${id}`)),
  at("thank-you-calls-difference", "board", "/recognition/calls/difference"),
  at("thank-you-calls-programme", "board", "/recognition/calls/programme"),
  at("thank-you-calls-programme-denied", "manager", "/recognition/calls/programme"),
  at("governance", "board", "/governance"),
  at("settings-me", "front line", "/settings/me"),
  at("settings-people", "admin", "/settings/people"),
  at("settings-people-left", "admin", "/settings/people?show=left"),
  at("settings-person-new", "admin", "/settings/people/new"),
  firstFrom("settings-person", "admin", "/settings/people", new RegExp(`^/settings/people/${id}`)),
  at("settings-departments", "admin", "/settings/departments"),
  at("settings-organisation", "admin", "/settings/organisation"),
  at("settings-stages", "admin", "/settings/stages"),
  at("settings-milestones", "front line", "/settings/milestones"),
  at("settings-milestones-set", "board", "/settings/milestones"),
  at("recognition", "front line", "/recognition"),
  at("recognition-back", "front line", "/recognition?show=due&kind=return&whose=everyone"),
  at("recognition-mine-none", "board", "/recognition?show=due&kind=years&whose=mine"),
  at("recognition-ahead", "front line", "/recognition?show=ahead&whose=everyone"),
  at("recognition-said", "front line", "/recognition?show=said"),
  at("settings-imports", "admin", "/settings/imports"),
  at("denied", "front line", "/settings/organisation"),
  at("not-found", "front line", "/customers/00000000-0000-7000-8000-000000000000"),
];

async function landing(page: Page, path: string): Promise<string> {
  await page.goto(path);
  return new URL(page.url()).pathname;
}
