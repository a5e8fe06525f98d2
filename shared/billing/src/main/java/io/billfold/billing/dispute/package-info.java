/**
 * Chargebacks: case status and money are two separate tracks. A case is the set of what was
 * reported of it. Days are in UTC, as providers state theirs. Facts about the networks are in the
 * tables beside the classes, with source and confidence.
 */
@NullMarked
package io.billfold.billing.dispute;

import org.jspecify.annotations.NullMarked;
