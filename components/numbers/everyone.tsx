import { Count } from "@/components/format/count";
import { Row, Table, Td } from "@/components/ui/table";
import type { Lens } from "@/server/domain/lens";
import type { Overview } from "@/server/numbers/queries/overview";
import { rowsHref } from "./rows-href";

type Props = { presence: NonNullable<Overview["presence"]>; lens: Lens };

/** Who has ever bought, and apart from them who has not bought yet: those are in no other number of the page. */
export function Everyone({ presence: { customers, notYetBought }, lens: { asOf, segment } }: Props) {
  return (
    <Table label="Everyone on record" className="mt-4 text-ink-2">
      <Row className="first:border-t-0">
        <Td heads className="font-normal">
          Have ever bought
        </Td>
        <Td numeric>
          <Count n={customers} href={rowsHref("customers", { asOf, segment })} />
        </Td>
      </Row>
      <Row>
        <Td heads className="font-normal">
          Have not bought yet, counted apart
        </Td>
        <Td numeric>
          <Count n={notYetBought} href={rowsHref("not_yet", { asOf, segment })} />
        </Td>
      </Row>
    </Table>
  );
}
