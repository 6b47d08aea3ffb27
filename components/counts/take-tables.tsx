import { Link } from "@/components/ui/link";
import type { Standing } from "@/server/counts/queries/standing";
import type { QuestionKey } from "@/server/counts/questions";
import { lensFields } from "./lens-words";

type Props = {
  standing: Standing;
  /** What the page shows, by the question that answers it: { retention_cohorts: "Cohorts" }. */
  tables: Partial<Record<QuestionKey, string>>;
  /** Whether this person may take lists out. */
  mayTake: boolean;
};

/** To the files of what a page shows, through the same lens; a figure taken out says when and through what it was counted. */
export function TakeTables({ standing, tables, mayTake }: Props) {
  if (!mayTake) return null;
  const lens = lensFields(standing.lens, standing.isDefault);
  return (
    <p className="small flex flex-wrap gap-x-3 pt-6 text-ink-3 print:hidden">
      <span>As files:</span>
      {Object.entries(tables).map(([which, label]) => (
        <Link key={which} href={`/exports/new?${new URLSearchParams({ ...lens, which, list: "numbers" })}`}>
          {label}
        </Link>
      ))}
    </p>
  );
}
