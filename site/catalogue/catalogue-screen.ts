import { t } from '../i18n/t.ts';
import { createLinks } from '../lib/create-links.ts';
import {
	type CatalogueState,
	chooseSort,
	countPicks,
	EMPTY_STATE,
	readState,
	type Sort,
	sortOf,
	togglePick,
	writeState,
} from './catalogue-state.ts';
import type { CatalogueTable } from './decode-columns.ts';
import { createFacetList } from './draw-facets.ts';
import { drawOutcome, drawPicks, drawRunbooks, drawSort } from './draw-notes.ts';
import { drawResults } from './draw-results.ts';
import { type FacetKey, perFacet } from './facets.ts';
import { fetchTable } from './fetch-table.ts';
import { type FullText, openFullText } from './full-text.ts';
import { closeFacets, keepFacetsOpen } from './keep-facets-open.ts';
import { listenToKeys } from './listen-to-keys.ts';
import { PageMemory } from './page-memory.ts';
import { parseQuery } from './parse-query.ts';
import type { ScreenParts } from './screen-parts.ts';
import { searchRows } from './search-rows.ts';
import { summarise, type TextSearch } from './summarise.ts';
import { type MergedHits, mergeHits, NO_HITS } from './text-hits.ts';
import { viewFacet } from './view-facet.ts';

/** Rows in the page at first, and how many more are added each time. */
const PAGE = 100;
/** How long typing pauses before the texts are searched, in milliseconds. */
const TYPING_PAUSE = 80;
const SHORTEST_TEXT = 2;

/** The catalogue on the page: holds what the reader asks for, and draws the page again whenever that changes. */
export class CatalogueScreen {
	readonly #parts: ScreenParts;
	readonly #links = createLinks(document.documentElement.dataset.base ?? '/');
	readonly #texts: FullText;
	readonly #memory = new PageMemory();
	readonly #drawFacets: ReturnType<typeof createFacetList>;
	readonly #long = new Set<FacetKey>();
	#table: CatalogueTable | undefined;
	#state: CatalogueState = EMPTY_STATE;
	#shown = PAGE;
	#hits: MergedHits = NO_HITS;
	#textSearch: TextSearch = 'none';
	#pause: ReturnType<typeof setTimeout> | undefined;

