/** Reports that finance hands in or keeps: tables whose totals are those of the ledger. */
@NullMarked
package io.billfold.billing.report;

import org.jspecify.annotations.NullMarked;
