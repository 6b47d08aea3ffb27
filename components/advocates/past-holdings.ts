import { appointmentWords } from "@/components/people/appointment-words";
import type { DepartmentCoverage, OfficerHolding } from "@/server/advocates/queries/coverage";
import type { PastHolding } from "./holdings-table";

/** All appointments as one list, the latest first. */
export function pastHoldings(
  departments: readonly DepartmentCoverage[],
  officers: readonly OfficerHolding[],
): PastHolding[] {
  const ofDepartments = departments.flatMap(({ name, advocates, seat }) =>
    [...advocates.holdings, ...seat.holdings].map((one) => ({ ...one, as: appointmentWords(one.kind, name) })),
  );
  const ofHouse = officers.map((one) => ({ ...one, as: appointmentWords("chief_customer_officer", null) }));
  return [...ofDepartments, ...ofHouse].toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
}
