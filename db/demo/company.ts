import { writeAdvocacy, writeColleagueThanks, writeStories } from "./advocacy";
import type { Calendar } from "./calendar";
import { writeCare } from "./care";
import { writeContacts } from "./contacts";
import { writeCustomers } from "./customers";
import { decisionBatches, writeDefinitions } from "./decisions";
import { writeDuplicates } from "./duplicates";
import { tieEvidence } from "./evidence";
import { writeFarewell } from "./farewell";
import { heardBatches, tellMoreOfContacts } from "./heard";
import { writeHours } from "./hours";
import { openKnowledge, writeKnowledge } from "./knowledge";
import { limitBatches, restrictionsMeanwhile } from "./limits";
import { writeOkonkwo } from "./okonkwo";
import { writeHerKnowledge } from "./okonkwo-knowledge";
import { writePromises } from "./promises";
import { writePurchases } from "./purchases";
import { type Batch, newSheet } from "./rows";
import { writeSegments } from "./segments";
import { writeStaff } from "./staff";

/** Every row of the demo company as it stands at the calendar's now: the same rows for the same now. */
export function demoBatches(calendar: Calendar): Batch[] {
  const sheet = newSheet();
  const staff = writeStaff(sheet, calendar);
  writeHours(sheet, calendar, staff);
  writeSegments(sheet, calendar, staff);
  const customers = writeCustomers(sheet, calendar, staff.person("Amara Boateng"));
  const spells = writePurchases(sheet, calendar, customers);
  // Contacts point at issues, so issues come first.
  for (const table of ["issues", "contacts"]) sheet.open(table);
  const okonkwo = writeOkonkwo(sheet, calendar, staff);
  writeContacts(sheet, calendar, staff, customers, spells);
  writeCare(sheet, calendar, staff, customers, spells);
  const desk = openKnowledge(sheet, calendar, staff);
  writeHerKnowledge(desk, sheet, staff, okonkwo.customer.id);
  writeKnowledge(desk, sheet, customers);
  writeAdvocacy(desk, sheet, calendar, staff, customers, okonkwo.customer);
  writeStories(desk, sheet, calendar, staff, customers);
  writeColleagueThanks(sheet, calendar, staff);
  writePromises(sheet, calendar, staff, customers, spells, okonkwo);
  tellMoreOfContacts(sheet, calendar, staff);
  writeDuplicates(sheet, calendar, staff, customers);
  writeFarewell(sheet, calendar, staff, customers);
  writeDefinitions(sheet, calendar, staff);
  const told = decisionBatches(calendar, staff, (early) =>
    restrictionsMeanwhile([...sheet.batches, ...early], calendar, staff),
  );
  const records = tieEvidence(sheet, told, calendar, staff, customers);
  const batches = [...sheet.batches, ...records, ...told];
  return [
    ...batches,
    ...heardBatches(batches, calendar, staff, customers, okonkwo),
    ...limitBatches(batches, calendar, staff),
  ];
}
