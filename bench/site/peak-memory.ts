import { readdirSync, readFileSync } from 'node:fs';

/** Watches the memory of a process and of all that it starts; only where the system has `/proc`. */
export function watchMemory(pid: number): { stop(): number } {
	let peak = 0;
	const look = () => {
		peak = Math.max(peak, memoryOf(pid));
	};
	const timer = setInterval(look, 100);
	return {
		/** The most bytes seen in use at once, NaN where nothing could be seen. */
		stop: () => {
			clearInterval(timer);
			return peak || Number.NaN;
		},
	};
}

const PAGE = 4096;

function memoryOf(root: number): number {
	const parents = new Map<number, { readonly parent: number; readonly bytes: number }>();
	try {
		for (const name of readdirSync('/proc')) {
			if (!/^\d+$/.test(name)) continue;
			const stat = readStat(Number(name));
			if (stat) parents.set(Number(name), stat);
		}
	} catch {
		return 0;
	}
	const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid)!.parent));
	return [...parents].reduce((sum, [pid, { bytes }]) => sum + (isBelow(pid) ? bytes : 0), 0);
}

function readStat(pid: number): { readonly parent: number; readonly bytes: number } | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name stands in brackets and may hold anything.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return { parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE };
	} catch {
		return undefined;
	}
}
