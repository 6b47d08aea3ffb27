import { formatMoment } from "@/components/format/time";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ValuePage } from "@/server/values/queries/page";
import { plainMethodWords, worthWord } from "./words";

type Props = {
  page: ValuePage;
  now: Date;
  zone: string;
  /** The organisation's, of now. */
  currency: string;
  fitAgain: FormAction | null;
};

/** Of which fit the figures are, in one line; whether a newer method is on its way, and why a model is missing. */
export function ShownLine({ page: { shown, methods, isDue }, now, zone, currency, fitAgain }: Props) {
  const [method] = methods;
  return (
    <div className="grid gap-3 pb-5">
      {isDue && shown ? (
        <Notice tone="due" label="Being found">
          {method ? `Version ${method.version} of the method has not been used yet. ` : ""}
          The figures are still those of the one before.
        </Notice>
      ) : null}
      {shown?.refused ? (
        <Notice
          tone="due"
          label="No model"
          sentence={`${shown.refused} What customers brought so far is shown instead.`}
        />
      ) : null}
      {shown && shown.currency !== currency ? (
        <Notice
          tone="due"
          label="In another currency"
          sentence={`These figures were found in ${shown.currency}, before the organisation’s currency became ${currency}. They stand in ${shown.currency} until they are found anew.`}
        />
      ) : null}
      {shown ? (
        <p className="small text-ink-2">
          Found by {plainMethodWords(shown)}, fit {shown.version}, {formatMoment(new Date(shown.recordedAt), now, zone)}
          . Figures are {worthWord(shown.method.margin)}
          {shown.method.margin === null ? ": the board has not set a margin" : ""}.
        </p>
      ) : null}
      {fitAgain && shown ? (
        <Form action={fitAgain} label="Find the values anew" className="grid gap-2 print:hidden">
          <FormMessage />
          <div>
            <SubmitButton look="plain" size="small">
              Find them anew
            </SubmitButton>
          </div>
        </Form>
      ) : null}
    </div>
  );
}
