/** The simulation of shared/testkit, run over the system that template.yaml describes. */
@NullMarked
package io.billfold.checks.simulation;

import org.jspecify.annotations.NullMarked;
