import { Moment } from "@/components/format/moment";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { CharterVersion } from "@/server/charter/queries/versions";
import { Signers, SignForm, standingOf, waitsFor } from "./signers";

export type CharterReader = { now: Date; zone: string; personId: string };

type Props = { version: CharterVersion; reader: CharterReader; sign: FormAction };

/** The next version, put up and not signed by all. Whoever is asked reads it before they sign. */
export function WaitingVersion({ version, reader: { now, zone, personId }, sign }: Props) {
  const isAsked = waitsFor(version, personId);
  return (
    <Section
      title={`Version ${version.number} is up for signing`}
      aside={standingOf(version)}
      className="max-w-[41.25rem]"
    >
      <p className="small mb-2 text-ink-2">
        {version.putUpAt ? <Moment at={version.putUpAt} now={now} zone={zone} /> : null}.{" "}
        <Link href={`/charter/versions/${version.number}`}>Read it</Link>
        {isAsked ? " before you sign. Nothing in it can be changed any more." : "."}
      </p>
      <Signers version={version} now={now} zone={zone} />
      {isAsked ? <SignForm version={version} sign={sign} /> : null}
    </Section>
  );
}
