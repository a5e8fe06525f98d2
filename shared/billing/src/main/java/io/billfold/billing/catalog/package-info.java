/**
 * What a seller sells: products, plans with effective-dated prices, bundles and coupons. Everything
 * here is data that a catalog file states; nothing is computed from a subscription.
 */
@NullMarked
package io.billfold.billing.catalog;

import org.jspecify.annotations.NullMarked;
