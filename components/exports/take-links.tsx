import { LinkButton } from "@/components/ui/button";
import type { ExportList } from "@/server/domain/export";
import { takeWords } from "./words";

type Props = { lists: readonly ExportList[]; values?: Readonly<Record<string, string>> | undefined };

/** To the page on which a list is taken out as a file, filtered as it is looked at. Only for those who may. */
export function TakeLinks({ lists, values = {} }: Props) {
  return lists.map((list) => (
    <LinkButton key={list} href={`/exports/new?${new URLSearchParams({ ...values, list })}`} size="small">
      {takeWords[list]}
    </LinkButton>
  ));
}
