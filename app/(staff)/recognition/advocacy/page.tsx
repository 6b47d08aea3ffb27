import { MonthsTable } from "@/components/advocacy/months-table";
import { ReferralsSection } from "@/components/advocacy/referrals-section";
import { Rate } from "@/components/format/rate";
import { RecognitionNav } from "@/components/recognition/recognition-nav";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { referralWindows } from "@/server/domain/referral";
import { getCaller } from "@/server/trpc/caller";

export const metadata = { title: "Advocacy" };

type Props = { searchParams: Promise<{ window?: string }> };

export default async function AdvocacyPage({ searchParams }: Props) {
  const [search, caller] = await Promise.all([searchParams, getCaller()]);
  const window = referralWindows.find((days) => String(days) === search.window) ?? referralWindows[0];
  const [months, share, counts] = await Promise.all([
    caller.advocacy.months(),
    caller.advocacy.share(),
    caller.advocacy.counts({ window }),
  ]);
  return (
    <>
      <PageHead title="Recognition">
        What customers do for us of their own accord. Each is thanked like anybody else.
      </PageHead>
      <RecognitionNav current="/recognition/advocacy" />
      <p className="finding mb-5 max-w-prose">
        Of the customers active now, those who did something for us in the last twelve months:{" "}
        {share === null ? (
          <span className="text-ink-3">
            not known until <Link href="/numbers/threshold">a lapse threshold</Link> is set
          </span>
        ) : (
          <Rate
            k={share.advocates}
            n={share.active}
            href="/recognition/advocacy/acts?of=active"
            none="nobody is active"
          />
        )}
        .
      </p>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <Section title="Month by month" ruled>
          <MonthsTable months={months} />
        </Section>
        <div>
          <ReferralsSection counts={counts} window={window} />
          <Section title="What a referred customer is worth" ruled>
            <p>
              <Link href="/recognition/advocacy/value">Referred customers beside comparable ones</Link>, from our own
              figures, with how many and how sure.
            </p>
          </Section>
        </div>
      </div>
    </>
  );
}
