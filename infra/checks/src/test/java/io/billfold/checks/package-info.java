/**
 * Tests of the whole system: what no module can show alone. {@code architecture} holds the arrows
 * of the layout, {@code template} what template.yaml promises, the others run the local cloud.
 */
@NullMarked
package io.billfold.checks;

import org.jspecify.annotations.NullMarked;
