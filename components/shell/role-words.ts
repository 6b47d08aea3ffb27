import { listed } from "@/components/format/words";
import type { Role } from "@/server/domain/permissions";

const words: Record<Role, string> = {
  frontline: "front line",
  manager: "manager",
  board: "board",
  admin: "administrator",
};

/** "manager and board". */
export function roleWords(roles: readonly Role[]): string {
  return listed(roles.map((role) => words[role]));
}
