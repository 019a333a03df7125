import { compareReplays } from '../../core/backtest/compare-replays.ts';
import { linkAccuracy } from '../../core/backtest/link-accuracy.ts';
import { outcomesOf } from '../../core/backtest/outcome.ts';
import type { ReplayRules } from '../../core/backtest/replay.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { scheduleOfService } from '../../core/oncall/find-schedules.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { adviseMonitoring } from '../../core/tuning/advise-monitoring.ts';
import { detectorRecord } from '../../core/tuning/detector-record.ts';
import { findMissingEdges } from '../../core/tuning/find-missing-edges.ts';
import { findTogether, groupTogether } from '../../core/tuning/find-together.ts';
import type { Proposal } from '../../core/tuning/proposal.ts';
import { proposeEdges } from '../../core/tuning/propose-edges.ts';
import { proposeGrouping } from '../../core/tuning/propose-grouping.ts';
import { proposeQuieter } from '../../core/tuning/propose-quieter.ts';
import { proposeRemovals } from '../../core/tuning/propose-removals.ts';
import { TRIAGE_FILE } from '../../core/tuning/rule-change.ts';
import { measureRules } from '../../core/tuning/rule-noise.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { unifiedDiff } from '../../formats/unified-diff.ts';
import type { RuleFiles } from '../backtest/read-rules.ts';
import { readTruth } from '../backtest/read-truth.ts';
import { type ArchivePeriod, replayFiles } from '../backtest/replay-files.ts';
import { comparedWith, readAll } from '../backtest/run-backtest.ts';
import { applyRuleChange } from './apply-rule-change.ts';
import { gatherNoise } from './gather-noise.ts';
import { type NoiseReport, type Suggestion, type Trial, trialOf } from './noise-report.ts';

/** Each proposal costs a replay of the archive; more than this nobody reads at once. */
const TRIED = 20;
/** A new mute has an end: then somebody looks again. */
const MUTE_DAYS = 90;

export interface NoiseQuestion {
	readonly rules: ReplayRules;
	readonly period: ArchivePeriod;
	/** RFC 3339 UTC. */
	readonly now: string;
}

/** A noise report, and the records that it had to leave out. */
export interface NoiseRun {
	readonly report: NoiseReport;
	readonly problems: readonly Diagnostic[];
}

/** Measures what each alert rule was worth, proposes changes of rules, and tries each of them on the archive. */
export function deriveNoise(files: RuleFiles, { rules, period, now }: NoiseQuestion): NoiseRun {
	const truth = readTruth(files);
	const compared = comparedWith(files, truth);
	const { histories, unused, problems } = gatherNoise(files, { rules, compared, period, now });
	const zone = readAll(files, 'site').get('site')?.time_zone ?? 'UTC';
	const noise = measureRules(histories, { facts: truth.facts, zone });
	const together = findTogether(histories);
	const missingEdges = findMissingEdges(truth.facts, { rules, recorded: truth.recorded });
	const schedules = readAll(files, 'schedule');
	const zoneOf = (service: string) =>
		scheduleOfService(schedules, rules.services.get(service) ?? { owner: '' })?.schedule.time_zone ?? zone;
	const until = `${fromEpochMs(toEpochMs(now) + MUTE_DAYS * 86_400_000).slice(0, 10)}T00:00:00Z`;
	const proposals = withOwnIds([
		...proposeQuieter(noise, { rules, histories, zoneOf, until }),
		...proposeGrouping(histories, { rules, together }),
		...proposeEdges(missingEdges),
		...proposeRemovals(unused, rules.policy),
	]);
	const changed = proposals.slice(0, TRIED).map((proposal) => changeOf(files, rules, proposal));
	const { replays, first, last } = replayFiles(files, [rules, ...changed.map((one) => one.rules)], {
		endings: truth.endings,
		period,
	});
	const [today, ...others] = replays;
	const tried = changed.map(({ proposal, patch }, index): Suggestion => {
		const trial = trialOf(compareReplays(today!, others[index]!, compared));
		return { ...proposal, patch, trial };
	});
	const report: NoiseReport = {
		now,
		alerts: today!.alerts,
		...(first && { first }),
		...(last && { last }),
		rules: noise,
		...sorted(tried),
		untried: proposals.length - changed.length,
		advice: adviseMonitoring(noise),
		together: groupTogether(together),
		missingEdges,
		unused,
		detector: {
			total: linkAccuracy(truth.recorded, outcomesOf(today!)),
			months: detectorRecord(today!, truth.recorded, zone),
		},
	};
	return { report, problems: [...truth.problems, ...problems] };
}

interface ChangedRules {
	readonly proposal: Proposal;
	readonly patch: string;
	readonly rules: ReplayRules;
}

function changeOf(files: RuleFiles, { policy, services }: ReplayRules, proposal: Proposal): ChangedRules {
	const { file } = proposal.change;
	const text = files.read(file);
	const edited = applyRuleChange(text, proposal.change);
	const patch = unifiedDiff(file, text, edited);
	if (file === TRIAGE_FILE) {
		const parsed = parseRecord('triage', file, edited);
		if (parsed.ok) return { proposal, patch, rules: { policy: parsed.value.value, services } };
	} else {
		const parsed = parseRecord('service', file, edited);
		if (parsed.ok) {
			const after = new Map(services).set(slugOfPath(file), parsed.value.value);
			return { proposal, patch, rules: { policy, services: after } };
		}
	}
	throw new Error(`The patch of ${proposal.id} would not read as ${file}`);
}

/** What is worth doing, what would miss somebody, and what makes no difference; what saves most sleep first. */
function sorted(tried: readonly Suggestion[]): Pick<NoiseReport, 'suggestions' | 'refused' | 'idle'> {
	const [safe, refused] = [tried.filter(({ trial }) => trial.missed.length === 0), tried.filter(isMissing)];
	const saved = ({ before, after }: Trial['pages']) => before - after;
	return {
		suggestions: safe
			.filter(isGain)
			.sort(
				(a, b) => saved(b.trial.sleepPages) - saved(a.trial.sleepPages) || saved(b.trial.pages) - saved(a.trial.pages),
			),
		refused,
		idle: safe.filter((one) => !isGain(one)),
	};
}

function isMissing({ trial }: Suggestion): boolean {
	return trial.missed.length > 0;
}

/** A lower severity saves what the pager makes of it, and a removed rule reading: neither changes the figures. */
function isGain({ kind, trial }: Suggestion): boolean {
	const { pages, sleepPages, incidents, explained } = trial;
	const differs = [pages, sleepPages, incidents, explained].some(({ before, after }) => before !== after);
	if (kind === 'remove') return !differs;
	if (kind === 'demote') return true;
	return pages.after <= pages.before && sleepPages.after <= sleepPages.before && differs;
}

function withOwnIds(proposals: readonly Proposal[]): readonly Proposal[] {
	const seen = new Map<string, number>();
	return proposals.map((proposal) => {
		const count = (seen.get(proposal.id) ?? 0) + 1;
		seen.set(proposal.id, count);
		return count === 1 ? proposal : { ...proposal, id: `${proposal.id}-${count}` };
	});
}
