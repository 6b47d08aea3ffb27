import type { Metadata } from "next";
import { League } from "@/components/notices/league";
import { NoticeList } from "@/components/notices/notice-list";
import { noticesHref, partWords } from "@/components/notices/notice-words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { noticeParts } from "@/server/domain/notice";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { answerNotice } from "./actions";

export const metadata: Metadata = { title: "Notices" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function NoticesPage({ searchParams }: Props) {
  const asked = await searchParams;
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const show = noticeParts.find((part) => part === asked.show) ?? "open";
  const [{ department, lines, next }, league] = await Promise.all([
    orNotFound(caller.notices.list({ department: asked.department, show, after: asked.after })),
    caller.notices.league(),
  ]);
  const isOwn = department.id === actor.departmentId;
  const other = isOwn ? null : department.id;
  return (
    <>
      <PageHead
        label={<Link href="/decisions">Decisions</Link>}
        title={isOwn ? "What your department was told" : `What ${department.name} was told`}
      >
        Without every department’s answer a decision does not take effect. The latest answer counts.
      </PageHead>
      <Tabs
        label="Which of them"
        tabs={noticeParts.map((part) => ({
          href: noticesHref(other, part),
          label: partWords[part].tab,
          current: part === show,
        }))}
      />
      <div className="pt-2 pb-6">
        {lines.length > 0 ? (
          <NoticeList
            lines={lines}
            now={now}
            zone={actor.zone}
            ownDepartmentId={actor.departmentId}
            action={answerNotice}
            back={noticesHref(other, show)}
          />
        ) : (
          <EmptyState title={partWords[show].empty}>
            {department.name} is told when a decision names it. What others are waited for stands below.
          </EmptyState>
        )}
        <Pager
          newer={asked.after ? noticesHref(other, show) : null}
          older={next ? noticesHref(other, show, next) : null}
          words={{ newer: "From the first", older: "More" }}
        />
      </div>
      {league.length > 0 ? (
        <Section title="By department" ruled>
          <p className="small mb-1 text-ink-2">Departments answer, not persons; nobody is counted by name.</p>
          <League rows={league} />
        </Section>
      ) : null}
    </>
  );
}
