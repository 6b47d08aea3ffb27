import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { RuleForm } from "@/components/warnings/rule-form";
import { RuleTable } from "@/components/warnings/rule-table";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setWarningRule } from "../actions";

export const metadata: Metadata = { title: "Rules of early warning" };

export default async function WarningRulesPage() {
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const rules = await caller.warnings.rules();
  const current = rules.filter(({ isNow }) => isNow);
  const earlier = rules.filter(({ isNow }) => !isNow);
  return (
    <>
      <PageHead label={<Link href="/warnings">Early warning</Link>} title="Rules, and how right they are">
        A rule is as good as what followed: of the warnings that were judged, how many were right.
      </PageHead>
      <RuleTable label="Rules as they are set" rules={current} now={now} zone={actor.zone} />
      {can(actor, "band:set") ? (
        <Section title="Change a rule" className="mt-7">
          {current.map((rule) => (
            <RuleForm key={rule.id} action={setWarningRule} rule={rule} />
          ))}
        </Section>
      ) : null}
      {earlier.length > 0 ? (
        <Section title="As they were set before" className="mt-7">
          <RuleTable label="Earlier versions" rules={earlier} now={now} zone={actor.zone} />
        </Section>
      ) : null}
    </>
  );
}
