/** A local cloud as a customer, a provider and an auditor use it: over the network alone. */
@NullMarked
package io.billfold.checks.cloud;

import org.jspecify.annotations.NullMarked;
