/** What was done about an early warning, and what followed: words as staff note them. */
export const doneWords = [
  "Rang to say sorry, and put it right the same day.",
  "Sent the engineer again on the next working day and rang afterwards.",
  "Rang. They had waited in all morning; gave them a direct number.",
  "Wrote a note by hand and credited the visit.",
  "Spoke to them at length. They want one person to ring, not three.",
  "Brought the part ourselves and stayed until it worked.",
];

export const rightWords = [
  "They had asked another firm for a price. They stay, for now.",
  "They said they had been close to leaving over it.",
  "Renewed after the call, and said why they nearly had not.",
  "They have left all the same: too late.",
  "They were unhappy and had told nobody.",
];

export const wrongWords = [
  "They had not noticed: the engineer had rung them himself.",
  "Nothing was the matter. They were on a long journey.",
];
