import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { dayIn, type PlainDate } from "@/server/domain/plain-date";

type Props = {
  finding: {
    words: { what: string; where: string } | null;
    takenOn: PlainDate;
    department: string;
    by: string;
    recordedAt: Date;
  } | null;
  zone: string;
};

/** Says of a decision, for ever, that it was taken without the register. */
export function FoundNote({ finding, zone }: Props) {
  if (!finding) return null;
  const { words, takenOn, department, by, recordedAt } = finding;
  return (
    <aside aria-label="Found outside the register" className="mb-6 rounded-md bg-due-soft px-4 py-3">
      <p className="font-medium text-due">Found outside the register</p>
      <p className="mt-1">
        {department} took it on {formatDay(takenOn, "long")}, without a statement. {by} found it on{" "}
        {formatDay(dayIn(zone, recordedAt), "long")}.
      </p>
      <p className="mt-1">{words ? <bdi>“{words.where}”</bdi> : "How it was found has been erased."}</p>
      <p className="small mt-1 text-ink-2">
        What stands below was written afterwards. <Link href="/decisions/found">All that were found</Link>
      </p>
    </aside>
  );
}
