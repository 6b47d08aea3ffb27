import { BackTo } from "@/components/customers/back-to";
import { counted, listed } from "@/components/format/words";
import type { FormAction } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { ErasurePreview } from "@/server/erasures/queries";
import { EraseForm } from "./erase-form";
import { Found } from "./found";
import { Mentions } from "./mentions";

type Props = { preview: ErasurePreview; action: FormAction };

/** Everything an erasure would take, what is still owed, and the form that asks for it. */
export function ErasePreview({ preview, action }: Props) {
  const { customer, records, found, open, mentions, handles } = preview;
  return (
    <>
      <PageHead label={<BackTo customer={customer} />} title="Erase this customer">
        {records > 1 ? `${counted(records, "record")} were merged into one: they go together. ` : null}
        Days and amounts of purchases stay for the numbers, under nobody’s name; so do promises’ times and outcomes.
      </PageHead>
      <StillOwed open={open} />
      <div className="grid gap-x-12 md:grid-cols-2">
        <Section title="Everything found">
          <Found found={found} />
          <p className="small pt-2 text-ink-3">
            Stored files in which they stand are dropped whole. Backups made before are not reached.
          </p>
        </Section>
        <Section title="Where others’ words name them">
          <Mentions mentions={mentions} handles={handles} />
        </Section>
      </div>
      <Section title="Erase" ruled>
        <div className="pt-2">
          <EraseForm customer={customer} action={action} />
        </div>
      </Section>
    </>
  );
}

function StillOwed({ open: { promises, issues } }: { open: ErasurePreview["open"] }) {
  const owed = [
    ...(promises > 0 ? [counted(promises, "promise")] : []),
    ...(issues > 0 ? [counted(issues, "issue")] : []),
  ];
  if (owed.length === 0) return null;
  return (
    <Notice tone="due" label="Still open" className="mb-5">
      {listed(owed)} {promises + issues === 1 ? "is" : "are"} open. After the erasure nobody knows whom to ring: end
      them first, if they can be.
    </Notice>
  );
}
