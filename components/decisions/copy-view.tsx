import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Row, Table, Td } from "@/components/ui/table";
import { differences } from "@/server/domain/draft-merge";
import { letterLabel, letterValue } from "./letter-labels";

type Content = Readonly<Record<string, unknown>>;
type Props = {
  id: string;
  revision: number;
  content: Content;
  /** What stands now; null: nothing is written on it any more. */
  current: Content | null;
  names: Readonly<Record<string, string>>;
  goOn: FormAction;
};

/** An earlier copy beside what stands now: only where they differ, both texts whole. */
export function CopyView({ id, revision, content, current, names, goOn }: Props) {
  const apart = differences(content, current ?? {});
  if (apart.length === 0) return <p className="text-ink-2">It says the same as what stands now.</p>;
  return (
    <>
      <Table
        label="Where they differ"
        columns={[{ label: "Field" }, { label: "In this copy" }, { label: "Now" }]}
        stacks
      >
        {apart.map(({ field, before, after }) => (
          <Row key={field}>
            <Td className="md:w-44">{letterLabel(field, names)}</Td>
            <Td label="In this copy">
              <Said words={letterValue(field, before, names)} />
            </Td>
            <Td label="Now">
              <Said words={letterValue(field, after, names)} />
            </Td>
          </Row>
        ))}
      </Table>
      {current ? (
        <Form action={goOn} hidden={{ id, revision: String(revision) }} className="mt-5 grid justify-items-start gap-3">
          <FormMessage />
          <SubmitButton look="plain">Go on from this copy</SubmitButton>
          <p className="small text-ink-3">What stands now stays here as a copy of its own.</p>
        </Form>
      ) : null}
    </>
  );
}

function Said({ words }: { words: string }) {
  if (words === "") return <i className="text-ink-3">nothing</i>;
  return (
    <bdi dir="auto" className="said block whitespace-pre-wrap break-words">
      {words}
    </bdi>
  );
}
