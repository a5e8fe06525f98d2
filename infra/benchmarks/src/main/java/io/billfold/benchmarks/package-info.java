/** Measurements: {@code mvn -Pbenchmarks -Dfast -DskipTests -pl infra/benchmarks -am verify}. */
@NullMarked
package io.billfold.benchmarks;

import org.jspecify.annotations.NullMarked;
