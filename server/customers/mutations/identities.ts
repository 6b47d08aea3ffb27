import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { customers, identities } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { normalHandle } from "../../domain/handle";
import type { IdentityChannel } from "../../domain/identity";
import { recordEvent } from "../../events/mutations";
import type { AddIdentity } from "../input";
import { holdSurvivor } from "../queries/survivor";

/** Adds a number, address or name by which the customer is recognised. */
export async function addIdentity(ctx: Context, input: AddIdentity): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const customer = await holdSurvivor(tx, input.customerId);
    const identityId = await writeIdentity({ ...ctx, db: tx }, customer, input.channel, input.handle, "handle");
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "identity.added",
      subject: "identity",
      subjectId: identityId,
      customerId: customer.id,
      facts: { channel: input.channel },
      details: { after: { handle: input.handle } },
    });
    return { customerId: customer.id };
  });
}

/** The number is no longer theirs: kept, but not found any more. */
export async function withdrawIdentity(
  ctx: Context,
  { identityId }: { identityId: string },
): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(identities)
      .where(and(eq(identities.id, identityId), isNull(identities.withdrawnAt)));
    if (!row) throw new DomainError("not_found");
    const customer = await holdSurvivor(tx, row.customerId);
    await withdrawEverywhere(tx, customer.id, row, ctx.now);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "identity.withdrawn",
      subject: "identity",
      subjectId: identityId,
      customerId: customer.id,
      facts: { channel: row.channel },
      details: { before: { handle: row.handle } },
    });
    return { customerId: customer.id };
  });
}

/** Off every record that was merged into this customer: it is shown once, so it goes at once. */
async function withdrawEverywhere(
  tx: Database,
  survivorId: string,
  { channel, normal }: typeof identities.$inferSelect,
  at: Date,
): Promise<void> {
  const members = tx.select({ id: customers.id }).from(customers).where(eq(customers.survivorId, survivorId));
  const isTheSame = and(eq(identities.channel, channel), eq(identities.normal, normal), isNull(identities.withdrawnAt));
  await tx
    .update(identities)
    .set({ withdrawnAt: at })
    .where(and(isTheSame, inArray(identities.customerId, members)));
}

/** Reads, checks and stores one handle; national numbers are read with the customer's country, else the organisation's. */
export async function writeIdentity(
  { db, organisation }: Pick<Context, "db" | "organisation">,
  customer: { id: string; country: string | null },
  channel: IdentityChannel,
  typed: string,
  field: string,
): Promise<string> {
  const country = customer.country ?? organisation.country;
  const handle = typed.trim();
  const normal = normalHandle(channel, handle, country);
  if (normal === null) throw new DomainError(`not_${unreadable[channel]}`, { handle, country }, field);
  await refuseTaken(db, customer.id, channel, normal, field);
  const id = newId();
  await db.insert(identities).values({ id, customerId: customer.id, channel, handle, normal });
  return id;
}

const unreadable = {
  phone: "a_phone",
  email: "an_email",
  account: "an_account",
  external: "an_account",
  social: "an_account",
} as const satisfies Record<IdentityChannel, string>;

/** Account numbers and external ids belong to one customer only; a household may share a phone (ruling 26). */
async function refuseTaken(
  db: Database,
  customerId: string,
  channel: IdentityChannel,
  normal: string,
  field: string,
): Promise<void> {
  const rows = await db
    .select({ ownerId: customers.survivorId, name: customers.name, handle: identities.handle })
    .from(identities)
    .innerJoin(customers, eq(customers.id, identities.customerId))
    .where(and(eq(identities.channel, channel), eq(identities.normal, normal), isNull(identities.withdrawnAt)));
  const own = rows.find(({ ownerId }) => ownerId === customerId);
  if (own) throw new DomainError("identity_already_theirs", { handle: own.handle }, field);
  const [taken] = rows;
  if (taken && (channel === "account" || channel === "external"))
    throw new DomainError("identity_taken", { handle: taken.handle, name: taken.name }, field);
}
