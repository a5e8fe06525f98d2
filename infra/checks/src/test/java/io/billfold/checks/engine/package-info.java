/**
 * What Billfold relies on of each AWS service, as tests that run against every engine that stands
 * in for it: the local cloud's, the models of the simulation, and LocalStack. Where two engines
 * disagree, AWS's documentation decides.
 */
@NullMarked
package io.billfold.checks.engine;

import org.jspecify.annotations.NullMarked;
