import { makeActions, makeActionsByTeam } from './actions.ts';
import { makeCauseCosts, makeCauses, makeCausesByMonth, makeCausesByTeam } from './causes.ts';
import { makeChanges, makeChangesByExposure } from './changes.ts';
import { makeComparisons } from './comparisons.ts';
import { makeCosts } from './costs.ts';
import { makeIncidentsByMonth, makeIncidentsByWeek } from './count-by-time.ts';
import { makeDetector } from './detector.ts';
import { makeImpact } from './impact.ts';
import { makeIncidents } from './incidents.ts';
import { makeNoiseByAlert, makeNoiseByService, makeVerdictsByMonth } from './noise.ts';
import { makeOnCallLoad, makeOnCallPeople, makeOnCallWeeks } from './on-call.ts';
import { makePostmortems, makePostmortemsByTeam } from './postmortems.ts';
import { makeAvoidableRecurrences, makeRecurringFamilies } from './recurring.ts';
import { makeServices } from './services.ts';
import { makeSummary } from './summary.ts';
import { makeTeamQuarters } from './team-quarters.ts';
import { makeTimes } from './times.ts';
import { makeWeeks } from './weeks.ts';

/** Every dataset by its name, which is also its address; a page and the files of the same name show the same rows. */
export const DATASETS = {
	actions: makeActions,
	'actions-by-team': makeActionsByTeam,
	'avoidable-recurrences': makeAvoidableRecurrences,
	'cause-costs': makeCauseCosts,
	causes: makeCauses,
	'causes-by-month': makeCausesByMonth,
	'causes-by-team': makeCausesByTeam,
	changes: makeChanges,
	'changes-by-exposure': makeChangesByExposure,
	detector: makeDetector,
	'noise-by-alert': makeNoiseByAlert,
	'noise-by-service': makeNoiseByService,
	'on-call-load': makeOnCallLoad,
	'on-call-people': makeOnCallPeople,
	'on-call-weeks': makeOnCallWeeks,
	postmortems: makePostmortems,
	'postmortems-by-team': makePostmortemsByTeam,
	'recurring-families': makeRecurringFamilies,
	services: makeServices,
	'verdicts-by-month': makeVerdictsByMonth,
	comparisons: makeComparisons,
	costs: makeCosts,
	impact: makeImpact,
	incidents: makeIncidents,
	'incidents-by-month': makeIncidentsByMonth,
	'incidents-by-week': makeIncidentsByWeek,
	summary: makeSummary,
	'team-quarters': makeTeamQuarters,
	times: makeTimes,
	weeks: makeWeeks,
} as const;

export type DatasetName = keyof typeof DATASETS;

export const DATASET_NAMES = Object.keys(DATASETS) as readonly DatasetName[];

/** Whether there is a dataset of a name. */
export function isDatasetName(name: string): name is DatasetName {
	return Object.hasOwn(DATASETS, name);
}
