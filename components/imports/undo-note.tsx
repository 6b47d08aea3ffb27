import { Moment } from "@/components/format/moment";
import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { can, type Holder } from "@/server/domain/permissions";
import type { ImportPage } from "@/server/imports/queries/page";

type Props = { page: ImportPage; actor: Holder & { zone: string }; now: Date };

/** That an import was undone, or the way there. */
export function UndoNote({ page, actor, now }: Props) {
  const { run, undo, file } = page;
  if (undo?.effect === "real" && undo.finishedAt)
    return (
      <p className="mt-6">
        Undone <Moment at={undo.finishedAt} now={now} zone={actor.zone} />: {formatCount(undo.withdrawn)} withdrawn,{" "}
        {formatCount(undo.restored)} set back to what they were, {formatCount(undo.kept)} kept because something was
        built upon them. <Link href={`/settings/imports/${file.id}/undo`}>Which</Link>
      </p>
    );
  const hasRows = run?.effect === "real" && run.finishedAt && run.created + run.updated > 0;
  if (!hasRows || !can(actor, "import:undo")) return null;
  return (
    <p className="small mt-6 text-ink-3">
      Was it the wrong file? <Link href={`/settings/imports/${file.id}/undo`}>Look at what undoing it would do</Link>
    </p>
  );
}
