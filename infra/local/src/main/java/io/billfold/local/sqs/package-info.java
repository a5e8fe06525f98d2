/**
 * Standard queues over AWS's JSON protocol, and in process for the pollers and the bus.
 *
 * <p>Why not ElasticMQ, which the engines' checks favoured: its messages do not survive a killed
 * process, and whether it is idle can only be asked again and again, never known. Both matter here:
 * a local book of invoices must be continued where it was left, and moving the clock by a year
 * waits for idleness hundreds of times. What is needed of a standard queue is small: a journal, a
 * heap of time-outs, a condition to wait on.
 *
 * <p>Time-outs and delays follow the wall clock. Retention is not enforced.
 */
@NullMarked
package io.billfold.local.sqs;

import org.jspecify.annotations.NullMarked;
