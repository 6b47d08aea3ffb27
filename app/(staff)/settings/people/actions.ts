"use server";

import { headers } from "next/headers";
import type { FormState } from "@/server/domain/form";
import { type Fields, submit } from "@/server/trpc/form";

const personPath = (personId: string, done: string) => `/settings/people/${personId}?done=${done}`;

export async function addPerson(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { personId } = await caller.people.create(fields);
    return personPath(personId, "added");
  });
}

export async function savePerson(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.people.save(fields);
    return personPath(fields.personId, "saved");
  });
}

export async function deactivatePerson(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.people.deactivate(fields);
    return personPath(fields.personId, "deactivated");
  });
}

export async function reactivatePerson(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.people.reactivate(fields);
    return personPath(fields.personId, "reactivated");
  });
}

export async function appoint(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.people.appoint(fields);
    return personPath(fields.personId, "appointed");
  });
}

export async function appointAdvocate(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.people.appointAdvocate(fields);
    return personPath(fields.personId, "appointed");
  });
}

export async function endAppointment(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.people.endAppointment(fields);
    return personPath(fields.personId, "appointment-ended");
  });
}

export async function endAdvocate(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.people.endAdvocate(fields);
    return personPath(fields.personId, "appointment-ended");
  });
}

export async function recordAbsence(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.recordAbsence(fields);
    return personPath(fields.personId, "away");
  });
}

export async function endAbsence(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.endAbsence(fields);
    return personPath(fields.personId, "saved");
  });
}

export async function takeBackAbsence(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.takeBackAbsence(fields);
    return personPath(fields.personId, "taken-back");
  });
}

/** The link goes back in this answer only: not into an address, a cookie or a log. */
export async function makeLink(_: FormState, data: FormData): Promise<FormState> {
  const origin = (await headers()).get("origin") ?? "";
  let link = "";
  const refused = await submit(data, async (fields: Fields, caller) => {
    link = `${origin}/reset/${(await caller.accounts.issueResetLink(fields)).token}`;
    return undefined;
  });
  return refused.message ? refused : { values: { link } };
}
