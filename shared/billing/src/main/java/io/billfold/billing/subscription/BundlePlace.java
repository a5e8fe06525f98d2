package io.billfold.billing.subscription;

import io.billfold.billing.catalog.BundleId;

/**
 * Where an item stands in a bundle.
 *
 * @param bundle the bundle
 * @param place the component's place in it, for example {@code internet}
 */
public record BundlePlace(BundleId bundle, String place) {}
