import { z } from "zod";
import { idField, optionalId, words } from "../trpc/fields";

const name = words(1, 80);

export const createDepartment = z.object({ name });
export type CreateDepartment = z.infer<typeof createDepartment>;

export const renameDepartment = z.object({ departmentId: idField, name });
export type RenameDepartment = z.infer<typeof renameDepartment>;

export const createTeam = z.object({ departmentId: idField, name });
export type CreateTeam = z.infer<typeof createTeam>;

export const saveTeam = z.object({ teamId: idField, name, leadId: optionalId });
export type SaveTeam = z.infer<typeof saveTeam>;
