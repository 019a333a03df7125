import { ID_BROWSER } from './id-browser.ts';
import { ID_CODES } from './id-codes.ts';
import { ID_COLUMNS } from './id-columns.ts';
import { ID_COMPONENTS } from './id-components.ts';
import { ID_DASHBOARDS } from './id-dashboards.ts';
import { ID_METRICS } from './id-metrics.ts';
import { ID_PAGES } from './id-pages.ts';
import type { Words } from './t.ts';

/** The interface in Bahasa Indonesia. Terms that Indonesian engineers say in English stay: on-call, runbook, postmortem, alert. */
export const ID: Words = {
	...ID_CODES,
	...ID_COLUMNS,
	...ID_COMPONENTS,
	...ID_PAGES,
	...ID_DASHBOARDS,
	...ID_METRICS,
	...ID_BROWSER,
};
