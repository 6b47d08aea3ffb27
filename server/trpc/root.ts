import { accountsRouter } from "../accounts/router";
import { boardRouter } from "../board/router";
import { contactsRouter } from "../contacts/router";
import { customersRouter } from "../customers/router";
import { decisionsRouter } from "../decisions/router";
import { departmentsRouter } from "../departments/router";
import { governanceRouter } from "../governance/router";
import { importsRouter } from "../imports/router";
import { issuesRouter } from "../issues/router";
import { numbersRouter } from "../numbers/router";
import { organisationRouter } from "../organisation/router";
import { peopleRouter } from "../people/router";
import { promisesRouter } from "../promises/router";
import { purchasesRouter } from "../purchases/router";
import { recognitionsRouter } from "../recognitions/router";
import { segmentsRouter } from "../segments/router";
import { shellRouter, waitingRouter } from "../waiting/router";
import { router } from "./init";

export const appRouter = router({
  promises: promisesRouter,
  recognitions: recognitionsRouter,
  purchases: purchasesRouter,
  issues: issuesRouter,
  customers: customersRouter,
  contacts: contactsRouter,
  board: boardRouter,
  numbers: numbersRouter,
  segments: segmentsRouter,
  shell: shellRouter,
  waiting: waitingRouter,
  imports: importsRouter,
  accounts: accountsRouter,
  people: peopleRouter,
  organisation: organisationRouter,
  departments: departmentsRouter,
  decisions: decisionsRouter,
  governance: governanceRouter,
});

export type AppRouter = typeof appRouter;
