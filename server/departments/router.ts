import { procedureFor, router } from "../trpc/init";
import { createDepartment, createTeam, renameDepartment, saveTeam } from "./input";
import * as change from "./mutations";
import { listDepartments } from "./queries";

export const departmentsRouter = router({
  list: procedureFor("person:read").query(({ ctx }) => listDepartments(ctx.db, ctx.today)),
  create: procedureFor("people:manage")
    .input(createDepartment)
    .mutation(({ ctx, input }) => change.createDepartment(ctx, input)),
  rename: procedureFor("people:manage")
    .input(renameDepartment)
    .mutation(({ ctx, input }) => change.renameDepartment(ctx, input)),
  createTeam: procedureFor("people:manage")
    .input(createTeam)
    .mutation(({ ctx, input }) => change.createTeam(ctx, input)),
  saveTeam: procedureFor("people:manage")
    .input(saveTeam)
    .mutation(({ ctx, input }) => change.saveTeam(ctx, input)),
});
