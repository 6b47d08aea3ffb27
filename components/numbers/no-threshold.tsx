import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

type Props = { suggested: number | null; maySet: boolean };

/** That nobody has set a lapse threshold, and what that leaves unknown. */
export function NoThreshold({ suggested, maySet }: Props) {
  return (
    <Notice tone="due" label="No lapse threshold is set" className="mb-4">
      Until a board member sets one, nobody can be called active or lost.
      {suggested === null ? "" : ` Of those who bought again, four in five did so within ${suggested} days.`}{" "}
      <Link href="/numbers/threshold">{maySet ? "Set it" : "Propose one"}</Link>
    </Notice>
  );
}
