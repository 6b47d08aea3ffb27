/** Notes of research: what each is about, where it comes from, how many were asked. What was found, which begins so, stands in the statement. */
export const researchFound = [
  {
    found: "Of 74 complaints",
    words: { title: "How soon a recording is asked for", source: "Complaints of three years, read one by one" },
    asked: 74,
  },
  {
    found: "Of 50 customers",
    words: {
      title: "What people think their cover leaves out",
      source: "Read aloud at kitchen tables in Leeds and York",
    },
    asked: 50,
  },
  {
    found: "Of 200 asked",
    words: { title: "Who knows that calls are recorded", source: "One question at the end of 200 calls" },
    asked: 200,
  },
  {
    found: "Of 212 who left",
    words: { title: "Why people left last year", source: "Rung back by somebody who had never sold to them" },
    asked: 212,
  },
  {
    found: "Of those with a note",
    words: { title: "Who has to ring twice", source: "A hundred calls, each followed for a week" },
    asked: 100,
  },
];

/** Files that decisions quote. */
export const keptDocuments = [
  {
    name: "Rehearsal of the move, minutes",
    text: "Seen by Systems and the Leeds line. Nobody waited longer than a minute.",
  },
  {
    name: "Six cases, read again",
    text: "Read by two of us who had not been there. What the customer was told stands first.",
  },
  { name: "A note on a decision", text: "Kept with it." },
];

/** Days on the floor besides those that decisions quote: who was there, how, and what they learned. */
export const exposureStories = [
  {
    person: "Helena Brandt",
    mode: "listen",
    minutes: 120,
    daysAgo: 9,
    learned:
      "Of eleven calls, four began with an apology by the caller for ringing again. Nobody on our side had asked them to.",
    action: "Ask the Leeds line what they would need to close a call so that nobody rings again.",
  },
  {
    person: "Victor Chen",
    mode: "complain",
    minutes: 45,
    daysAgo: 16,
    learned: "I complained about my own bill. The form asked for a number that stands on no bill of ours.",
    action: "The number is printed from the next run.",
  },
  {
    person: "Nadia Rahman",
    mode: "serve",
    minutes: 240,
    daysAgo: 23,
    learned: "The screen takes nine seconds to open a customer. One says “bear with me” and means the machine.",
    action: null,
  },
  {
    person: "Leila Farouk",
    mode: "observe",
    minutes: 420,
    daysAgo: 31,
    learned:
      "The engineer rings from the van, ten minutes before. Every door was open. Where he could not ring, two of five were not.",
    action: "Every van rings, every time.",
  },
  {
    person: "Bronwen Ellis",
    mode: "buy",
    minutes: 60,
    daysAgo: 40,
    learned: "To buy for my mother I had to say that I was her.",
    action: null,
  },
];

/** What was said to customers when they were told, and what they answered. */
export const toldAnswers = [
  "Rang to say what came of what they told us: it is done differently from this month. “I did not think anybody read it.”",
  "Told them that their words were in front of whoever decided, and what was decided. They will see.",
  "Rang and read the decision out in two sentences. “Well, that took long enough. But thank you.”",
  "Told them what changed, and that it was their call that started it. They were pleased.",
];
