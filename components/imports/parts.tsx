import { counted, formatCount } from "@/components/format/words";
import type { ImportRun } from "@/server/imports/queries/runs";

type Part = { count: number; word: string; meaning: string; isBad?: boolean };

/** What became of the rows; the parts add up to all of them, and say so. */
export function Parts({ run }: { run: ImportRun }) {
  const parts = partsOf(run);
  return (
    <div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-5">
        {parts.map(({ count, word, meaning, isBad }) => (
          <div key={word} className="flex flex-col-reverse justify-end">
            <dt className="text-sm">
              {word}
              <span className="small block text-ink-3">{meaning}</span>
            </dt>
            <dd className={`num font-serif text-2xl ${isBad && count > 0 ? "text-broken" : ""}`}>
              {formatCount(count)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small mt-3 text-ink-3 tabular-nums">
        {parts.map(({ count, word }) => `${formatCount(count)} ${word}`).join(" + ")} = {counted(run.rowsRead, "row")}
      </p>
    </div>
  );
}

function partsOf({ effect, created, updated, unchanged, skipped, failed }: ImportRun): Part[] {
  const said = (word: string) => (effect === "dry" ? `would be ${word}` : word);
  return [
    { count: created, word: said("created"), meaning: "not there before" },
    { count: updated, word: said("corrected"), meaning: "there, and the file says otherwise" },
    { count: unchanged, word: "already there", meaning: "there, and the same" },
    { count: skipped, word: said("left out"), meaning: "by what this import may do" },
    {
      count: failed,
      word: effect === "dry" ? "would fail" : "failed",
      meaning: "cannot be read or brought in",
      isBad: true,
    },
  ];
}
