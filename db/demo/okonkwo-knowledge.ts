import { plusDays } from "./calendar";
import type { KnowledgeDesk } from "./knowledge";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { okonkwoGoal, okonkwoIntent, okonkwoNeeds, okonkwoPreferences, wordings } from "./words/knowledge";

/** What is known of Mrs Okonkwo: told in twelve years of conversations, one entry old enough to be asked again. */
export function writeHerKnowledge(desk: KnowledgeDesk, sheet: Sheet, staff: Staff, customer: string): void {
  const { calendar } = desk;
  const by = { recorded_by: staff.person("Amara Boateng") };
  for (const [kind, said, daysAgo, confirmed] of okonkwoNeeds) {
    const id = desk.know("needs", customer, daysAgo, { kind, for_content: false, ...by }, { words: said });
    if (confirmed !== null) confirm(desk, sheet, id, confirmed, by);
  }
  for (const [about, wish, daysAgo] of okonkwoPreferences)
    desk.know("preferences", customer, daysAgo, { about, wish, ...by }, { words: null });
  desk.know("intents", customer, 68, { intent: "staying", cause: null, ...by }, { words: okonkwoIntent });
  const [words, measure] = okonkwoGoal;
  desk.know("goals", customer, 68, { review_on: plusDays(calendar.today, 128), ...by }, { words, measure });
  const consent = { purpose: "special_dates", answer: "given", ...by };
  desk.know("consents", customer, 372, { source: "form", ...consent }, { wording: wordings.special_dates });
  desk.know(
    "consents",
    customer,
    372,
    { source: "form", ...consent, purpose: "content_email" },
    { wording: wordings.content_email },
  );
  const [, month, day] = plusDays(calendar.today, 4).split("-").map(Number);
  const birthday = { kind: "birthday", month, day, year: 1961, withdrawn_by: null, withdrawn_at: null };
  desk.know("special_dates", customer, 371, { source: "form", ...birthday, ...by }, { words: null });
  const renewed = { kind: "renewed", happened_on: calendar.daysAgo(10), withdrawn_by: null, withdrawn_at: null };
  desk.know("lifecycle_facts", customer, 10, { ...renewed, ...by }, { words: "annual cover" });
}

function confirm(
  desk: KnowledgeDesk,
  sheet: Sheet,
  needId: string,
  daysAgo: number,
  by: { recorded_by: string },
): void {
  const at = new Date(desk.calendar.now.getTime() - daysAgo * 86_400_000);
  sheet.add("need_confirmations", { id: desk.random.id(at), need_id: needId, ...by, recorded_at: at });
}
