/** The people of the demo company by what they come for. */
export const personas = {
  "front line": "Amara Boateng",
  lead: "Daniel Reyes",
  manager: "Ines Marchetti",
  advocate: "Grace Lindqvist",
  finance: "Tom Adeyemi",
  board: "Helena Brandt",
  admin: "Victor Chen",
  "chief customer officer": "Priya Raman",
} as const;

export type Persona = keyof typeof personas;
