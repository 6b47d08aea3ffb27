"use server";

import type { FormState } from "@/server/domain/form";
import { checkDue } from "@/server/trpc/check-due";
import { type Fields, submit } from "@/server/trpc/form";

const done = (fields: { promiseId: string }, key: string) => `/promises/${fields.promiseId}?done=${key}`;

/** "in_time|contact:<id>|kept": when it was done, what shows it, and what the screen said it counts as. */
export async function keep(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const [when, evidence, expects] = String(fields.way ?? "").split("|");
    const asRead: Fields = { promiseId: fields.promiseId, done: when, evidence, expects };
    await caller.promises.keep(asRead);
    return done(fields, "kept");
  });
}

export async function attempt(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.promises.attempt(fields);
    return done(fields, "attempted");
  });
}

export async function move(_: FormState, data: FormData): Promise<FormState> {
  return checkDue(data, async (fields, caller) => {
    await caller.promises.move(fields);
    return done(fields, "moved");
  });
}

export async function cancel(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.promises.cancel(fields);
    return done(fields, "cancelled");
  });
}

export async function handOver(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.promises.handOver(fields);
    return done(fields, "handed-over");
  });
}

export async function requestVoid(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.promises.requestVoid(fields);
    return done(fields, "void-asked");
  });
}

export async function confirmVoid(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.promises.confirmVoid(fields);
    return done(fields, "voided");
  });
}

export async function retract(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.promises.retractKeep(fields);
    return done(fields, "retracted");
  });
}
