/**
 * Looks at dispute cases day by day, whether anybody reports of them or not: warns of deadlines,
 * opens invoices again whose payment was lost, and shows cases with what led to what.
 */
@NullMarked
package io.billfold.watchdisputes;

import org.jspecify.annotations.NullMarked;
