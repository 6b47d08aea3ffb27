import { newId } from "@/db/id";
import { customers } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { CreateCustomer } from "../input";
import { writeIdentity } from "./identities";
import { writeRepresentative } from "./representatives";

/** Creates a customer with the identities that are known, and whom they speak for. */
export async function createCustomer(ctx: Context, input: CreateCustomer): Promise<{ customerId: string }> {
  const { phone, email, account, organisationId, position, ...record } = input;
  if (organisationId !== null && input.kind !== "person") throw new DomainError("only_persons_speak");
  checkSince(record);
  return ctx.db.transaction(async (tx) => {
    const customerId = newId();
    const inside = { ...ctx, db: tx };
    await tx.insert(customers).values({ id: customerId, survivorId: customerId, ...record, createdBy: ctx.actor.id });
    const customer = { id: customerId, country: record.country };
    if (phone) await writeIdentity(inside, customer, "phone", phone, "phone");
    if (email) await writeIdentity(inside, customer, "email", email, "email");
    if (account) await writeIdentity(inside, customer, "account", account, "account");
    if (organisationId) await writeRepresentative(inside, { organisationId, personId: customerId, position });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "customer.created",
      subject: "customer",
      subjectId: customerId,
      customerId,
      facts: { kind: input.kind, organisationId },
      details: { after: { name: input.name } },
    });
    return { customerId };
  });
}

/** A since-day is only worth something with whoever says so. */
export function checkSince({
  statedSinceOn,
  statedSinceSource,
}: Pick<CreateCustomer, "statedSinceOn" | "statedSinceSource">) {
  if (statedSinceOn !== null && statedSinceSource === null)
    throw new DomainError("since_needs_source", {}, "statedSinceSource");
  if (statedSinceOn === null && statedSinceSource !== null)
    throw new DomainError("source_needs_since", {}, "statedSinceOn");
}
