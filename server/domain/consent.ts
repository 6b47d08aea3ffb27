/** What a customer can agree to: promotional content by a channel, and what may be kept or told only with their word. */
export const consentPurposes = [
  "content_email",
  "content_phone",
  "content_post",
  "content_text",
  "special_dates",
  "interests",
  "story",
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export const consentAnswers = ["given", "withdrawn"] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** Promotional content, by the way it goes. */
const contentPurposes: readonly ConsentPurpose[] = ["content_email", "content_phone", "content_post", "content_text"];

/** Whether they took back every consent to promotional content they were asked for; never asked is no refusal. */
export function refusesPromotion(latest: readonly { purpose: ConsentPurpose; answer: ConsentAnswer }[]): boolean {
  const answers = latest.filter(({ purpose }) => contentPurposes.includes(purpose));
  return answers.length > 0 && answers.every(({ answer }) => answer === "withdrawn");
}
