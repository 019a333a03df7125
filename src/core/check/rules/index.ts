import type { CheckRule } from '../rule.ts';
import { archiveUntouched } from './alerts/archive-untouched.ts';
import { blamelessNames } from './blameless/names.ts';
import { blamelessPhrases } from './blameless/phrases.ts';
import { postmortemOverdue } from './coverage/postmortem-overdue.ts';
import { runbookForAlert } from './coverage/runbook-for-alert.ts';
import { serviceOnCall } from './coverage/service-on-call.ts';
import { draftWellFormed } from './drafts/well-formed.ts';
import { knownPlace } from './files/known-place.ts';
import { noConflictMarks } from './files/no-conflict-marks.ts';
import { pictureSize } from './files/picture-size.ts';
import { pictureType } from './files/picture-type.ts';
import { utf8 } from './files/utf-8.ts';
import { handoverAccepted } from './handover/accepted.ts';
import { amountsInOrder } from './incident/amounts-in-order.ts';
import { closedComplete } from './incident/closed-complete.ts';
import { dismissedWithReason } from './incident/dismissed-with-reason.ts';
import { idInFolder } from './incident/id-in-folder.ts';
import { timesInOrder } from './incident/times-in-order.ts';
import { timesMatchStatus } from './incident/times-match-status.ts';
import { timesNotInFuture } from './incident/times-not-in-future.ts';
import { transition } from './incident/transition.ts';
import { linksResolve } from './links/resolve.ts';
import { idsOnce } from './policy/ids-once.ts';
import { mutes } from './policy/mutes.ts';
import { notifyRecipients } from './policy/notify-recipients.ts';
import { shadowedLevels } from './policy/shadowed-levels.ts';
import { targetsForward } from './policy/targets-forward.ts';
import { templateSections } from './policy/template-sections.ts';
import { unusedLevels } from './policy/unused-levels.ts';
import { actionDone } from './postmortem/action-done.ts';
import { actionIds } from './postmortem/action-ids.ts';
import { actionVerb } from './postmortem/action-verb.ts';
import { postmortemActions } from './postmortem/actions.ts';
import { datedEnds } from './postmortem/dated.ts';
import { detectionSource } from './postmortem/detection.ts';
import { dueDates } from './postmortem/due-dates.ts';
import { sectionsFilled } from './postmortem/filled.ts';
import { impactNumbers } from './postmortem/impact.ts';
import { rootCause } from './postmortem/root-cause.ts';
import { postmortemSections } from './postmortem/sections.ts';
import { shortSummary } from './postmortem/summary.ts';
import { wholeTimeline } from './postmortem/timeline.ts';
import { knownCause } from './references/known-cause.ts';
import { knownIncident } from './references/known-incident.ts';
import { knownKind } from './references/known-kind.ts';
import { knownPerson } from './references/known-person.ts';
import { knownProduct } from './references/known-product.ts';
import { knownRunbook } from './references/known-runbook.ts';
import { knownSchedule } from './references/known-schedule.ts';
import { knownService } from './references/known-service.ts';
import { knownTeam } from './references/known-team.ts';
import { noCycle } from './relations/no-cycle.ts';
import { relationOnce } from './relations/once.ts';
import { alertPatterns } from './runbook/alert-patterns.ts';
import { commandsInFences } from './runbook/commands-in-fences.ts';
import { runbookReviewed } from './runbook/reviewed.ts';
import { runbookSections } from './runbook/sections.ts';
import { calendarFits } from './schedule/calendar-fits.ts';
import { escalationFits } from './schedule/escalation-fits.ts';
import { overridesFit } from './schedule/overrides-fit.ts';
import { rotationFits } from './schedule/rotation-fits.ts';
import { noPersonalData } from './secrets/no-personal-data.ts';
import { noSecret } from './secrets/no-secret.ts';
import { claimsOnce } from './service/claims-once.ts';
import { dependsOnOthers } from './service/depends-on-others.ts';
import { leadInTeam } from './team/lead-in-team.ts';
import { memberOnce } from './team/member-once.ts';
import { knownZone } from './time/known-zone.ts';
import { appendOnly } from './timeline/append-only.ts';
import { inOrder } from './timeline/in-order.ts';
import { notInFuture } from './timeline/not-in-future.ts';

/**
 * Every rule of the check, by group. To add one: its file, a line here, and texts in `<id>/good/` and `<id>/bad/` as
 * `parseExample` reads them; `UPDATE_EXAMPLES=1 vitest run src/core/check/rules` writes what the bad ones get.
 */
export const RULES: readonly CheckRule[] = [
	archiveUntouched,
	blamelessNames,
	blamelessPhrases,
	postmortemOverdue,
	runbookForAlert,
	serviceOnCall,
	draftWellFormed,
	knownPlace,
	noConflictMarks,
	pictureSize,
	pictureType,
	utf8,
	handoverAccepted,
	amountsInOrder,
	closedComplete,
	dismissedWithReason,
	idInFolder,
	timesInOrder,
	timesMatchStatus,
	timesNotInFuture,
	transition,
	linksResolve,
	idsOnce,
	mutes,
	notifyRecipients,
	shadowedLevels,
	targetsForward,
	templateSections,
	unusedLevels,
	actionDone,
	datedEnds,
	actionIds,
	actionVerb,
	postmortemActions,
	detectionSource,
	dueDates,
	sectionsFilled,
	impactNumbers,
	rootCause,
	postmortemSections,
	shortSummary,
	wholeTimeline,
	knownCause,
	knownIncident,
	knownKind,
	knownPerson,
	knownProduct,
	knownRunbook,
	knownSchedule,
	knownService,
	knownTeam,
	noCycle,
	relationOnce,
	alertPatterns,
	commandsInFences,
	runbookReviewed,
	runbookSections,
	escalationFits,
	overridesFit,
	calendarFits,
	rotationFits,
	noPersonalData,
	noSecret,
	claimsOnce,
	dependsOnOthers,
	leadInTeam,
	memberOnce,
	knownZone,
	appendOnly,
	inOrder,
	notInFuture,
];
