import { Count } from "@/components/format/count";
import { NotKnown } from "@/components/format/not-known";
import { Row, Table, Td } from "@/components/ui/table";
import type { Presence as Counts } from "@/server/domain/customer-numbers";
import type { PlainDate } from "@/server/domain/plain-date";
import { rowsHref } from "./rows-href";

type Props = { presence: Counts; asOf: PlainDate; lapseDays: number | null };

/** Everyone: who has bought, how many of those are active, and apart from them who has not bought yet. */
export function Presence({ presence, asOf, lapseDays: lapse }: Props) {
  return (
    <Table label="Everyone on record">
      <Row className="first:border-t-0">
        <Td heads className="font-normal">
          Have bought
        </Td>
        <Td numeric>
          <Count n={presence.customers} href={rowsHref("customers", { asOf })} />
        </Td>
      </Row>
      <Row>
        <Td heads className="pl-4 font-normal text-ink-2">
          of them active
        </Td>
        <Td numeric>
          {lapse === null ? <NotKnown /> : <Count n={presence.active} href={rowsHref("active", { asOf, lapse })} />}
        </Td>
      </Row>
      <Row>
        <Td heads className="font-normal">
          Have not bought yet
        </Td>
        <Td numeric>
          <Count n={presence.notYetBought} href={rowsHref("not_yet", { asOf })} />
        </Td>
      </Row>
    </Table>
  );
}
