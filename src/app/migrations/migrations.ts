import type { Migration } from './migration.ts';

/** All migrations, by number. There is none yet: records are of schema 1 since the first version. */
export const MIGRATIONS: readonly Migration[] = [];
