/** What a figure on the advocates' page is made of. */
export const voiceKinds = ["without", "heard", "late", "quick"] as const;
export type VoiceKind = (typeof voiceKinds)[number];
