"use server";

import type { FormState } from "@/server/domain/form";
import { ownPath } from "@/server/domain/own-path";
import { type Fields, submit } from "@/server/trpc/form";

export async function askCount(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.counts.ask(fields);
    return backTo(fields);
  });
}

export async function cancelCount(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.counts.cancel(fields);
    return backTo(fields);
  });
}

/** The page the form stood on, through the same lens. */
function backTo({ here, asOf, lapse, segment }: Fields): string {
  const lens = Object.entries({ asOf, lapse, segment }).filter((field): field is [string, string] => Boolean(field[1]));
  const query = new URLSearchParams(lens).toString();
  return ownPath(query ? `${here}?${query}` : here);
}
