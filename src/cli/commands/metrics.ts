import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { deriveMetrics } from '../../app/metrics/derive-metrics.ts';
import { listRows } from '../../app/metrics/list-figures.ts';
import { METRICS, type MetricName } from '../../app/metrics/metric-names.ts';
import type { MetricsQuestion } from '../../app/metrics/metrics-report.ts';
import { printMetrics } from '../../app/metrics/print-metrics.ts';
import { DIMENSIONS } from '../../core/metrics/group-incidents.ts';
import { localDay } from '../../core/metrics/local-day.ts';
import { SEVERITIES } from '../../core/records/incident-words.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { printCsv } from '../../formats/csv/print-csv.ts';
import { EXIT, type GlobalOptions, nowOf, printJson } from '../output.ts';
import { UsageError } from '../report-failure.ts';

const FORMATS = ['text', 'json', 'csv'] as const;

const METRIC_NAMES = Object.keys(METRICS) as MetricName[];

interface MetricsOptions {
	readonly from?: string;
	readonly to?: string;
	readonly by?: string;
	readonly metric?: string;
	readonly compare?: string;
	readonly severities?: string;
	readonly format: string;
}

/** `metrics`: how it goes, from records alone. */
export function addMetrics(program: Command): void {
	program
		.command('metrics')
		.description('measure incidents over a period: times, availability, noise, cost; docs/metrics.md explains each')
		.option('--from <day>', 'first day, by default that of the first incident')
		.option('--to <day>', 'last day, by default today')
		.option('--by <dimension>', DIMENSIONS.join(', '))
		.option('--metric <name>', `in text and CSV only one of ${METRIC_NAMES.join(', ')}`)
		.option('--compare <period>', 'with "previous", as many days right before, or a period like 2026-01-01..2026-03-31')
		.option('--severities <list>', 'only these, like sev1,sev2')
		.option('--format <format>', FORMATS.join(', '), 'text')
		.action((options: MetricsOptions) => measure(options, program.opts<GlobalOptions>()));
}

function measure(options: MetricsOptions, global: GlobalOptions): void {
	const format = global.json ? 'json' : oneOf('format', options.format, FORMATS);
	const only = options.metric === undefined ? undefined : oneOf('metric', options.metric, METRIC_NAMES);
	const now = normaliseInstant(nowOf(global));
	if (now === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected RFC 3339 like 2026-11-20T03:02:11Z`);
	const catalogue = readCatalogue(workTreeFiles(global.repo));
	const question = readQuestion(options, now, catalogue.policies.site?.time_zone ?? 'UTC');
	const report = deriveMetrics(catalogue, question);
	if (format === 'json') printJson(report);
	else process.stdout.write(format === 'csv' ? printCsv(listRows(report, only)) : printMetrics(report, only));
	const broken = new Set(catalogue.problems.map(({ file }) => file)).size;
	if (broken === 0) return;
	// A record that cannot be read is missing from every figure; whoever reads them has to know.
	process.stderr.write(`tocsin: ${broken} records have problems and are not measured; see: tocsin check\n`);
	process.exitCode = EXIT.findings;
}

function readQuestion(options: MetricsOptions, now: string, zone: string): MetricsQuestion {
	const { from, to, by, compare, severities } = options;
	const today = localDay(now, zone);
	const [first, last] = [from && readDay('--from', from), to && readDay('--to', to)];
	if (first && first > today) throw new UsageError(`Unexpected --from ${first}, expected a day up to today (${today})`);
	if (first && last && last < first)
		throw new UsageError(`Unexpected --to ${last} before --from ${first}, expected a later day`);
	const dimension = by === undefined ? undefined : oneOf('by', by, DIMENSIONS);
	if (compare !== undefined && ['week', 'month', 'quarter'].includes(dimension ?? '')) {
		throw new UsageError(
			`Unexpected --compare beside --by ${dimension}, expected a dimension that both periods have, like team`,
		);
	}
	const compared = compare === undefined ? undefined : readCompare(compare, first);
	if (typeof compared === 'object' && compared.from <= (last || today) && (!first || compared.to >= first)) {
		throw new UsageError(
			`Unexpected --compare "${compare}" that overlaps the period, expected days outside of --from and --to`,
		);
	}
	return {
		now,
		...(first && { from: first }),
		...(last && { to: last }),
		...(dimension && { by: dimension }),
		...(severities && { severities: severities.split(',').map((one) => oneOf('severities', one.trim(), SEVERITIES)) }),
		...(compared && { compare: compared }),
	};
}

function readCompare(text: string, from: string | undefined): NonNullable<MetricsQuestion['compare']> {
	if (text === 'previous') {
		if (from) return 'previous';
		throw new UsageError('Unexpected --compare previous without --from, expected the first day of the later period');
	}
	const [first, last, ...more] = text.split('..');
	if (!first || !last || more.length > 0) {
		throw new UsageError(`Unexpected --compare "${text}", expected previous or two days like 2026-01-01..2026-03-31`);
	}
	const period = { from: readDay('--compare', first), to: readDay('--compare', last) };
	if (period.to >= period.from) return period;
	throw new UsageError(`Unexpected --compare "${text}", expected the earlier day first`);
}

function readDay(option: string, text: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && normaliseInstant(text)?.startsWith(text)) return text;
	throw new UsageError(`Unexpected ${option} "${text}", expected a day like 2026-11-20`);
}

function oneOf<T extends string>(option: string, text: string, words: readonly T[]): T {
	const found = words.find((word) => word === text);
	if (found !== undefined) return found;
	throw new UsageError(`Unexpected --${option} "${text}", expected one of ${words.join(', ')}`);
}
