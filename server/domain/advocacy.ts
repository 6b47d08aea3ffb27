/** What a customer did for us of their own accord. Referring somebody is a record of its own (domain/referral.ts). */
export const advocacyKinds = ["told_others", "recommended"] as const;
export type AdvocacyKind = (typeof advocacyKinds)[number];

/** Everything that counts as advocacy, referrals included. */
export const advocacyActs = [...advocacyKinds, "referred"] as const;
export type AdvocacyAct = (typeof advocacyActs)[number];
