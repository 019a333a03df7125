import { t } from '../i18n/t.ts';
import { type PackedShift, pickShifts } from '../lib/pick-shifts.ts';
import { enhanceTimes } from './enhance-times.ts';

/** Shows, in every role below an element, who has it now and who is next, by the reader's clock. */
export function enhanceShifts(root: ParentNode): void {
	const now = Date.now() / 1000;
	for (const role of root.querySelectorAll<HTMLElement>('[data-shifts]')) {
		const shifts = JSON.parse(role.dataset.shifts ?? '[]') as PackedShift[];
		const people = JSON.parse(role.dataset.people ?? '[]') as string[];
		const isOver = shifts.every(([, end]) => end <= now);
		const picked = pickShifts(shifts, now);
		show(role, 'now', picked.now, { people, empty: isOver ? t('not known: this page is too old') : t('nobody') });
		show(role, 'next', picked.next, { people, empty: t('not planned yet') });
		enhanceTimes(role);
	}
	for (const row of root.querySelectorAll<HTMLElement>('[data-shift-start]')) {
		const isCurrent = Number(row.dataset.shiftStart) <= now && now < Number(row.dataset.shiftEnd);
		row.toggleAttribute('data-current', isCurrent);
	}
}

function show(
	role: HTMLElement,
	slot: 'now' | 'next',
	shift: PackedShift | undefined,
	{ people, empty }: { readonly people: readonly string[]; readonly empty: string },
): void {
	const name = role.querySelector<HTMLElement>(`[data-${slot}-name]`);
	const time = role.querySelector<HTMLTimeElement>(`[data-${slot}-time] time`);
	if (name) name.textContent = shift ? (people[shift[2]] ?? '') : empty;
	if (!time) return;
	time.closest<HTMLElement>(`[data-${slot}-time]`)!.hidden = shift === undefined;
	if (shift) time.dateTime = new Date((slot === 'now' ? shift[1] : shift[0]) * 1000).toISOString();
}
