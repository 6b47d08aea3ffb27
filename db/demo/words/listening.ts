/** What was said to customers and written down nowhere, and what became of it as they tell it. */
export const unloggedWords = [
  ["I'll have the office ring you about the second radiator.", "broken"],
  ["We'll send you the old invoice again, no trouble.", "kept"],
  ["Somebody will let you know before the engineer sets off.", "unknown"],
  ["I'll find out what the part costs and come back to you.", "broken"],
  ["We'll put it on the list for the spring.", "unknown"],
  ["I'll ask the engineer who was there and ring you.", "broken"],
  ["You'll get a letter with the new terms this week.", "unknown"],
  ["I'll see to it that the meter is read again.", "kept"],
  ["Leave it with me, I'll speak to billing today.", "broken"],
  ["We'll call half an hour before we come.", "unknown"],
] as const;

/** What customers say in complaints that we had promised. */
export const complainedWords = [
  "You said somebody would ring on Monday.",
  "Your man said he would bring the right valve the next day.",
  "I was told the charge would be taken off.",
] as const;

/** What customers and colleagues told, outside any complaint. */
export const toldWords = [
  ["We promised him a copy of the certificate.", "colleague", "unknown"],
  ["You were going to look for the old contract.", "customer", "broken"],
  ["The engineer promised to leave the key next door.", "customer", "kept"],
] as const;
