import { Disclosure } from "@/components/ui/disclosure";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = { action: FormAction; id: string; sentence: string };

/** Takes a record back, visibly. */
export function TakeBack({ action, id, sentence }: Props) {
  return (
    <Disclosure summary="Take it back">
      <Form action={action} hidden={{ id }} className="grid gap-3 pb-3" label="Take it back">
        <FormMessage />
        <p className="small text-ink-2">{sentence}</p>
        <div>
          <SubmitButton look="danger">Take it back</SubmitButton>
        </div>
      </Form>
    </Disclosure>
  );
}
