export type ErrorCode = "BAD_REQUEST" | "NOT_FOUND" | "FORBIDDEN" | "CONFLICT";

type Values = Record<string, string | number>;

/** Every sentence a person can be told when something is refused. One key, one sentence. */
const sentences = {
  not_found: ["NOT_FOUND", () => "There is no such record."],
  refused: ["CONFLICT", (values) => String(values.sentence)],
  decision_stands: ["CONFLICT", () => "What has been decided stands as it is. Replace it by a new decision."],
  draft_saved_meanwhile: [
    "CONFLICT",
    ({ name }) => `${name} saved this draft meanwhile. Look at what stands there now, then propose it.`,
  ],
  decider_may_not_decide: ["CONFLICT", ({ name }) => `${name} does not have the right to decide. Name a manager.`],
  not_proposed_yet: ["CONFLICT", () => "It has not been proposed yet."],
  decided_already: ["CONFLICT", () => "This decision has been made already."],
  decision_not_there: ["CONFLICT", ({ state, step }) => `This decision is ${state}: it cannot be ${step} now.`],
  document_empty: ["BAD_REQUEST", () => "There is nothing in this file. Please choose another."],
  document_too_large: ["BAD_REQUEST", () => "That file is larger than 10 MB. Please make it smaller, or split it."],
  document_not_kept: [
    "BAD_REQUEST",
    () => "A document is a PDF, a PNG or JPEG picture, text, CSV, Word (.docx) or Excel (.xlsx), by what stands in it.",
  ],
  document_gone: ["CONFLICT", () => "This file is not kept any more."],
  evidence_link_unknown: ["BAD_REQUEST", () => "That is not a link to a record. Copy the address of its page."],
  not_a_source: ["CONFLICT", () => "Nothing this customer said fed the decision."],
  told_once_decided: ["CONFLICT", () => "Customers are told once it is decided."],
  not_asked_to_sign: ["FORBIDDEN", () => "This version names others as its signers."],
  charter_clause_changed: [
    "CONFLICT",
    () => "Somebody saved this clause meanwhile. Copy what you changed, open it afresh and put it in again.",
  ],
  signed_already: ["CONFLICT", () => "You have signed this version already."],
  answered_elsewhere: ["FORBIDDEN", () => "A notice is answered by somebody of the department that got it."],
  be_more_specific: ["BAD_REQUEST", () => "That would match too many customers. Type a little more."],
  only_persons_speak: ["CONFLICT", () => "Only a person can speak for an organisation."],
  since_needs_source: ["BAD_REQUEST", () => "Please say who told us since when."],
  source_needs_since: ["BAD_REQUEST", () => "Please give the day as well."],
  not_a_phone: [
    "BAD_REQUEST",
    (values) =>
      `“${values.handle}” is not a phone number of ${values.country}. Write it with its country code, like +44 …`,
  ],
  not_an_email: ["BAD_REQUEST", (values) => `“${values.handle}” is not an e-mail address.`],
  not_an_account: ["BAD_REQUEST", (values) => `“${values.handle}” has no letter or digit in it.`],
  identity_taken: ["CONFLICT", (values) => `${values.handle} already belongs to ${values.name}.`],
  identity_already_theirs: ["CONFLICT", (values) => `${values.handle} is already known for this customer.`],
  happens_in_the_future: ["BAD_REQUEST", () => "That time has not come yet."],
  issue_resolved: ["CONFLICT", () => "This issue has already been resolved."],
  stage_unknown: ["BAD_REQUEST", () => "That journey stage is not offered any more. Please choose another."],
  stage_taken: ["CONFLICT", () => "There is a stage with these words already."],
  stage_last: ["CONFLICT", () => "One stage has to remain."],
  feedback_score_off_scale: [
    "BAD_REQUEST",
    () => "A score comes with its scale and lies on it, like 2 on a scale from 1 to 5.",
  ],
  feedback_only: ["CONFLICT", () => "That is not feedback from outside."],
  decision_unknown: ["BAD_REQUEST", ({ number }) => `There is no decision ${number}.`],
  resolution_needed: ["BAD_REQUEST", () => "Please write how it was put right."],
  unlogged_put_right: ["CONFLICT", () => "A promise has been made already to put this right."],
  issue_open: ["CONFLICT", () => "This issue is open."],
  issue_owner_unknown: ["BAD_REQUEST", () => "Choose a department, or a person who is with us."],
  hand_over_needs_why: ["BAD_REQUEST", () => "Please say why, so that nobody has to ask the customer again."],
  changed_meanwhile: [
    "CONFLICT",
    ({ by }) => `${by} has changed this since you opened it. Nothing is lost: choose which words hold.`,
  ],
  consent_needed: ["CONFLICT", () => "This is kept only with the customer’s consent. Note what they agreed to."],
  consent_needs_wording: ["BAD_REQUEST", () => "Please note the words they agreed to."],
  known_in_the_future: ["BAD_REQUEST", () => "That day has not come yet."],
  review_in_the_past: ["BAD_REQUEST", () => "Please give a day after the one on which this was agreed."],
  lifecycle_in_the_future: ["BAD_REQUEST", () => "Only a renewal can lie ahead. Give a day that has come."],
  withdrawn_already: ["CONFLICT", () => "This has been taken back already."],
  goal_ended: ["CONFLICT", () => "This goal has been reached or dropped already."],
  goal_reached_by_them: [
    "BAD_REQUEST",
    () => "Whether a goal is reached is the customer’s to say: choose where they said so.",
  ],
  bands_faulty: ["BAD_REQUEST", ({ fault }) => String(fault)],
  not_a_value: ["BAD_REQUEST", () => "Please give an amount, like 250,000, or nothing."],
  not_an_amount: ["BAD_REQUEST", (values) => `“${values.amount}” is not an amount. Write it like 214.00.`],
  referral_of_oneself: ["CONFLICT", () => "Nobody refers themselves: this is one customer."],
  referral_linked_already: ["CONFLICT", () => "Somebody has said meanwhile who it is, or has taken the referral back."],
  story_not_published: ["CONFLICT", () => "This story is not published."],
  not_yours_to_hide: ["FORBIDDEN", () => "Only whoever is thanked can hide their thanks."],
  not_yours_to_take_back: ["FORBIDDEN", () => "Only whoever wrote the thanks can take them back."],
  limits_not_set: ["CONFLICT", () => "The board has not set any limits yet. Until then nobody can give goodwill here."],
  limit_decision_unknown: [
    "BAD_REQUEST",
    () => "Choose a decision that is decided or in effect and that no earlier set of limits cites.",
  ],
  limits_faulty: ["BAD_REQUEST", ({ fault }) => String(fault)],
  goodwill_case_unknown: ["BAD_REQUEST", () => "Choose what it is for: an issue, a contact or a promise of theirs."],
  goodwill_above: [
    "BAD_REQUEST",
    () => "This is more than you may give by yourself. Choose who approves it, and it is sent as a request.",
  ],
  goodwill_approver_below: [
    "BAD_REQUEST",
    () => "Choose a manager whose own limit reaches that far, and not yourself.",
  ],
  goodwill_above_all: [
    "CONFLICT",
    () => "Nobody’s limit reaches that far. The board would have to change the limits, by a decision.",
  ],
  restriction_decision_unknown: ["BAD_REQUEST", () => "Name a decision that is decided or in effect."],
  restriction_days: ["BAD_REQUEST", ({ fault }) => String(fault)],
  base_without_signal: [
    "CONFLICT",
    () => "There is no signal in two years: nothing has changed that new limits would show.",
  ],
  restriction_ended: ["CONFLICT", () => "This restriction has been ended already."],
  person_gone: ["BAD_REQUEST", () => "Choose somebody who is with us."],
  thanks_held: ["CONFLICT", (values) => String(values.because)],
  reaction_noted_already: ["CONFLICT", () => "How they took it has been noted already."],
  thanks_not_due: ["CONFLICT", () => "There are no thanks due now. Perhaps a colleague has just said them."],
  import_empty: ["BAD_REQUEST", () => "The file is empty."],
  import_not_text: ["BAD_REQUEST", () => "That is not a text file. Save the table as CSV and hand that in."],
  import_old_excel: [
    "BAD_REQUEST",
    () => "That is an Excel file of the old kind (.xls). Save it as .xlsx or as CSV and hand that in.",
  ],
  import_compressed: ["BAD_REQUEST", () => "That is a compressed file. Unpack it and hand in the table that is in it."],
  import_sheet_too_large: [
    "BAD_REQUEST",
    () =>
      "An Excel file may have 100,000 rows and 50 MB when unpacked. This one is larger: save it as CSV, which has no limit.",
  ],
  import_sheet_broken: [
    "BAD_REQUEST",
    () =>
      "This Excel file cannot be read: a part of it is damaged or missing. Open it, save it again, or save it as CSV.",
  ],
  import_under_way: ["CONFLICT", () => "This file is being read. Stop that or wait for it to end."],
  import_no_headers: ["BAD_REQUEST", () => "The first line of the file does not name its columns."],
  import_too_wide: [
    "BAD_REQUEST",
    () => "The file has more than 1,000 columns. That is not a table of customers or purchases.",
  ],
  import_too_large: ["BAD_REQUEST", () => "The file is larger than 4 GB. Please split it."],
  import_gone_in: ["CONFLICT", () => "This file has already gone in."],
  erasure_word: ["BAD_REQUEST", () => "That is neither the customer’s name nor ERASE. Nothing was erased."],
  erasure_names: [
    "BAD_REQUEST",
    () =>
      "The reference stays when the customer is gone, so it must not name them. Give a number, or where it is filed.",
  ],
  erasure_under_way: ["CONFLICT", () => "This customer is being erased already."],
  erased_already: ["CONFLICT", () => "This customer was erased already."],
  plan_without_customers: [
    "BAD_REQUEST",
    () =>
      "A plan says which customers it is to come from: win, keep, win back or develop some. A sum of money alone is not a plan.",
  ],
  plan_without_target: ["BAD_REQUEST", () => "Give a target: a sum of money, customers at the end, or both."],
  plan_customers_of_whole: [
    "BAD_REQUEST",
    () => "Customers at the end are a target of the whole organisation: a department has none of its own.",
  ],
  plan_line_customers: ["BAD_REQUEST", () => "How many customers?"],
  plan_line_value: ["BAD_REQUEST", () => "What is each of them worth in the period? 0 is an answer."],
  plan_line_how: ["BAD_REQUEST", () => "How will it be done? A few words."],
  plan_line_segment: ["BAD_REQUEST", () => "That segment is not offered any more. Please choose another."],
  plan_amount: ["BAD_REQUEST", ({ text }) => `“${text}” is not an amount. Write it like 48,000 or 48,000.50.`],
  plan_saved_meanwhile: [
    "CONFLICT",
    ({ name }) => `${name} saved this plan meanwhile. Open it afresh and put in again what you changed.`,
  ],
  plan_submitted: ["CONFLICT", () => "This version has been submitted already."],
  plan_does_not_add_up: [
    "CONFLICT",
    () => "The lines do not come to the target. The plan can be submitted once they do, exactly.",
  ],
  segment_taken: ["CONFLICT", ({ name }) => `There is a segment called ${name} already.`],
  segment_saved_meanwhile: [
    "CONFLICT",
    ({ name }) => `${name} saved this segment meanwhile. Open it afresh, look at what changed and put yours in again.`,
  ],
  segment_not_known: ["CONFLICT", ({ because }) => String(because)],
  password_refused: ["BAD_REQUEST", ({ fault }) => String(fault)],
  password_wrong: ["BAD_REQUEST", () => "That is not your present password."],
  too_many_tries: ["BAD_REQUEST", () => "Too many tries. Please wait a few minutes and try again."],
  too_many_files: ["CONFLICT", () => "Too many files are being taken at this moment. Try again when one has come."],
  fitted_meanwhile: ["CONFLICT", () => "The values were found anew while this file was written. Take it again."],
  too_busy: ["CONFLICT", () => "Too many people are signing in at this moment. Please try again."],
  link_over: ["CONFLICT", () => "This link has been used or is too old. Ask an administrator for a new one."],
  email_taken: ["CONFLICT", ({ name }) => `${name} has this e-mail already.`],
  last_admin: ["CONFLICT", () => "Somebody has to remain administrator. Make another person administrator first."],
  not_oneself: ["CONFLICT", () => "Somebody else has to do this for you."],
  other_department: ["FORBIDDEN", () => "You may appoint advocates of your own department only."],
  appointed_already: [
    "CONFLICT",
    ({ name, until }) => `${name} holds this until ${until}. End that first, or begin later.`,
  ],
  appointed_in_the_past: ["BAD_REQUEST", () => "An appointment begins today or later."],
  appointment_over: ["CONFLICT", () => "This appointment has its end already."],
  department_taken: ["CONFLICT", ({ name }) => `There is a department called ${name} already.`],
  team_taken: ["CONFLICT", ({ name }) => `This department has a team called ${name} already.`],
  team_elsewhere: ["BAD_REQUEST", () => "That team belongs to another department."],
  lead_elsewhere: ["BAD_REQUEST", () => "A team is led by somebody who works in it."],
  promise_hand_over_right: [
    "FORBIDDEN",
    () => "This promise is not yours. Handing over for others needs the right “promise:handOver”, which managers have.",
  ],
  promise_retract_right: [
    "FORBIDDEN",
    () =>
      "Only who pressed Keep can take it back, within 15 minutes. After that it needs the right “promise:retract”, which managers have.",
  ],
  promise_not_broken: ["CONFLICT", () => "This promise was not broken: there is nothing to put right."],
  promises_to_themselves: ["BAD_REQUEST", () => "Choose somebody else: these are theirs already."],
  promises_gone_meanwhile: ["CONFLICT", () => "None of these is theirs and open any more. Look again."],
  promise_counts_otherwise: ["CONFLICT", ({ sentence }) => String(sentence)],
  promise_owner_unknown: ["BAD_REQUEST", () => "Choose a person or a team who will do it."],
  absence_right: [
    "FORBIDDEN",
    () => "Somebody else's absence needs the right “absence:setForOthers”, which managers have.",
  ],
  holidays_not_known: ["BAD_REQUEST", () => "The holidays of that place are not known. Please choose one of the list."],
  due_vague: ["BAD_REQUEST", ({ text }) => `“${text}” is not a time a customer can hold us to. Say a day or an hour.`],
  due_weekday: ["BAD_REQUEST", ({ day }) => `That date is ${day}. Which was meant, the weekday or the date?`],
  due_not_understood: [
    "BAD_REQUEST",
    ({ text }) => `“${text}” was not understood. Try “Thu 3pm”, “tomorrow before noon” or “in 2 working days”.`,
  ],
  due_past: ["BAD_REQUEST", ({ read }) => `That is ${read}, which has passed. Say a time ahead.`],
  due_too_far: ["BAD_REQUEST", () => "That is more than two years ahead. Say a time a customer can wait for."],
  one_record_already: ["CONFLICT", ({ name }) => `These are one record already: ${name}.`],
  wallet_expiry: [
    "BAD_REQUEST",
    ({ months }) => `An estimate counts until a day within ${months} months of the day it was said.`,
  ],
  scores_no_columns: [
    "BAD_REQUEST",
    () => "The first row has to name a column “score” and one “asked on”, and may name one “external id”.",
  ],
  scores_empty: ["BAD_REQUEST", () => "There is no answer in this file."],
  scores_too_many: ["BAD_REQUEST", () => "A file may hold 100,000 answers and 5 MB. Please hand it in in parts."],
  scores_twice: ["CONFLICT", () => "This file has been imported already. Take it back first if it should come anew."],
  scores_unnamed: ["BAD_REQUEST", () => "Please choose a file, and say in at least three characters who asked."],
  scores_row: [
    "BAD_REQUEST",
    ({ line, faults }) =>
      `Nothing was taken in. Line ${line} is wrong${Number(faults) > 1 ? `, and ${Number(faults) - 1} more` : ""}: a score is a whole number from 0 to 10, a day is written like 2026-11-26.`,
  ],
  kinds_differ: [
    "CONFLICT",
    () => "A person and an organisation stay two records. Let the person speak for the organisation.",
  ],
  merged_at_once: ["CONFLICT", () => "Somebody else is merging the same customers at this moment. Look at them again."],
} as const satisfies Record<string, readonly [ErrorCode, (values: Values) => string]>;

export type ErrorKey = keyof typeof sentences;

/** Whether a word from outside (a link's parameter) is a key we have a sentence for. */
export function isErrorKey(word: string): word is ErrorKey {
  return Object.hasOwn(sentences, word);
}

/** A refusal with a key and values; its message is the sentence the person reads. */
export class DomainError extends Error {
  readonly code: ErrorCode;

  constructor(
    readonly key: ErrorKey,
    readonly values: Values = {},
    /** The form field the sentence belongs beside, where there is one. */
    readonly field?: string,
  ) {
    const [code, say] = sentences[key];
    super(say(values));
    this.name = "DomainError";
    this.code = code;
  }
}
