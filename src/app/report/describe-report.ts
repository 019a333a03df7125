import type { SentReport } from './send-report.ts';
import type { WrittenReport } from './write-report.ts';

/** What became of a report, in one line for people. */
export function describeReport(report: WrittenReport | SentReport): string {
	const { file } = report;
	switch (report.state) {
		case 'written':
			return `${file} written`;
		case 'unchanged':
			return `${file} says the same already`;
		case 'mailed':
			return `${file} is left as it was mailed`;
		case 'sent':
			return `${file} mailed to ${report.to.join(', ')}${report.note === undefined ? '' : ` (${report.note})`}`;
		case 'sent-before':
			return `${file} was mailed before`;
		case 'given-up-before':
			return `${file} could not be mailed and was given up; remove "mail" from the file to try again`;
		case 'waiting':
			return `${file} is being mailed by another run, or is tried again after ${report.until}`;
		case 'nobody':
			return `${file} is mailed to nobody: no route of policies/notify.yaml with this event leads to an address${report.unreachable.length > 0 ? ` (${report.unreachable.join(', ')})` : ''}`;
		case 'failed':
		case 'given-up':
			return `${file} not mailed: ${report.error}${report.help === undefined ? '' : `. ${report.help}`}`;
		case 'unreadable':
			return `${file} is there and cannot be read, so nobody knows whether it was mailed`;
		default:
			return report satisfies never;
	}
}

/** Whether somebody has to look. */
export function isFinding({ state }: WrittenReport | SentReport): boolean {
	return ['given-up-before', 'nobody', 'failed', 'given-up', 'unreadable'].includes(state);
}
