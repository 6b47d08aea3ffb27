import type { Metadata } from "next";
import { QuotedIn } from "@/components/decisions/quoted-in";
import { DocumentFacts } from "@/components/evidence/document-facts";
import { ForgetDocument } from "@/components/evidence/forget-document";
import { buttonClass } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { forgetDocument } from "../actions";

export const metadata: Metadata = { title: "Document" };

export default async function DocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor }] = await Promise.all([params, getCaller(), getContext()]);
  const [document, quoting] = await Promise.all([
    orNotFound(caller.documents.get({ id })),
    orNotFound(caller.evidence.quoting({ recordId: id })),
  ]);
  const isKept = document.forgottenAt === null;
  return (
    <>
      <PageHead
        label={<Link href="/governance/documents">Documents</Link>}
        title={<bdi>{document.name}</bdi>}
        actions={
          isKept ? (
            <a href={`/api/documents/${id}`} className={buttonClass("primary")} download>
              Take the file
            </a>
          ) : null
        }
      />
      {isKept ? null : (
        <Notice className="mb-5" label="The file is gone">
          What it was stays said; nobody can take it any more.
        </Notice>
      )}
      <DocumentFacts document={document} />
      <QuotedIn decisions={quoting} className="my-5" />
      {isKept && can(actor, "customer:erase") ? <ForgetDocument action={forgetDocument} id={id} /> : null}
    </>
  );
}
