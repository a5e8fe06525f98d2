/**
 * The local cloud: reads {@code template.yaml} and runs it in one JVM, on one port, without Docker.
 *
 * <p>{@link io.billfold.local.LocalCloud} is the entry. Each AWS service that Billfold uses has a
 * small engine in a package of its own; all of them answer on one port, routed by target header and
 * signature scope, so that any SDK and the AWS CLI work against it. It is a tool for development,
 * tests and demonstrations: whoever reaches 127.0.0.1 is the account's owner. The functions are
 * not: each signs with its own key and may do what its role allows ({@link
 * io.billfold.local.rights}).
 *
 * <p>Two clocks: business time is {@link io.billfold.local.MovableClock}, which schedules, events'
 * times and Object Lock follow; signatures, tokens and SQS time-outs follow the wall clock.
 */
@NullMarked
package io.billfold.local;

import org.jspecify.annotations.NullMarked;
