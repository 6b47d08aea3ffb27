import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { changeCustomer } from "./mutations/change";
import { createCustomer } from "./mutations/create";
import { clearDied, clearVulnerable, markDied, markVulnerable } from "./mutations/flags";
import { addIdentity, withdrawIdentity } from "./mutations/identities";
import { addNote, withdrawNote } from "./mutations/notes";
import { addRepresentative, endRepresentative } from "./mutations/representatives";
import { rememberSeen } from "./mutations/seen";
import { getBrief } from "./queries/brief";
import { findCaller } from "./queries/caller";
import { mayReceive } from "./queries/content";
import { findCustomers, listLatelySeen } from "./queries/find";
import { listCustomers } from "./queries/list";
import { withTenures } from "./queries/spells";
import { getSurvivor } from "./queries/survivor";
import { listTimeline } from "./queries/timeline";

const read = procedureFor("customer:read");
const edit = procedureFor("customer:edit");

export const customersRouter = router({
  find: read.input(input.findInput).query(({ ctx, input }) => findCustomers(ctx, input.q)),
  identify: read.input(input.identifyInput).query(({ ctx, input }) => findCaller(ctx, input)),
  lately: read.query(({ ctx }) => listLatelySeen(ctx)),
  list: read.input(input.listCustomersInput).query(async ({ ctx, input }) => {
    const page = await listCustomers(ctx.db, { ...ctx, ...input, lapseDays: ctx.organisation.lapseDays, most: 50 });
    return { ...page, lines: await withTenures(ctx, page.lines) };
  }),
  get: read.input(input.customerInput).query(({ ctx, input }) => getSurvivor(ctx.db, input.customerId)),
  brief: read.input(input.customerInput).query(({ ctx, input }) => getBrief(ctx, input.customerId)),
  seen: read.input(input.customerInput).mutation(({ ctx, input }) => rememberSeen(ctx, input.customerId)),
  mayReceive: read.input(input.mayReceiveInput).query(({ ctx, input }) => mayReceive(ctx, input)),
  timeline: read.input(input.timelineInput).query(({ ctx, input }) => listTimeline(ctx.db, input)),
  create: edit.input(input.createCustomerInput).mutation(({ ctx, input }) => createCustomer(ctx, input)),
  change: edit.input(input.changeCustomerInput).mutation(({ ctx, input }) => changeCustomer(ctx, input)),
  addIdentity: edit.input(input.addIdentityInput).mutation(({ ctx, input }) => addIdentity(ctx, input)),
  withdrawIdentity: edit.input(input.identityInput).mutation(({ ctx, input }) => withdrawIdentity(ctx, input)),
  markDied: edit.input(input.diedInput).mutation(({ ctx, input }) => markDied(ctx, input)),
  clearDied: edit.input(input.customerInput).mutation(({ ctx, input }) => clearDied(ctx, input)),
  markVulnerable: edit.input(input.vulnerableInput).mutation(({ ctx, input }) => markVulnerable(ctx, input)),
  clearVulnerable: edit.input(input.customerInput).mutation(({ ctx, input }) => clearVulnerable(ctx, input)),
  addNote: edit.input(input.addNoteInput).mutation(({ ctx, input }) => addNote(ctx, input)),
  withdrawNote: edit.input(input.noteInput).mutation(({ ctx, input }) => withdrawNote(ctx, input)),
  addRepresentative: edit.input(input.representativeInput).mutation(({ ctx, input }) => addRepresentative(ctx, input)),
  endRepresentative: edit.input(input.representativeInput).mutation(({ ctx, input }) => endRepresentative(ctx, input)),
});
