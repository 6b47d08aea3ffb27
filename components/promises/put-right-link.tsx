import { LinkButton } from "@/components/ui/button";
import type { PromiseRow } from "@/server/promises/queries/row";

/** Leads to where a broken promise is put right. */
export function PutRightLink({ promise }: { promise: Pick<PromiseRow, "id" | "said"> }) {
  return (
    <LinkButton
      href={`/promises/${promise.id}/put-right`}
      aria-label={`Put it right: ${promise.said ?? "erased words"}`}
    >
      Put it right
    </LinkButton>
  );
}
