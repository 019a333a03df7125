import { backOff } from './back-off.ts';

interface Suspect {
	readonly tries: number;
	readonly notBefore: number;
	/** Successes of others by the time it first failed. */
	readonly successesBefore: number;
}

/** Tries after which a suspect that fails while others succeed is found guilty. */
const MAX_TRIES = 4;

/**
 * Deliveries that failed alone for a reason nobody foresaw. Each waits on its own, so that it holds up nobody else;
 * it is guilty only where others succeeded meanwhile, since otherwise the fault lies elsewhere.
 */
export class Suspects {
	readonly #byName = new Map<string, Suspect>();
	#successes = 0;

	get size(): number {
		return this.#byName.size;
	}

	has(name: string): boolean {
		return this.#byName.has(name);
	}

	/** Notes that something was taken, so the sink works. */
	noteSuccess(): void {
		this.#successes += 1;
	}

	/** Notes a failure alone; true when the delivery is found guilty. */
	noteFailure(
		name: string,
		step: { readonly now: number; readonly baseMs: number; readonly maxMs: number; readonly random: number },
	): boolean {
		const before = this.#byName.get(name);
		const tries = (before?.tries ?? 0) + 1;
		const successesBefore = before?.successesBefore ?? this.#successes;
		this.#byName.set(name, { tries, successesBefore, notBefore: step.now + backOff({ tries, ...step }) });
		return tries >= MAX_TRIES && this.#successes > successesBefore;
	}

	clear(name: string): void {
		this.#byName.delete(name);
	}

	/** One that may be tried again now. */
	due(now: number): string | undefined {
		for (const [name, { notBefore }] of this.#byName) if (notBefore <= now) return name;
		return undefined;
	}

	/** Milliseconds until one is due; undefined where there are none. */
	msUntilDue(now: number): number | undefined {
		if (this.#byName.size === 0) return undefined;
		return Math.max(1, Math.min(...[...this.#byName.values()].map(({ notBefore }) => notBefore)) - now);
	}
}
