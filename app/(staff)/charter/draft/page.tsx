import type { Metadata } from "next";
import { ClauseForm } from "@/components/charter/clause-form";
import { DraftClause } from "@/components/charter/draft-clause";
import { PressForm } from "@/components/charter/press-form";
import { PutUpForm } from "@/components/charter/put-up-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied, EmptyState } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { beginDraft } from "../actions";
import { dropClause, moveClause, putUp, saveClause } from "./actions";

export const metadata: Metadata = { title: "Draft of the charter" };

export default async function DraftPage({ searchParams }: PageProps<"/charter/draft">) {
  const [{ clause: asked }, caller, { actor }] = [await searchParams, await getCaller(), await getContext()];
  if (!can(actor, "charter:write")) return <Denied right={rightNeeded("charter:write")} />;
  const [versions, people, teams] = await Promise.all([
    caller.charter.versions(),
    caller.charter.signers(),
    caller.charter.teams(),
  ]);
  const draft = versions.find(({ putUpAt }) => putUpAt === null);
  if (!draft) return <NoDraft />;
  const acts = { save: saveClause, move: moveClause, drop: dropClause };
  return (
    <>
      <PageHead label={<Link href="/charter">Charter</Link>} title={`Version ${draft.number}, a draft`}>
        Anybody of the board can change it until it is put up for signing. From then on nobody can.
      </PageHead>
      {draft.clauses.map((clause, index) => (
        <DraftClause
          key={clause.id}
          clause={clause}
          place={index + 1}
          isLast={index === draft.clauses.length - 1}
          isOpen={asked === clause.key}
          versionId={draft.id}
          teams={teams}
          acts={acts}
        />
      ))}
      <Disclosure summary="Add a clause" open={draft.clauses.length === 0} className="mb-7 border-line border-t pt-4">
        <ClauseForm action={saveClause} hidden={{ versionId: draft.id }} initial={{}} teams={teams} />
      </Disclosure>
      {draft.clauses.length > 0 ? (
        <Section title="Put it up for signing" ruled className="max-w-[41.25rem]">
          <PutUpForm action={putUp} versionId={draft.id} people={people} />
        </Section>
      ) : null}
    </>
  );
}

function NoDraft() {
  return (
    <>
      <PageHead label={<Link href="/charter">Charter</Link>} title="Draft of the charter" />
      <EmptyState title="There is no draft." action={<PressForm action={beginDraft}>Draft the next version</PressForm>}>
        It begins with what the newest version says.
      </EmptyState>
    </>
  );
}
