import { Moment } from "@/components/format/moment";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CharterVersion } from "@/server/charter/queries/versions";

type Props = { version: CharterVersion; now: Date; zone: string };

/** Who stands for a version, and who has still to sign. */
export function Signers({ version, now, zone }: Props) {
  return (
    <ul>
      {version.signers.map(({ personId, name, department, signedAt }) => (
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

/** Signing as oneself, where one is asked to and has not. */
export function SignForm({ version, sign }: { version: CharterVersion; sign: FormAction }) {
  return (
    <Form action={sign} hidden={{ versionId: version.id }} className="mt-4 grid justify-items-start gap-3" label="Sign">
      <FormMessage />
      <SubmitButton pending="Signing…">Sign version {String(version.number)}</SubmitButton>
    </Form>
  );
}

export function waitsFor(version: CharterVersion, personId: string): boolean {
  return version.signers.some((signer) => signer.personId === personId && signer.signedAt === null);
}

/** "in force", "signed by 2 of 4", "draft": in a word or two. */
export function standingOf({ isInForce, putUpAt, signedAt, signers }: CharterVersion): string {
  if (isInForce) return "in force";
  if (putUpAt === null) return "draft";
  if (signedAt !== null) return "replaced by a newer version";
  return `signed by ${signers.filter((signer) => signer.signedAt !== null).length} of ${signers.length}`;
}
