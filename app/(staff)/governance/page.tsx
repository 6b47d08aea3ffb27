import type { Metadata } from "next";
import { DefinitionForm } from "@/components/decisions/definition-form";
import { DefinitionView, type Version } from "@/components/decisions/definition-view";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { signDefinition, writeDefinition } from "./actions";

export const metadata: Metadata = { title: "Governance" };

export default async function Governance() {
  const caller = await getCaller();
  const { actor, now } = await getContext();
  const mayWrite = can(actor, "definition:write");
  const [versions, people] = await Promise.all([
    caller.governance.definitions(),
    mayWrite ? caller.governance.signers() : Promise.resolve([]),
  ]);
  const current = versions.find(({ isInForce }) => isInForce);
  const waiting = versions.filter(({ version }) => version > (current?.version ?? 0));
  const earlier = versions.filter(({ version }) => version < (current?.version ?? 0));
  const isAsked = waiting.some(({ signers }) => signers.some((s) => s.personId === actor.id && s.signedAt === null));
  const show = (version: Version) => (
    <DefinitionView
      key={version.id}
      version={version}
      now={now}
      zone={actor.zone}
      actorId={actor.id}
      sign={signDefinition}
    />
  );
  return (
    <>
      <PageHead title="Governance">What being centred on the customer means here, and who stands for it.</PageHead>
      <GovernanceNav current="/governance" />
      {versions.length === 0 ? (
        <EmptyState title="Nobody has said yet what being centred on the customer means here.">
          {mayWrite
            ? "Write it below and name who signs it."
            : "A member of the board writes it; everybody named signs it."}
        </EmptyState>
      ) : null}
      {/* What waits for one's own signature comes first, else what holds. */}
      <div className="flex flex-col">
        {current ? <Section title="In force">{show(current)}</Section> : null}
        {waiting.length > 0 ? (
          <Section title="Up for signing" className={isAsked ? "order-first" : undefined}>
            {waiting.map(show)}
          </Section>
        ) : null}
      </div>
      {earlier.length > 0 ? (
        <Disclosure summary="Earlier versions" className="mb-7">
          {earlier.map(show)}
        </Disclosure>
      ) : null}
      {mayWrite ? (
        <Disclosure summary="Write a new version" open={versions.length === 0}>
          <DefinitionForm
            action={writeDefinition}
            initial={{ rallyingCry: current?.rallyingCry ?? "", meaning: current?.meaning ?? "" }}
            people={people}
          />
        </Disclosure>
      ) : null}
    </>
  );
}
