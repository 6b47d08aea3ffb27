import { counted } from "@/components/format/words";
import type { CustomersWeek } from "@/server/domain/weekly";

/** "3 decisions touched customers", "40 promises fell due, 4 of them broken" … */
export function weekInWords({ decided, due, broken, said, unhappy }: CustomersWeek): string[] {
  return [
    decided > 0 ? `${counted(decided, "decision")} that ${decided === 1 ? "touches" : "touch"} customers` : "",
    due > 0 ? `${counted(due, "promise")} due, ${broken} of them broken` : "",
    said > 0 ? `${said} said something about what you look after, ${unhappy} of them unhappy` : "",
  ].filter((part) => part !== "");
}
