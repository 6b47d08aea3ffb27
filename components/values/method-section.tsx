import { formatMoment } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { ValuePage } from "@/server/values/queries/page";
import { inputsInWords, methodWords } from "./words";

type Props = { page: ValuePage; currency: string; now: Date; zone: string };

/** Every method as it was set and the newest fits: what was reported under an older one stays explained. */
export function MethodSection({ page: { methods, fits }, currency, now, zone }: Props) {
  return (
    <div className="grid gap-x-14 md:grid-cols-2">
      <Section title="Methods, as they were set" id="methods" ruled>
        <ol>
          {methods.map((method, place) => (
            <li key={method.id} className="border-line border-t py-3 first:border-t-0">
              <p className="small text-ink-3">
                Version {method.version}: {method.setBy ?? "came with Standpoint"},{" "}
                {formatMoment(new Date(method.recordedAt), now, zone)}
                {place === 0 ? ", in force" : ""}
              </p>
              <p className="said mt-0.5">“{method.reason}”</p>
              <p className="small mt-1 text-ink-2">{inputsInWords(method, currency)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title="Fits" id="fits" ruled>
        <Table
          label="Fits"
          columns={[
            { label: "Fit" },
            { label: "When" },
            { label: "Customers", numeric: true },
            { label: "What came of it" },
          ]}
        >
          {fits.map(({ version, method, customers, refused, recordedAt }) => (
            <Row key={version}>
              <Td heads className="font-medium">
                {version}
              </Td>
              <Td className="whitespace-nowrap">{formatMoment(new Date(recordedAt), now, zone)}</Td>
              <Td numeric>{formatCount(customers)}</Td>
              <Td className="text-ink-2">{refused ?? methodWords[method]}</Td>
            </Row>
          ))}
        </Table>
      </Section>
    </div>
  );
}
