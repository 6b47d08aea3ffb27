import { CallList } from "@/components/calls/call-list";
import { scopeWords } from "@/components/calls/words";
import { RecognitionNav } from "@/components/recognition/recognition-nav";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Denied, EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { callScopes } from "@/server/domain/thank-you-call";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { takeCall } from "./actions";

export const metadata = { title: "Thank-you calls" };

type Props = { searchParams: Promise<{ show?: string; after?: string }> };

export default async function CallsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const scope = callScopes.find((known) => known === asked.show) ?? "open";
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const found = await orDenied(caller.calls.list({ scope, after: readKey(asked.after ?? "") }));
  if (isDenied(found)) return <Denied right={found.denied} />;
  const { mine, calls, next } = found;
  const here = `/recognition/calls?show=${scope}`;
  const shown = { now, zone: actor.zone, take: takeCall };
  return (
    <>
      <PageHead
        title="Thank-you calls"
        actions={<LinkButton href="/recognition/calls/difference">Does it make a difference?</LinkButton>}
      >
        Ring, say thank you, and listen. Whoever is longest with us stands first.
      </PageHead>
      <RecognitionNav current="/recognition/calls" />
      <div className="max-w-4xl">
        {mine.length > 0 ? (
          <Section title="You are calling">
            <CallList label="You are calling" calls={mine} mine {...shown} />
          </Section>
        ) : null}
        <Section
          title={scopeWords[scope].label}
          aside={
            <Filters
              label="Which calls"
              tabs={callScopes.map((known) => ({
                href: `/recognition/calls?show=${known}`,
                label: scopeWords[known].label,
                current: known === scope,
              }))}
            />
          }
        >
          {calls.length > 0 ? (
            <CallList label={scopeWords[scope].label} calls={calls} {...shown} />
          ) : (
            <EmptyState title={asked.after ? "There are no more." : scopeWords[scope].empty}>
              Customers are drawn once a month, as{" "}
              <Link href="/recognition/calls/programme">
                {can(actor, "call:plan") ? "you set" : "the board sets"} it
              </Link>
              .
            </EmptyState>
          )}
          <Pager
            newer={asked.after ? here : null}
            older={next ? `${here}&after=${writeKey(next)}` : null}
            words={{ newer: "From the first", older: "More" }}
          />
        </Section>
      </div>
    </>
  );
}
