/**
 * Billfold under everything that can go wrong, in one thread, on one virtual clock, from one seed.
 * The functions' real handlers take the events that AWS would send them and call AWS's services in
 * memory ({@link io.billfold.testkit.aws}) through a network with faults; what calls which is read
 * from the template. While a call is under way the rest of the world goes on, so that functions
 * meet between any two of their calls. An auditor ({@link io.billfold.testkit.audit}) looks at
 * every write.
 *
 * <p>Whatever happens by chance is drawn from the seed and a name of its own, so that a deed or a
 * fault can be taken out of a run without changing the others: a failing run is shrunk that way to
 * the shortest story that still fails.
 */
@NullMarked
package io.billfold.testkit.simulation;

import org.jspecify.annotations.NullMarked;
