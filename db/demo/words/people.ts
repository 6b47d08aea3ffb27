/** Who works at Fairlight Home Cover: departments, teams with their leads, people with roles and appointments. */
export const departments = ["Service", "Sales", "Finance", "Risk", "Operations", "IT", "Legal", "Marketing"] as const;
export type Department = (typeof departments)[number];

export type DemoTeam = { name: string; department: Department; lead: string };

export const teams: readonly DemoTeam[] = [
  { name: "Leeds line", department: "Service", lead: "Daniel Reyes" },
  { name: "Heating desk", department: "Service", lead: "Mohammed Iqbal" },
  { name: "Complaints", department: "Service", lead: "Grace Lindqvist" },
  { name: "Renewals", department: "Sales", lead: "Bronwen Ellis" },
  { name: "New homes", department: "Sales", lead: "Yasmin Haddad" },
  { name: "Billing", department: "Finance", lead: "Alistair Munro" },
  { name: "Claims review", department: "Risk", lead: "Ines Marchetti" },
  { name: "Scheduling", department: "Operations", lead: "Leila Farouk" },
  { name: "Engineers North", department: "Operations", lead: "Gareth Pugh" },
  { name: "Systems", department: "IT", lead: "Nadia Rahman" },
];

type DemoRole = "frontline" | "manager" | "board" | "admin";

export type DemoPerson = {
  name: string;
  department: Department;
  team?: string;
  roles: readonly DemoRole[];
  advocateOf?: Department;
  boardSeatOf?: Department;
  chiefCustomerOfficer?: true;
  /** Left this many days ago: sign-in closed, appointments ended. */
  leftDaysAgo?: number;
};

export const people: readonly DemoPerson[] = [
  { name: "Amara Boateng", department: "Service", team: "Leeds line", roles: ["frontline"] },
  { name: "Daniel Reyes", department: "Service", team: "Leeds line", roles: ["frontline", "manager"] },
  { name: "Siân Pritchard", department: "Service", team: "Leeds line", roles: ["frontline"] },
  { name: "Mohammed Iqbal", department: "Service", team: "Heating desk", roles: ["frontline", "manager"] },
  { name: "Chloe Farrant", department: "Service", team: "Heating desk", roles: ["frontline"] },
  { name: "Dominic Achebe", department: "Service", team: "Heating desk", roles: ["frontline"] },
  {
    name: "Grace Lindqvist",
    department: "Service",
    team: "Complaints",
    roles: ["frontline", "manager"],
    advocateOf: "Service",
  },
  { name: "Owen Gallagher", department: "Service", team: "Complaints", roles: ["frontline"] },
  { name: "Judith Harcourt", department: "Service", roles: ["board"], boardSeatOf: "Service" },
  { name: "Priya Raman", department: "Service", roles: ["manager", "board"], chiefCustomerOfficer: true },
  { name: "Bronwen Ellis", department: "Sales", team: "Renewals", roles: ["frontline", "manager"] },
  { name: "Kofi Mensah-Clarke", department: "Sales", team: "Renewals", roles: ["frontline"], advocateOf: "Sales" },
  { name: "Yasmin Haddad", department: "Sales", team: "New homes", roles: ["frontline"] },
  { name: "Martin Sze", department: "Sales", roles: ["board"], boardSeatOf: "Sales" },
  { name: "Alistair Munro", department: "Finance", team: "Billing", roles: ["manager"] },
  { name: "Tom Adeyemi", department: "Finance", team: "Billing", roles: ["frontline"], advocateOf: "Finance" },
  { name: "Rosalind Keane", department: "Finance", roles: ["board"], boardSeatOf: "Finance", leftDaysAgo: 52 },
  { name: "Ines Marchetti", department: "Risk", team: "Claims review", roles: ["manager"] },
  { name: "Jakub Nowak", department: "Risk", team: "Claims review", roles: ["frontline"], advocateOf: "Risk" },
  { name: "Robert Lockwood", department: "Risk", roles: ["board"], boardSeatOf: "Risk" },
  { name: "Helena Brandt", department: "Operations", roles: ["board"], boardSeatOf: "Operations" },
  { name: "Leila Farouk", department: "Operations", team: "Scheduling", roles: ["frontline", "manager"] },
  {
    name: "Gareth Pugh",
    department: "Operations",
    team: "Engineers North",
    roles: ["frontline"],
    advocateOf: "Operations",
  },
  { name: "Victor Chen", department: "IT", team: "Systems", roles: ["admin"] },
  { name: "Nadia Rahman", department: "IT", team: "Systems", roles: ["manager", "board"], boardSeatOf: "IT" },
  { name: "Callum Reid", department: "IT", team: "Systems", roles: ["frontline"], advocateOf: "IT" },
  { name: "Peter Ashworth", department: "Legal", roles: ["manager", "board"], boardSeatOf: "Legal" },
  { name: "Eilidh Drummond", department: "Legal", roles: ["frontline"], advocateOf: "Legal" },
  { name: "Zoë Whitcombe", department: "Marketing", roles: ["manager", "board"], boardSeatOf: "Marketing" },
  { name: "Femi Okafor", department: "Marketing", roles: ["frontline"], advocateOf: "Marketing" },
];

/** Who was chief customer officer and advocate before the present ones: appointments end, they are never rewritten. */
export const earlierAdvocate = { name: "Siân Pritchard", department: "Service", endedDaysAgo: 610 } as const;

export const organisation = {
  name: "Fairlight Home Cover",
  zone: "Europe/London",
  country: "GB",
  currency: "GBP",
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:30"]]])),
  heavyShare: 0.75,
  lapseDays: 400,
  lapseReason:
    "Cover runs for a year and the reminder for thirty days more. Of those who ever come back, four in five " +
    "do so within 400 days of the last purchase; after that we call them gone and go and ask why.",
} as const;
