import { formatMoment } from "@/components/format/time";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ValuePage } from "@/server/values/queries/page";
import { inputsInWords, worthWord } from "./words";

type Props = { page: ValuePage; now: Date; zone: string; currency: string; fitAgain: FormAction | null };

/** By which method and fit the figures are, whether a newer method is on its way, and why a model is missing. */
export function ShownLine({ page: { shown, methods, isDue }, now, zone, currency, fitAgain }: Props) {
  const [method] = methods;
  return (
    <div className="grid gap-3 pb-5">
      {isDue ? (
        <Notice tone="due" label="Being found">
          {method ? `Version ${method.version} of the method has not been fitted yet. ` : ""}
          {shown ? "The figures are still those of the one before." : "Open this page again in a minute."}
        </Notice>
      ) : null}
      {shown?.refused ? (
        <Notice tone="due" label="No model" sentence={`${shown.refused} Historic value is shown instead.`} />
      ) : null}
      {shown ? (
        <p className="small text-ink-2">
          Fitted {formatMoment(new Date(shown.recordedAt), now, zone)}, version {shown.version}.{" "}
          {inputsInWords(shown.method, currency)}. Figures are {worthWord(shown.method.margin)}
          {shown.method.margin === null ? ": the board has not set a margin" : ""}.
        </p>
      ) : null}
      {fitAgain ? (
        <Form action={fitAgain} label="Find the values anew" className="grid gap-2 print:hidden">
          <FormMessage />
          <div>
            <SubmitButton look="plain">Find them anew</SubmitButton>
          </div>
        </Form>
      ) : null}
    </div>
  );
}
