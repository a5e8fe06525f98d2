/**
 * The calculator: scenarios as JSON in, invoices with their lines out. It bills by the same steps
 * as drafting does, without a cloud, and writes nothing.
 */
@NullMarked
package io.billfold.events.rating;

import org.jspecify.annotations.NullMarked;
