import { LinkButton } from "./button";

type Props = {
  newer?: string | null | undefined;
  older?: string | null | undefined;
  words?: { newer: string; older: string } | undefined;
  label?: string | undefined;
};

const usual = { newer: "Newer", older: "Older" };

/** Onward and back by key, never by page number: the list moves while one reads. */
export function Pager({ newer, older, words = usual, label = "More of this list" }: Props) {
  if (!newer && !older) return null;
  return (
    <nav aria-label={label} className="flex gap-2 border-line border-t pt-4 print:hidden">
      {newer ? (
        <LinkButton href={newer} rel="prev">
          <span aria-hidden="true">←</span> {words.newer}
        </LinkButton>
      ) : null}
      {older ? (
        <LinkButton href={older} rel="next">
          {words.older} <span aria-hidden="true">→</span>
        </LinkButton>
      ) : null}
    </nav>
  );
}
