/** What an entry of the browser's history remembers beside its address. */
interface PageNote {
	readonly shown?: number;
	readonly scroll?: number;
}

/** How long a pause ends a spell of typing, in milliseconds. */
const SPELL_PAUSE = 1_500;

/**
 * The catalogue's part of the browser's history: one entry for each thing the reader asked for, where a spell of
 * typing is one thing, and the place in the list for those who come back.
 */
export class PageMemory {
	#isTyping = false;
	#spell: ReturnType<typeof setTimeout> | undefined;

	constructor() {
		window.addEventListener('pagehide', () => this.#note({ scroll: window.scrollY }));
	}

	/** How many rows were shown at this entry. */
	get shown(): number | undefined {
		return readNote().shown;
	}

	/** Writes the address: anew, or over the last where the reader is still typing. */
	write(address: string, how: 'push' | 'type'): void {
		if (how === 'type' && this.#isTyping) history.replaceState({}, '', address);
		else history.pushState({}, '', address);
		clearTimeout(this.#spell);
		this.#isTyping = how === 'type';
		if (this.#isTyping) this.#spell = setTimeout(() => this.endTyping(), SPELL_PAUSE);
	}

	endTyping(): void {
		this.#isTyping = false;
	}

	keepShown(shown: number): void {
		this.#note({ shown });
	}

	/** Back to where the reader left this entry. */
	restoreScroll(): void {
		const { scroll } = readNote();
		if (scroll !== undefined) window.scrollTo(0, scroll);
	}

	#note(note: PageNote): void {
		history.replaceState({ ...readNote(), ...note }, '');
	}
}

function readNote(): PageNote {
	const note: unknown = history.state;
	return typeof note === 'object' && note !== null ? note : {};
}
