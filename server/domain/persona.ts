export type Persona = { name: string; part: string; does: string };

/** The people of the demo company whom a visitor may be, in the order they are offered. */
export const personas: readonly Persona[] = [
  { name: "Amara Boateng", part: "Front line", does: "Answers the phone and gives her word to customers" },
  { name: "Daniel Reyes", part: "Front line, team lead", does: "Sees what his team owes and takes over" },
  { name: "Ines Marchetti", part: "Manager", does: "Proposes decisions and decides" },
  { name: "Grace Lindqvist", part: "Manager, advocate", does: "Decides, and stands for customers of Service" },
  { name: "Tom Adeyemi", part: "Advocate", does: "Stands for customers where money is decided" },
  { name: "Helena Brandt", part: "CX board, chair", does: "Reads the month and challenges it" },
  { name: "Priya Raman", part: "Chief customer officer", does: "Refers decisions to the board" },
  { name: "Victor Chen", part: "Administrator", does: "Looks after people, settings and imports" },
];
