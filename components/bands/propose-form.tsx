import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { TypedBands } from "@/server/domain/band-proposal";

const rows = 8;
const least = 5;

type Props = { typed: TypedBands; currency: string };

/** Bands as they are being thought of. A plain form: trying them out changes nothing and can be shared as an address. */
export function ProposeForm({ typed, currency }: Props) {
  const byShare = typed.method === "quantiles";
  const shown = Math.min(rows, Math.max(least, typed.names.length + 1));
  return (
    <form
      action="/settings/bands/new"
      aria-label="Bands to try out"
      className="grid max-w-xl content-start gap-5"
      key={JSON.stringify(typed)}
    >
      <input type="hidden" name="method" value={typed.method} />
      <fieldset className="min-w-0">
        <legend className="mb-1 p-0 font-medium text-sm">Bands, the best first</legend>
        <p className="small mb-2 text-ink-3">
          {byShare
            ? "A name and the share of all buyers, in whole percents that are 100 together. Leave lines empty that you do not need."
            : `A name and from which total a buyer is in it, in ${currency}. The last band has no amount: everyone else is in it.`}
        </p>
        <div className="grid gap-2">
          {Array.from({ length: shown }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the form
            <div key={place} className="grid grid-cols-[1.5rem_minmax(0,1fr)_8rem_1.5rem] items-center gap-2">
              <span className="num small text-right text-ink-3">{place + 1}</span>
              <Input
                name="name"
                aria-label={`Name of band ${place + 1}`}
                defaultValue={typed.names[place]}
                maxLength={40}
                autoComplete="off"
              />
              <Input
                name="limit"
                aria-label={byShare ? `Share of band ${place + 1} in percent` : `Least total of band ${place + 1}`}
                defaultValue={typed.limits[place]}
                inputMode="decimal"
                autoComplete="off"
                className="num text-right"
              />
              <span className="small text-ink-3">{byShare ? "%" : ""}</span>
            </div>
          ))}
        </div>
      </fieldset>
      <Field
        name="best"
        label="Best customers"
        hint="A sentence as a segment’s rule reads. It is asked of everyone who has bought, once the bands are drawn."
        required
      >
        <Textarea rows={3} defaultValue={typed.best} />
      </Field>
      <div>
        <Button type="submit" look="plain">
          Show what this would do
        </Button>
      </div>
    </form>
  );
}
