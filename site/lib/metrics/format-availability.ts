/** An availability for people with as many nines as it has: `100 %`, `99.98 %`, `97.3 %`; never rounded up to all. */
export function formatAvailability(share: number): string {
	if (share >= 1) return '100 %';
	const percent = share * 100;
	const digits = percent >= 99.9 ? 3 : percent >= 99 ? 2 : 1;
	return `${(Math.floor(percent * 10 ** digits) / 10 ** digits).toFixed(digits)} %`;
}
