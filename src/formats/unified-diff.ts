/** Lines shown before and after what changes, as `git diff` does. */
const AROUND = 3;

/**
 * The difference of two texts of one file as a patch that `git apply` takes: one hunk, from the first line that differs
 * to the last. Empty where nothing differs.
 */
export function unifiedDiff(file: string, before: string, after: string): string {
	if (before === after) return '';
	const [old, now] = [linesOf(before), linesOf(after)];
	const shorter = Math.min(old.length, now.length);
	let start = 0;
	while (start < shorter && old[start] === now[start]) start += 1;
	let kept = 0;
	while (kept < shorter - start && old[old.length - 1 - kept] === now[now.length - 1 - kept]) kept += 1;
	const from = Math.max(0, start - AROUND);
	const tail = Math.min(AROUND, kept);
	const [oldEnd, newEnd] = [old.length - kept, now.length - kept];
	const body = [
		...old.slice(from, start).map((line) => ` ${line}`),
		...old.slice(start, oldEnd).map((line) => `-${line}`),
		...now.slice(start, newEnd).map((line) => `+${line}`),
		...old.slice(oldEnd, oldEnd + tail).map((line) => ` ${line}`),
	];
	const span = (end: number) => spanOf(from, end + tail - from);
	const text = body.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('');
	return `--- a/${file}\n+++ b/${file}\n@@ -${span(oldEnd)} +${span(newEnd)} @@\n${text}`;
}

/** Each line with the break that ends it. */
function linesOf(text: string): readonly string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function spanOf(from: number, length: number): string {
	return length === 0 ? `${from},0` : `${from + 1},${length}`;
}
