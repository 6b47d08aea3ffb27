import { Link } from "@/components/ui/link";
import type { Standing } from "@/server/counts/queries/standing";
import type { QuestionKey } from "@/server/counts/questions";
import { lensFields } from "./lens-words";
import { questionWords } from "./question-words";

type Props = {
  standing: Standing;
  /** The questions whose answers the page shows. */
  tables: readonly QuestionKey[];
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
      {tables.map((which) => (
        <Link key={which} href={`/exports/new?${new URLSearchParams({ ...lens, which, list: "numbers" })}`}>
          {questionWords[which]}
        </Link>
      ))}
    </p>
  );
}
