import type { Metadata } from "next";
import { DepartmentList } from "@/components/departments/department-list";
import { NameForm } from "@/components/departments/name-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { addDepartment, addTeam, renameDepartment, saveTeam } from "./actions";

export const metadata: Metadata = { title: "Departments" };

export default async function DepartmentsPage() {
  const caller = await getCaller();
  const { actor } = await getContext();
  const departments = await caller.departments.list();
  const mayChange = can(actor, "people:manage");
  return (
    <>
      <PageHead label="Settings" title="Departments">
        Each has a seat on the CX board, its advocates, and teams with a lead.
      </PageHead>
      <SettingsTabs current="/settings/departments" person={actor} />
      <div className="max-w-[56rem]">
        <DepartmentList
          departments={departments}
          {...(mayChange ? { actions: { rename: renameDepartment, addTeam, saveTeam } } : {})}
        />
        {mayChange ? (
          <Section title="Add a department" ruled>
            <NameForm action={addDepartment} label="Name of the department" button="Add" />
          </Section>
        ) : null}
      </div>
    </>
  );
}
