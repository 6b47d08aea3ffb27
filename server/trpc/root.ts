import { accountsRouter } from "../accounts/router";
import { advocacyRouter } from "../advocacy/router";
import { advocatesRouter } from "../advocates/router";
import { bandsRouter } from "../bands/router";
import { boardRouter } from "../board/router";
import { calendarsRouter } from "../calendars/router";
import { callsRouter } from "../calls/router";
import { charterRouter } from "../charter/router";
import { colleaguesRouter } from "../colleagues/router";
import { confirmationsRouter } from "../confirmations/router";
import { contactsRouter, feedbacksRouter } from "../contacts/router";
import { correctionsRouter } from "../corrections/router";
import { countsRouter } from "../counts/router";
import { customersRouter } from "../customers/router";
import { decisionsRouter } from "../decisions/router";
import { departmentsRouter } from "../departments/router";
import { erasuresRouter } from "../erasures/router";
import { documentsRouter, evidenceRouter, exposuresRouter, researchRouter } from "../evidence/router";
import { experienceRouter } from "../experience/router";
import { exportsRouter } from "../exports/router";
import { goodwillRouter } from "../goodwill/router";
import { governanceRouter } from "../governance/router";
import { importsRouter } from "../imports/router";
import { inboxRouter } from "../inbox/router";
import { issuesRouter } from "../issues/router";
import { knowledgeRouter } from "../knowledge/router";
import { limitsRouter } from "../limits/router";
import { listeningRouter } from "../listening/router";
import { mailRouter } from "../mail/router";
import { mergingRouter } from "../merging/router";
import { milesRouter } from "../miles/router";
import { noticesRouter } from "../notices/router";
import { numbersRouter } from "../numbers/router";
import { organisationRouter } from "../organisation/router";
import { outcomesRouter } from "../outcomes/router";
import { peopleRouter } from "../people/router";
import { plansRouter } from "../plans/router";
import { promisesRouter } from "../promises/router";
import { purchasesRouter } from "../purchases/router";
import { ratesRouter } from "../rates/router";
import { recognitionsRouter } from "../recognitions/router";
import { recordsRouter } from "../records/router";
import { reportsRouter } from "../reports/router";
import { restrictionsRouter } from "../restrictions/router";
import { retentionRouter } from "../retention/router";
import { reviewsRouter } from "../reviews/router";
import { segmentsRouter } from "../segments/router";
import { stagesRouter } from "../stages/router";
import { storiesRouter } from "../stories/router";
import { thresholdsRouter } from "../thresholds/router";
import { unhappyRouter } from "../unhappy/router";
import { valuesRouter } from "../values/router";
import { shellRouter, waitingRouter } from "../waiting/router";
import { warningsRouter } from "../warnings/router";
import { router } from "./init";

export const appRouter = router({
  calendars: calendarsRouter,
  notices: noticesRouter,
  calls: callsRouter,
  charter: charterRouter,
  outcomes: outcomesRouter,
  plans: plansRouter,
  promises: promisesRouter,
  rates: ratesRouter,
  recognitions: recognitionsRouter,
  records: recordsRouter,
  purchases: purchasesRouter,
  issues: issuesRouter,
  customers: customersRouter,
  confirmations: confirmationsRouter,
  contacts: contactsRouter,
  corrections: correctionsRouter,
  counts: countsRouter,
  feedbacks: feedbacksRouter,
  unhappy: unhappyRouter,
  warnings: warningsRouter,
  stages: stagesRouter,
  merging: mergingRouter,
  knowledge: knowledgeRouter,
  advocates: advocatesRouter,
  bands: bandsRouter,
  board: boardRouter,
  numbers: numbersRouter,
  segments: segmentsRouter,
  values: valuesRouter,
  thresholds: thresholdsRouter,
  reports: reportsRouter,
  shell: shellRouter,
  waiting: waitingRouter,
  imports: importsRouter,
  inbox: inboxRouter,
  mail: mailRouter,
  accounts: accountsRouter,
  advocacy: advocacyRouter,
  colleagues: colleaguesRouter,
  stories: storiesRouter,
  people: peopleRouter,
  organisation: organisationRouter,
  departments: departmentsRouter,
  decisions: decisionsRouter,
  erasures: erasuresRouter,
  documents: documentsRouter,
  evidence: evidenceRouter,
  experience: experienceRouter,
  exports: exportsRouter,
  exposures: exposuresRouter,
  research: researchRouter,
  retention: retentionRouter,
  governance: governanceRouter,
  limits: limitsRouter,
  listening: listeningRouter,
  goodwill: goodwillRouter,
  miles: milesRouter,
  restrictions: restrictionsRouter,
  reviews: reviewsRouter,
});

export type AppRouter = typeof appRouter;
