import { counted, formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import { type Address, Choice } from "./choices";
import { Curves } from "./curves";
import { Medians } from "./medians";

type Props = { picture: RetentionPicture; lapseDays: number | null; address: Address };

const options = [
  ["stated", "Since the day they state"],
  ["observed", "Since we first saw them"],
] as const;

/** How long customers stay until they are lost, under the threshold. */
export function SurvivalSection({ picture: { survival, older }, lapseDays, address }: Props) {
  if (!survival || lapseDays === null) return null;
  const aside =
    older > 0 ? (
      <Choice label="Where their time begins" name="older" options={options} address={address} part="survival" />
    ) : null;
  return (
    <Section id="survival" title="How long do they stay?" aside={aside} ruled>
      <p className="finding mb-1">{survival.finding.words}</p>
      <Medians seen={survival.seen} />
      <Curves
        seen={survival.seen}
        shows="still"
        since="they came"
        share="Not lost yet"
        caption={`Share not lost yet, by time since they came. ${survival.finding.words}`}
      />
      <p className="small text-ink-2">
        Lost for the first time: {counted(lapseDays, "day")} without a purchase. Nobody can be lost before day{" "}
        {formatCount(lapseDays + 1)}, so the curve stays at the top until then and falls at once by all who bought only
        once.{older > 0 ? <Older isStated={address.choices.older === "stated"} older={older} /> : null}
      </p>
    </Section>
  );
}

/** What becomes of those who came before our records. */
function Older({ isStated, older }: { isStated: boolean; older: number }) {
  if (isStated)
    return (
      <>
        {" "}
        {counted(older, "customer")} <em>stated</em> that they came before our records: their time counts from that day,
        and they are watched only from the first purchase we know. A break before it cannot be known.
      </>
    );
  return (
    <>
      {" "}
      All are taken as <em>observed</em>: {formatCount(older)} who stated that they came before our records count as new
      on the first purchase we know.
    </>
  );
}
