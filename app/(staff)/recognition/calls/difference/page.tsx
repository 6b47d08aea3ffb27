import { Comparison } from "@/components/calls/comparison";
import { formatDay } from "@/components/format/time";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { getCaller } from "@/server/trpc/caller";

export const metadata = { title: "Do thank-you calls make a difference?" };

export default async function DifferencePage() {
  const caller = await getCaller();
  const programmes = (await caller.calls.programmes()).filter(({ calls, draws }) => calls > 0 || draws > 0);
  return (
    <>
      <PageHead
        label={<Link href="/recognition/calls">Thank-you calls</Link>}
        title="Does it make a difference?"
        actions={<LinkButton href="/recognition/calls/programme">How it is set</LinkButton>}
      >
        Customers who were to be called, beside others like them who by chance were not.
      </PageHead>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <div>
          {programmes.map((programme) => (
            <Section key={programme.id} title={`Set from ${formatDay(programme.startsOn)}`} ruled>
              <Comparison programme={programme} />
            </Section>
          ))}
          {programmes.length === 0 ? (
            <EmptyState title="Nothing has been set yet.">
              The board sets how many are called, how many are compared, and what is looked at.
            </EmptyState>
          ) : null}
        </div>
        <Section title="How to read it" ruled>
          <div className="small grid gap-2.5 text-ink-2">
            <p>
              The database draws both groups, and shows to nobody who is compared: known, they would be treated
              otherwise. There are only these sums, of ten customers and more.
            </p>
            <p>
              Everybody counts as drawn, also those who were not reached. What is looked at was set before the first
              draw.
            </p>
            <p>
              The interval is Newcombe’s for two shares. It is looked at again as more draws end, and one look in twenty
              errs by chance alone.
            </p>
            <p>
              Elsewhere, thank-you calls to about 500,000 new donors, drawn by lot, made no difference to whether they
              gave again.
            </p>
          </div>
        </Section>
      </div>
    </>
  );
}
