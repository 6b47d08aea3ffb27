"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function resolveIssue(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.issues.resolve(fields);
    return `/customers/${customerId}?done=resolved`;
  });
}

export async function reopenIssue(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, issueId } = await caller.issues.reopen(fields);
    return `/customers/${customerId}/issues/${issueId}?done=reopened`;
  });
}

export async function handOverIssue(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, issueId } = await caller.issues.handOver(fields);
    return `/customers/${customerId}/issues/${issueId}?done=passed-on`;
  });
}

export async function takeIssue(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, issueId } = await caller.issues.handOver(fields);
    return `/customers/${customerId}/issues/${issueId}?done=taken`;
  });
}
