/** What customers said when a senior manager rang to thank them, and how they took it. */
export const reachedWords = [
  [
    "She did not believe at first that we only rang to say thank you. Then she told me about the winter the boiler failed.",
    "delighted",
  ],
  [
    "He laughed and said nobody had ever rung him for that. Asked me to thank the engineer who came in March.",
    "delighted",
  ],
  ["Pleased to be rung. She would like the reminders a week earlier; I passed that on.", "pleased"],
  ["He has been with us since his father’s time and was glad that somebody knew.", "pleased"],
  ["A short talk between two meetings. She said thank you in return.", "pleased"],
  ["She told her neighbour about us in spring, she said, and was glad of the call.", "delighted"],
  ["Polite. He asked twice whether I was selling anything.", "uneasy"],
  ["Friendly and brief. Nothing on her mind.", "indifferent"],
  ["He thanked us for keeping the same engineer, which he says matters more than the price.", "pleased"],
  ["She was cooking and still took five minutes to say what she likes: the text before the visit.", "delighted"],
] as const;

export const refusedWords = [
  "He is well, but does not want to be rung for anything but his service.",
  "She asked us kindly to write instead of ringing.",
] as const;
