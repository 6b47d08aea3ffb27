import type { Metadata } from "next";
import { HeldBack } from "@/components/exports/held-back";
import { TakeLinks } from "@/components/exports/take-links";
import { filterInWords, listTitles } from "@/components/exports/words";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Denied } from "@/components/ui/states";
import { getCaller, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "File taken out" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string }> };

const page = 50;

export default async function ExportPage({ params, searchParams }: Props) {
  const [{ id: exportId }, { after }, caller] = await Promise.all([params, searchParams, getCaller()]);
  const found = await orDenied(orNotFound(caller.exports.get({ exportId, after })));
  if (isDenied(found)) return <Denied right={found.denied} />;
  const { taken, held } = found;
  const last = held.length > page ? held[page - 1] : undefined;
  return (
    <>
      <PageHead
        label={<Link href="/exports">Files taken out</Link>}
        title={listTitles[taken.list]}
        actions={held.length > 0 ? <TakeLinks lists={["held-back"]} values={{ export: exportId }} /> : null}
      >
        {filterInWords(taken.filter)}, by {taken.byName}.{" "}
        {taken.rows === null ? "The file was broken off." : `${counted(taken.rows, "customer")} went into it.`}
      </PageHead>
      <HeldBack counts={taken.heldBack ?? {}} lines={held.slice(0, page)} />
      <Pager
        newer={after ? `/exports/${exportId}` : null}
        older={last ? `/exports/${exportId}?after=${last.customerId}` : null}
        words={{ newer: "From the first", older: "More" }}
      />
    </>
  );
}
