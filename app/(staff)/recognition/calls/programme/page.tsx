import { ProgrammeForm } from "@/components/calls/programme-form";
import { ProgrammeVersions } from "@/components/calls/programme-versions";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setProgramme } from "./actions";

export const metadata = { title: "How thank-you calls are set" };

export default async function ProgrammePage() {
  const [caller, { actor, now, today }] = await Promise.all([getCaller(), getContext()]);
  const programmes = await caller.calls.programmes();
  return (
    <>
      <PageHead
        label={<Link href="/recognition/calls">Thank-you calls</Link>}
        title="Who is called, and what is looked at"
      >
        Set before anybody is drawn, and not chosen afterwards: whoever was drawn is looked at as it was set then.
      </PageHead>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <Section title="Set it from a day on" ruled>
          {can(actor, "call:plan") ? (
            <ProgrammeForm action={setProgramme} now={programmes[0] ?? null} today={today} />
          ) : (
            <p className="mt-2 max-w-prose text-ink-2">{rightNeeded("call:plan")}</p>
          )}
        </Section>
        <Section title="As set so far" ruled>
          {programmes.length > 0 ? (
            <ProgrammeVersions programmes={programmes} now={now} zone={actor.zone} />
          ) : (
            <EmptyState title="Nothing has been set yet." />
          )}
        </Section>
      </div>
    </>
  );
}
