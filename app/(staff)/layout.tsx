import type { ReactNode } from "react";
import { Promising } from "@/components/promises/promise-link";
import { roleWords } from "@/components/shell/role-words";
import { Shell } from "@/components/shell/shell";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

/** Every page of the staff: signed in, inside the shell. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const { person, organisation, keysOff, waiting, overdue, unread } = await caller.shell.get();
  return (
    <Shell
      person={{ name: person.name, department: person.department, role: roleWords(person.roles) }}
      counts={{ waiting, overdue, unread }}
      demo={organisation.isDemo}
      keysOff={keysOff}
    >
      <Promising may={can(actor, "promise:make")}>{children}</Promising>
    </Shell>
  );
}
