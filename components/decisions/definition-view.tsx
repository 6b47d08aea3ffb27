import { Moment } from "@/components/format/moment";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

export type Version = {
  id: string;
  version: number;
  meaning: string;
  rallyingCry: string;
  writtenBy: string;
  recordedAt: Date;
  isInForce: boolean;
  signers: readonly { personId: string; name: string; department: string; signedAt: Date | null }[];
};

type Props = { version: Version; now: Date; zone: string; actorId: string; sign: FormAction };

/** One version of the definition: its cry, its words, and who stands for it. */
export function DefinitionView({ version, now, zone, actorId, sign }: Props) {
  const waits = version.signers.some(({ personId, signedAt }) => personId === actorId && signedAt === null);
  return (
    <article className="mb-8 max-w-[41.25rem]">
      <p className="label">
        Version {version.version} · {standing(version)}
      </p>
      <p className="headline mt-1.5 mb-3">“{version.rallyingCry}”</p>
      {version.meaning.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="body-serif mb-3">
          {paragraph}
        </p>
      ))}
      <Signers signers={version.signers} now={now} zone={zone} />
      {waits ? (
        <Form action={sign} hidden={{ id: version.id }} className="mt-4 grid justify-items-start gap-3">
          <FormMessage />
          <SubmitButton pending="Signing…">Sign version {String(version.version)}</SubmitButton>
        </Form>
      ) : null}
      <p className="small mt-3 text-ink-3">
        Written by {version.writtenBy}, <Moment at={version.recordedAt} now={now} zone={zone} />. Every decision keeps
        the version it was made under.
      </p>
    </article>
  );
}

function standing({ isInForce, signers }: Version): string {
  const missing = signers.filter(({ signedAt }) => signedAt === null).length;
  if (isInForce) return "in force";
  return missing > 0 ? `signed by ${signers.length - missing} of ${signers.length}` : "replaced by a newer version";
}

function Signers({ signers, now, zone }: Pick<Version, "signers"> & { now: Date; zone: string }) {
  return (
    <ul className="mt-4">
      {signers.map(({ personId, name, department, signedAt }) => (
        <li key={personId} className="flex flex-wrap justify-between gap-x-4 border-line border-t py-2 text-sm">
          <span>
            {name} <span className="text-ink-3">{department}</span>
          </span>
          {signedAt ? (
            <span className="text-kept">
              Signed <Moment at={signedAt} now={now} zone={zone} show="absolute" />
            </span>
          ) : (
            <span className="text-due">Not signed yet</span>
          )}
        </li>
      ))}
    </ul>
  );
}
