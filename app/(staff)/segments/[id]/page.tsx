import type { Metadata } from "next";
import { ListTable } from "@/components/customers/list-table";
import { TakeLinks } from "@/components/exports/take-links";
import { Moment } from "@/components/format/moment";
import { Retire } from "@/components/segments/retire";
import { SegmentSizeLine } from "@/components/segments/segment-size-line";
import { StrategyPart } from "@/components/segments/strategy";
import { Uses } from "@/components/segments/uses";
import { Versions } from "@/components/segments/versions";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { lookAfterSegment, retireSegment } from "../actions";

export const metadata: Metadata = { title: "Segment" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string }> };

export default async function SegmentPage({ params, searchParams }: Props) {
  const [{ id }, { after }, caller, { actor, now, organisation }] = await Promise.all([
    params,
    searchParams,
    getCaller(),
    getContext(),
  ]);
  const segment = await orNotFound(caller.segments.get({ key: id }));
  const { key, name, rule, versions, retired } = segment;
  const mayEdit = can(actor, "segment:edit") && !retired;
  const [size, members, people] = await Promise.all([
    caller.segments.measure({ key }),
    caller.segments.members({ key, after }),
    mayEdit ? caller.people.names() : null,
  ]);
  const isSaved = versions.length > 0;
  return (
    <>
      <PageHead
        label={<Link href="/segments">Segments</Link>}
        title={name}
        actions={
          <>
            {mayEdit && isSaved ? (
              <LinkButton look="primary" href={`/segments/${key}/edit`}>
                Edit
              </LinkButton>
            ) : null}
            {can(actor, "list:export") ? (
              <TakeLinks lists={["customers", "recipients"]} values={{ segment: key }} />
            ) : null}
          </>
        }
      >
        {isSaved ? `Version ${versions[0]?.version}` : "A standing segment"}
      </PageHead>
      {retired ? (
        <Notice label="Retired" className="mb-4">
          By {retired.by}, <Moment at={retired.at} now={now} zone={actor.zone} />. It is offered no more; what relied on
          it stands.
        </Notice>
      ) : null}
      <p className="finding mb-2 max-w-prose">{rule}</p>
      <SegmentSizeLine size={size} currency={organisation.currency} />
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-14 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <Section title="Who they are" id="members" ruled>
          {members.lines.length > 0 ? (
            <ListTable lines={members.lines} now={now} zone={actor.zone} currency={organisation.currency} />
          ) : (
            <EmptyState title={"unknown" in size ? "Who they are is not known." : "Nobody is in this segment now."} />
          )}
          <Pager
            label="More members"
            words={{ newer: "From the first", older: "Next fifty" }}
            newer={after ? `/segments/${key}#members` : null}
            older={members.next ? `/segments/${key}?after=${members.next}#members` : null}
          />
        </Section>
        <div className="max-lg:order-first">
          <Section title="Who looks after them" ruled>
            <StrategyPart
              segment={key}
              strategies={segment.strategies}
              gaps={segment.gaps}
              people={people}
              action={lookAfterSegment}
              now={now}
              zone={actor.zone}
            />
          </Section>
          <Section title="Decisions that rely on it" ruled>
            <Uses uses={segment.uses} />
          </Section>
          {isSaved ? (
            <Section title="What the rule said" ruled>
              <Versions versions={versions} now={now} zone={actor.zone} />
            </Section>
          ) : null}
          {mayEdit && isSaved ? <Retire id={key} action={retireSegment} /> : null}
        </div>
      </div>
    </>
  );
}
