import { formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { Lens } from "@/server/domain/lens";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import { type Address, Choice } from "./choices";
import { Curves } from "./curves";
import { Medians } from "./medians";
import { rowsThrough } from "./rows";

type Props = { picture: RetentionPicture; lens: Lens; address: Address };

/** The curve that says most where nobody says goodbye: how soon the second purchase comes. */
export function SecondSection({ picture: { second, older }, lens, address }: Props) {
  const isStated = address.choices.older === "stated";
  return (
    <Section
      id="second"
      title="How soon do they buy a second time?"
      aside={<By address={address} part="second" />}
      ruled
    >
      <Medians seen={second.seen} href={older === 0 || !isStated ? rowsThrough(lens)("customers") : undefined} />
      <Curves
        seen={second.seen}
        shows="happened"
        since="the first purchase"
        share="Have bought again"
        caption={`Share who have bought a second time, by days since the first purchase. ${second.finding.words}`}
      />
      <p className="small text-ink-2">
        Everybody counts for as long as we have watched, bought again or not.
        {older > 0
          ? isStated
            ? ` Left out: ${formatCount(older)} who say they came before our records, as their real first purchase is not among them.`
            : ` Among them ${formatCount(older)} who say they came before our records, as if their first purchase known were their first.`
          : ""}
      </p>
    </Section>
  );
}

/** One curve, or one for each year of first purchase known. */
function By({ address, part }: { address: Address; part: string }) {
  const options = [
    ["all", "Everybody"],
    ["year", "By year of first purchase"],
  ] as const;
  return <Choice label="Curves" name="by" options={options} address={address} part={part} />;
}
