/** What to know before the first word is said. */
export const notes: readonly string[] = [
  "Rings from work: before nine or after five, never the landline.",
  "Key under the third pot, agreed in writing in March.",
  "The dog is loud and harmless; say her name, Biscuit.",
  "Prefers e-mail and reads all of it. Bullet points are taken as an insult.",
  "Has a letter from us of 2016 with a price for life. We keep to it.",
  "Night shifts at the infirmary: not before two in the afternoon.",
  "Speaks Polish better; Jakub in Claims review helps gladly.",
  "Welsh if possible. Carys on the evening line speaks it.",
  "Wants the engineer’s name the evening before.",
  "Three storeys and no lift: two people for anything heavy.",
  "Parking only with a permit, ask a day ahead.",
  "Does the small repairs himself and likes to be asked what he has tried.",
  "Do not offer the app again. Three times is enough, he said, and he is right.",
  "The meter is in the neighbour’s cellar; number 14 has the key.",
  "Pays by cheque, always has, always on time.",
  "Was let down in the frost of last winter. Ring when we say, to the minute.",
  "Speaks softly after a stroke; give her time to finish.",
  "Chair of the residents’ association: what she hears, forty flats hear.",
  "Two houses, one bill: the other is in her brother’s name.",
  "Likes the story behind a price. Tell it, then the price.",
  "Allergic to latex; engineers bring other gloves.",
  "Husband deals with money, she deals with heating. Ask for the right one.",
  "Sent us seven customers since the flood.",
  "Would rather have a late honest date than an early hopeful one.",
];

/** Why thanks were said: [kind, sentence]. {years} is filled in for tenure. */
export const thanks: readonly (readonly ["tenure" | "loyalty" | "advocacy", string])[] = [
  ["tenure", "{years} years with us: thank you for staying when staying was not the easy thing."],
  ["tenure", "{years} years this month. Thank you; we would not have guessed it from how politely you complain."],
  ["tenure", "{years} years with us, through two boilers and one flood. Thank you."],
  ["loyalty", "Came back after leaving, and told us why in both directions. Thank you for the second chance."],
  ["loyalty", "Renewed before the letter went out, for the fifth time. Thank you."],
  ["advocacy", "Sent us the neighbours on both sides. Thank you, and we have tried to deserve it."],
  ["advocacy", "Wrote about the night engineer in the parish magazine. Thank you; he has it on the fridge."],
];