	constructor(parts: ScreenParts) {
		this.#parts = parts;
		this.#texts = openFullText(parts.root.dataset.texts!);
		this.#drawFacets = createFacetList(parts.facetList, {
			toggle: (key, id) => this.#change(togglePick(this.#state, key, id), 'push'),
			lengthen: (key) => {
				this.#long.add(key);
				this.#draw();
			},
		});
	}

	/** Fetches the columns, takes the state of the URL over and listens. */
	async start(): Promise<void> {
		const parts = this.#parts;
		this.#state = readState(location.search);
		this.#shown = this.#memory.shown ?? PAGE;
		parts.input.value = this.#state.text;
		// Rows that the reader did not ask for must not be seen first.
		parts.rows.hidden = writeState(this.#state) !== '';
		try {
			this.#table = await fetchTable(parts.root.dataset.columns!);
		} catch {
			parts.rows.hidden = false;
			parts.summary.textContent = t('Search and filters cannot be loaded. These are the newest incidents.');
			return;
		}
		keepFacetsOpen(parts.facets);
		parts.root.classList.add('is-ready');
		this.#listen();
		this.#draw();
		this.#searchTexts(0);
		this.#memory.restoreScroll();
	}

	#listen(): void {
		const { input, sort, more, clear, finder, help, openHelp, done } = this.#parts;
		input.addEventListener('input', () => this.#change({ ...this.#state, text: input.value }, 'type'));
		input.addEventListener('focus', () => this.#texts.warm(), { once: true });
		input.addEventListener('blur', () => this.#memory.endTyping());
		finder.addEventListener('submit', (event) => event.preventDefault());
		sort.addEventListener('change', () => this.#change(chooseSort(this.#state, sort.value as Sort), 'push'));
		more.addEventListener('click', () => this.#showMore());
		clear.addEventListener('click', () => this.#clear());
		done.addEventListener('click', () => closeFacets(this.#parts));
		openHelp.addEventListener('click', () => help.showModal());
		listenToKeys(this.#parts, {
			clear: () => this.#clear(),
			showMore: () => this.#showMore(),
			addressOf: (text) => this.#addressOf(text),
		});
		window.addEventListener('popstate', () => this.#goTo(readState(location.search)));
		document.addEventListener('tocsin:records', () => void this.#renew());
	}

	/** The reader asks for something else. */
	#change(state: CatalogueState, how: 'push' | 'type'): void {
		const isNewText = state.text !== this.#state.text;
		this.#state = state;
		this.#shown = PAGE;
		this.#memory.write(`${location.pathname}${writeState(state)}`, how);
		if (isNewText) this.#forgetTexts();
		this.#draw();
		if (isNewText) this.#searchTexts(TYPING_PAUSE);
	}

	/** The reader went back or forward. */
	#goTo(state: CatalogueState): void {
		this.#state = state;
		this.#shown = this.#memory.shown ?? PAGE;
		this.#memory.endTyping();
		this.#parts.input.value = state.text;
		this.#forgetTexts();
		this.#draw();
		this.#searchTexts(0);
	}

	/** Clears the words first, then the filters. */
	#clear(): void {
		if (this.#state.text !== '') {
			this.#parts.input.value = '';
			this.#change({ ...this.#state, text: '' }, 'push');
		} else if (countPicks(this.#state) > 0) this.#change({ ...this.#state, picks: perFacet(() => []) }, 'push');
	}

	#showMore(): void {
		this.#shown += PAGE;
		this.#memory.keepShown(this.#shown);
		this.#draw();
	}

	/** Page of an incident whose whole id was typed. */
	#addressOf(text: string): string | undefined {
		const id = text.trim().toUpperCase();
		return this.#table?.rowOfId.has(id) ? this.#links.incident(id) : undefined;
	}

	#forgetTexts(): void {
		clearTimeout(this.#pause);
		this.#hits = NO_HITS;
		this.#textSearch = parseQuery(this.#state.text).fullText.length < SHORTEST_TEXT ? 'none' : 'running';
	}

	#searchTexts(pause: number): void {
		const { text } = this.#state;
		const { fullText } = parseQuery(text);
		if (fullText.length < SHORTEST_TEXT) return;
		this.#textSearch = 'running';
		const answer = (outcome: TextSearch, hits: MergedHits) => {
			if (text !== this.#state.text) return;
			this.#textSearch = outcome;
			this.#hits = hits;
			this.#draw();
		};
		this.#pause = setTimeout(() => {
			this.#texts.search(fullText).then(
				(hits) => answer(hits ? 'done' : 'absent', hits ? mergeHits(this.#table!, hits) : NO_HITS),
				() => answer('failed', NO_HITS),
			);
		}, pause);
	}

	/** The records have changed: what is asked for stays, what is new is marked. */
	async #renew(): Promise<void> {
		const before = this.#table;
		const [path] = this.#parts.root.dataset.columns!.split('?');
		try {
			this.#table = await fetchTable(path!, 'no-store');
		} catch {
			return;
		}
		this.#texts.renew();
		this.#hits = NO_HITS;
		this.#draw(before);
		this.#searchTexts(0);
	}

	#draw(before?: CatalogueTable): void {
		const table = this.#table;
		if (!table) return;
		const state = this.#state;
		const parts = this.#parts;
		const query = parseQuery(state.text);
		const { byRow, byRunbook } = this.#hits;
		const found = searchRows(table, { picks: state.picks, sort: sortOf(state), query, textHits: [...byRow.keys()] });
		const context = {
			table,
			links: this.#links,
			columns: parts.columns,
			isCompact: parts.isCompact,
			needles: query.wanted,
		};
		drawResults(parts, { context, found, hits: byRow, shown: this.#shown, before });
		drawRunbooks(parts.runbooks, { table, links: this.#links, needles: query.wanted, hits: byRunbook });
		drawPicks(parts, { table, state, remove: (key, id) => this.#change(togglePick(state, key, id), 'push') });
		drawOutcome(parts, { found, state, isSearching: this.#textSearch === 'running' });
		drawSort(parts.sort, state);
		parts.summary.textContent = summarise({
			total: table.size,
			byTitle: found.titleRows.length,
			byText: found.textRows.length,
			isNarrowed: state.text.trim() !== '' || countPicks(state) > 0,
			texts: this.#textSearch,
		});
		this.#drawFacets(
			perFacet((key) =>
				viewFacet(table, key, { counts: found.counts[key], picks: state.picks[key], isLong: this.#long.has(key) }),
			),
		);
	}
}
