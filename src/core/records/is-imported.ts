import type { Incident } from './incident.ts';

/** Under `imported_<tool>` in `refs` an incident keeps the id that it had in the tool it was imported from. */
export const IMPORTED = 'imported_';

/** Whether an incident is history of another tool: what that tool did not know can no longer be asked for. */
export function isImported({ refs = {} }: Pick<Incident, 'refs'>): boolean {
	return Object.keys(refs).some((key) => key.startsWith(IMPORTED));
}
