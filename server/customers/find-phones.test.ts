import { sql } from "drizzle-orm";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, it } from "vitest";
import { newId } from "@/db/id";
import { customers, identities } from "@/db/schema";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { anAsker } from "../testing/find";
import { findCustomers } from "./queries/find";

const numbers = getCountries().flatMap((country) => {
  const number = getExampleNumber(country, examples);
  if (!number?.isValid()) return [];
  const national = number.formatNational();
  const fullWidth = national.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const forms = [
    number.number,
    number.formatInternational().replaceAll(" ", "\u00a0"),
    national,
    `${fullWidth} ext. 7`,
  ];
  return [{ id: newId(), country, e164: number.number, forms }];
});

/** A customer for a number of every country. */
async function theWorld({ tx }: World): Promise<void> {
  await tx
    .insert(customers)
    .values(
      numbers.map(({ id, country }) => ({ id, survivorId: id, kind: "person" as const, name: `From ${country}` })),
    );
  await tx.insert(identities).values(
    numbers.map(({ id, e164 }) => ({
      id: newId(),
      customerId: id,
      channel: "phone" as const,
      handle: e164,
      normal: e164,
    })),
  );
  await tx.execute(sql`analyze customers, identities`);
}

it(
  "a number of every country is found there in every form people write it in, and is exact",
  () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await theWorld(world);
      const missed: string[] = [];
      for (const { id, country, forms } of numbers)
        for (const form of forms) {
          const { hits } = await findCustomers(anAsker(world, country), form);
          if (!hits.some((hit) => hit.id === id && hit.isExact)) missed.push(`${form} in ${country}`);
        }
      expect(missed).toEqual([]);
    }),
  60_000,
);

it.each([
  ["AU", "0061412345678"],
  ["BR", "005511961234567"],
  ["JP", "00819012345678"],
  ["US", "0012015550123"],
])("what %s does not dial is not found as a phone: %s", (country, form) =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    await theWorld(world);
    expect((await findCustomers(anAsker(world, country), form)).hits).toEqual([]);
  }),
);
