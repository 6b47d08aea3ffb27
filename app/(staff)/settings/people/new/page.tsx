import type { Metadata } from "next";
import { PersonForm } from "@/components/people/person-form";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { getCaller, isDenied, orDenied } from "@/server/trpc/caller";
import { addPerson } from "../actions";

export const metadata: Metadata = { title: "Add somebody" };

export default async function NewPersonPage() {
  const caller = await getCaller();
  const departments = await orDenied(caller.people.choices());
  if (isDenied(departments)) return <Denied right={departments.denied} />;
  return (
    <>
      <PageHead label="People" title="Add somebody">
        They choose a password with a link you give them, or come in by single sign-on.
      </PageHead>
      <PersonForm action={addPerson} departments={departments} />
    </>
  );
}
