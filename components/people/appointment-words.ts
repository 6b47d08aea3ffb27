import type { AppointmentKind } from "@/server/domain/permissions";

const words: Record<AppointmentKind, string> = {
  advocate: "Advocate",
  board_seat: "CX board",
  chief_customer_officer: "Chief customer officer",
};

/** "Advocate for Service", "CX board, Service", "Chief customer officer". */
export function appointmentWords(kind: AppointmentKind, department: string | null): string {
  if (department === null) return words[kind];
  return kind === "advocate" ? `${words[kind]} for ${department}` : `${words[kind]}, ${department}`;
}

export const appointmentOptions = (Object.keys(words) as AppointmentKind[]).map((value) => ({
  value,
  label: words[value],
}));
