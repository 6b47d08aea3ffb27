/** What being centred on the customer means here: versions, days ago they were written, who has not signed yet. */
export type DemoDefinition = { daysAgo: number; rallyingCry: string; meaning: string; unsignedBy: readonly string[] };

export const definitions: readonly DemoDefinition[] = [
  {
    daysAgo: 790,
    rallyingCry: "Warm by nightfall",
    meaning:
      "We sell a promise: that a house will be warm, dry and safe. To be centred on the customer means to judge every day by the houses in which that promise was not kept.\n\n" +
      "At the door: we come when we said, and say so before we are late.\nOn the phone: we listen first and look up meanwhile.\nAt the desk: nobody decides about customers without having heard one this month.",
    unsignedBy: [],
  },
  {
    daysAgo: 350,
    rallyingCry: "Prize the loyalty of customers who trust us",
    meaning:
      "People stay with us for longer than they stay with their bank. That trust is the most valuable thing we have and the easiest to spend. To be centred on the customer means to earn it again each time and never to make a person pay for having stayed.\n\n" +
      "In what we do: a word given is kept, or taken back in time and in person.\nIn what we decide: no decision before its effect on customers is written down as they would say it, and a third person has stood for them.\nIn what we are: we would rather lose a sale than a reason to be trusted.",
    unsignedBy: [],
  },
  {
    daysAgo: 9,
    rallyingCry: "Would you do it to your neighbour?",
    meaning:
      "Nearly every mistake of these two years would have been seen by whoever imagined it done to the family next door. To be centred on the customer means to keep that family in the room.\n\n" +
      "In what we do: a word given is kept, or taken back in time and in person.\nIn what we decide: the worst-off are named and numbered before the gain is.\nIn what we are: what we cannot tell customers we do not do.",
    unsignedBy: ["Priya Raman", "Robert Lockwood", "Nadia Rahman"],
  },
];

export const signers = [
  "Helena Brandt",
  "Priya Raman",
  "Judith Harcourt",
  "Martin Sze",
  "Robert Lockwood",
  "Nadia Rahman",
  "Peter Ashworth",
  "Zoë Whitcombe",
] as const;
