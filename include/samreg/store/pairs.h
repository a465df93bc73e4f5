/* Tables of pairs, for the shared tables of reports: who takes part in what, held in memory and read from either side.
 *
 *     CREATE VIRTUAL TABLE temp.now_parts USING pairs(arrangement, municipality, marks);
 *     INSERT INTO now_parts SELECT ...;
 *
 * Each row is two whole numbers and the marks of that pair: bits. A pair that is inserted again is not a second row:
 * its marks are added to those that it has (bitwise or), so that many records of one participant become one row without
 * a GROUP BY, and inserting is a cheap DISTINCT. The arguments are the names of the three columns.
 *
 * Rows are read in the order of the first and the second number, or, where the query asks for the second or orders or
 * groups by it, of the second and the first: neither needs an index, or sorts in SQL. They are sorted when they are
 * first read. Rows are neither changed nor deleted. A query that has begun to read goes on with the rows that there
 * were then, whatever is inserted meanwhile. The table goes when the transaction that made it is rolled back, like any
 * other of temp; committed, it stays until the connection ends. But it is not part of transactions: when SQLite reads
 * its schema anew (another table was made and rolled back, or somebody else changed that of the file), the rows are
 * gone. Then it can still be dropped, and whoever reads or fills it is told. */
#ifndef SAMREG_STORE_PAIRS_H
#define SAMREG_STORE_PAIRS_H

#include "samreg/store/internal.h"

/* Makes tables of pairs known to the connection. Returns SQLite's code. */
int pairs_add_module(struct store *store);

#endif
