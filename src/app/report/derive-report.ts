import type { ReportDocument } from '../../core/reports/report-document.ts';
import type { ReportPeriod } from '../../core/reports/report-period.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { reportContext } from './report-context.ts';
import { againstTarget } from './sections/against-target.ts';
import { byTeam } from './sections/by-team.ts';
import { cameBack } from './sections/came-back.ts';
import { impactSection } from './sections/impact.ts';
import { incidentList } from './sections/incident-list.ts';
import { nextOnCall } from './sections/next-on-call.ts';
import { noiseSection } from './sections/noise.ts';
import { openingSection } from './sections/opening.ts';
import { overdueSection } from './sections/overdue.ts';
import { rootCauses } from './sections/root-causes.ts';
import { yearAgo } from './sections/year-ago.ts';

/** The report of a period as of an instant (RFC 3339 UTC), from records alone: the same records, period and instant give the same. */
export function deriveReport(catalogue: Catalogue, period: ReportPeriod, at: string): ReportDocument {
	const context = reportContext(catalogue, period, at);
	const { organisation = 'Incidents' } = catalogue.policies.site ?? {};
	const isOver = toEpochMs(at) >= period.window.end;
	const title = `${organisation === 'Incidents' ? '' : `${organisation}: `}incidents of ${period.name}${isOver ? '' : ' so far'}`;
	const sections =
		period.kind === 'weekly'
			? [
					...incidentList(context),
					...againstTarget(context),
					...cameBack(context),
					overdueSection(context),
					...noiseSection(context),
					...yearAgo(context),
					...nextOnCall(context),
				]
			: [
					...byTeam(context),
					...impactSection(context),
					...againstTarget(context),
					...rootCauses(context),
					...cameBack(context),
					overdueSection(context),
					...noiseSection(context),
				];
	return { title: `${title[0]!.toUpperCase()}${title.slice(1)}`, sections: [openingSection(context), ...sections] };
}
