/** The branch on which a report (`schedules/handovers/2026-W46-payments.md`) is written; by it its pull request is found again. */
export function handoverBranch(path: string): string {
	return path.replace(/^schedules\/handovers\/(.*)\.md$/, 'handover/$1');
}
