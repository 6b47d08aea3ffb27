import type { ReactNode } from "react";
import { roleWords } from "@/components/shell/role-words";
import { Shell } from "@/components/shell/shell";
import { getCaller } from "@/server/trpc/caller";

/** Every page of the staff: signed in, inside the shell. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const caller = await getCaller();
  const { person, organisation, keysOff, waiting, overdue } = await caller.shell.get();
  return (
    <Shell
      person={{ name: person.name, department: person.department, role: roleWords(person.roles) }}
      counts={{ waiting, overdue }}
      demo={organisation.isDemo}
      keysOff={keysOff}
    >
      {children}
    </Shell>
  );
}
