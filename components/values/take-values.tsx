import { questionWords } from "@/components/counts/question-words";
import { Link } from "@/components/ui/link";

/** To the files of what the page shows: its figures by the fit, and what is counted without one. */
export function TakeValues({ hasLandmark }: { hasLandmark: boolean }) {
  return (
    <p className="small flex flex-wrap gap-x-3 pt-6 text-ink-3 print:hidden">
      <span>As files:</span>
      <Link href="/exports/new?list=value-figures">Values, parameters and checks</Link>
      <Link href="/exports/new?list=values">Customers by value</Link>
      {hasLandmark ? <Link href="/exports/new?which=landmark&list=numbers">{questionWords.landmark}</Link> : null}
    </p>
  );
}
