/**
 * When what is invoiced becomes revenue. An invoice is not revenue: what it charges for months to
 * come is owed to the customer as a service, and becomes revenue month by month (IFRS 15,
 * paragraphs 31 to 45; ASC 606-10-25-23 to 25-37). Amounts are net of tax; a month is the smallest
 * part.
 */
@NullMarked
package io.billfold.billing.revenue;

import org.jspecify.annotations.NullMarked;
