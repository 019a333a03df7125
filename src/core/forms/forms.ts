import { declareIncident } from './declare-incident.ts';
import type { Form } from './form.ts';
import { giveVerdict } from './give-verdict.ts';
import { proposeRunbook } from './propose-runbook.ts';
import { reportLeadUp } from './report-lead-up.ts';
import { requestOverride } from './request-override.ts';

/** Every issue form, in the order in which people see them. */
export const FORMS: readonly Form[] = [declareIncident, reportLeadUp, giveVerdict, requestOverride, proposeRunbook];
