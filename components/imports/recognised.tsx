import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { isComeBack } from "@/server/domain/import-mapping";
import type { ImportPage } from "@/server/imports/queries/page";

type Props = { page: ImportPage; now: Date; zone: string };

/** What is known of this file from before: that it went in already, that its like was read so, that it is one of ours. */
export function Recognised({ page, now, zone }: Props) {
  const { file, sameFile, earlier } = page;
  const isAsThen =
    earlier !== null &&
    JSON.stringify(Object.entries(earlier.mapping.columns).sort()) ===
      JSON.stringify(Object.entries(file.mapping.columns).sort());
  if (!sameFile && !isAsThen && !isComeBack(file.headers)) return null;
  return (
    <div className="mb-5 grid gap-2">
      {sameFile ? (
        <Notice tone="due" label="The very same file">
          This very file went in on <Moment at={sameFile.at} now={now} zone={zone} />
          {sameFile.byName ? ` by ${sameFile.byName}` : ""}, as{" "}
          <Link href={`/settings/imports/${sameFile.importId}`}>{sameFile.fileName}</Link>. Bringing it in again changes
          only what has been changed since.
        </Notice>
      ) : null}
      {isComeBack(file.headers) ? (
        <Notice label="Failed rows, mended">
          This is a file of failed rows that came back. The column that says why they failed is not read.
        </Notice>
      ) : null}
      {isAsThen ? (
        <p className="small text-ink-2">
          Read as last time, <Moment at={earlier.at} now={now} zone={zone} show="absolute" />
          {earlier.byName ? ` by ${earlier.byName}` : ""}. You can change it.
        </p>
      ) : null}
    </div>
  );
}
