import { accountsRouter } from "../accounts/router";
import { boardRouter } from "../board/router";
import { contactsRouter, feedbacksRouter } from "../contacts/router";
import { correctionsRouter } from "../corrections/router";
import { customersRouter } from "../customers/router";
import { decisionsRouter } from "../decisions/router";
import { departmentsRouter } from "../departments/router";
import { erasuresRouter } from "../erasures/router";
import { exportsRouter } from "../exports/router";
import { governanceRouter } from "../governance/router";
import { importsRouter } from "../imports/router";
import { issuesRouter } from "../issues/router";
import { knowledgeRouter } from "../knowledge/router";
import { mergingRouter } from "../merging/router";
import { numbersRouter } from "../numbers/router";
import { organisationRouter } from "../organisation/router";
import { peopleRouter } from "../people/router";
import { promisesRouter } from "../promises/router";
import { purchasesRouter } from "../purchases/router";
import { recognitionsRouter } from "../recognitions/router";
import { recordsRouter } from "../records/router";
import { segmentsRouter } from "../segments/router";
import { stagesRouter } from "../stages/router";
import { unhappyRouter } from "../unhappy/router";
import { shellRouter, waitingRouter } from "../waiting/router";
import { router } from "./init";

export const appRouter = router({
  promises: promisesRouter,
  recognitions: recognitionsRouter,
  records: recordsRouter,
  purchases: purchasesRouter,
  issues: issuesRouter,
  customers: customersRouter,
  contacts: contactsRouter,
  corrections: correctionsRouter,
  feedbacks: feedbacksRouter,
  unhappy: unhappyRouter,
  stages: stagesRouter,
  merging: mergingRouter,
  knowledge: knowledgeRouter,
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
  erasures: erasuresRouter,
  exports: exportsRouter,
  governance: governanceRouter,
});

export type AppRouter = typeof appRouter;
