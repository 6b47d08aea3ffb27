import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { World } from "./database";

/** What a customer buys elsewhere, as they said it on 5 January 2026. */
export async function aWalletEstimate({ tx }: World, customerId: string, recordedBy: string): Promise<void> {
  await tx.execute(sql`
    insert into wallet_estimates (id, customer_id, elsewhere_minor, currency, source, said_on, expires_on, recorded_by)
    values (${newId()}, ${customerId}, 60000, 'GBP', 'customer', '2026-01-05', '2027-01-05', ${recordedBy})`);
}

/** A file with one answer, 8, of a customer asked on 5 January 2026. */
export async function aScore({ tx }: World, customerId: string, importedBy: string): Promise<void> {
  const fileId = newId();
  await tx.execute(sql`
    insert into score_files (id, source, sha256, rows, strangers, imported_by)
    values (${fileId}, 'A survey', sha256(${fileId}::text::bytea), 1, 0, ${importedBy})`);
  await tx.execute(sql`
    insert into promoter_scores (id, file_id, customer_id, score, asked_on)
    values (${newId()}, ${fileId}, ${customerId}, 8, '2026-01-05')`);
}
