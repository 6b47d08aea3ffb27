/** What advocates of the demo were told, and who has read it: opened, and a few who said so. */
export type DemoBriefing = {
  title: string;
  words: string;
  by: string;
  daysAgo: number;
  /** The title of the decision it is about. */
  decision?: string;
  /** With the newest story of a customer that is published. */
  withStory?: true;
  openedBy: readonly string[];
  saidBy?: readonly string[];
};

const everybody = [
  "Grace Lindqvist",
  "Kofi Mensah-Clarke",
  "Tom Adeyemi",
  "Jakub Nowak",
  "Gareth Pugh",
  "Callum Reid",
  "Eilidh Drummond",
  "Femi Okafor",
];

export const briefings: readonly DemoBriefing[] = [
  {
    title: "What a position is for",
    words:
      "You are asked for what customers say, not for what you think of the numbers. Ring two of them before you write, or sit on the line for an hour. A condition that can be checked by a stranger is worth more than three that cannot.\n\nIf you would not want to explain the decision to the customer it hurts most, dissent. It costs us a meeting and it has never cost anybody their standing.",
    by: "Priya Raman",
    daysAgo: 210,
    openedBy: everybody,
    saidBy: ["Grace Lindqvist", "Tom Adeyemi", "Eilidh Drummond"],
  },
  {
    title: "The letter is gone: listen for the call",
    words:
      "Since the accusing letter stopped, a person looks and rings the same day. Listen in this month: how do people take the question, and who could not be rung? The twelve who were really defrauded are the ones to ask for.",
    by: "Ines Marchetti",
    daysAgo: 61,
    decision: "Stop sending the “unusual claims” letter before a person has looked",
    openedBy: ["Grace Lindqvist", "Tom Adeyemi", "Jakub Nowak", "Femi Okafor", "Callum Reid"],
    saidBy: ["Tom Adeyemi"],
  },
  {
    title: "A story to have in your ear",
    words:
      "Read this one before the next board. Nobody in it did anything wrong by our rules, and that is the point: the rules were written around our week, not around theirs.",
    by: "Zoë Whitcombe",
    daysAgo: 24,
    withStory: true,
    openedBy: ["Femi Okafor", "Grace Lindqvist", "Kofi Mensah-Clarke"],
    saidBy: ["Femi Okafor"],
  },
  {
    title: "Two proposals wait for you this week",
    words:
      "The map of the engineer and the storm streets are both on the table. On the map there is a dissent from the heating desk: read it before you speak, and ask Dominic what he hears.",
    by: "Priya Raman",
    daysAgo: 2,
    decision: "Show on a map where the engineer is",
    openedBy: ["Gareth Pugh", "Callum Reid"],
  },
];
