/**
 * The shell around every Lambda function: raw bytes in, one of the {@link
 * io.billfold.lambda.Triggers}, raw bytes out.
 *
 * <p>Rules for a function: one public class that extends {@link io.billfold.lambda.LambdaFunction}
 * with a public constructor without arguments; it decodes, calls one use case, answers, in at most
 * 40 lines. What surrounds it (settings, clock) comes from {@link io.billfold.lambda.Host} alone,
 * so several functions can live in one process. Messages of a batch are handled one after the
 * other, in the thread that called; nothing here starts a thread. An expected refusal is an answer;
 * an exception is our fault, is logged once and makes SQS deliver the message again.
 */
@NullMarked
package io.billfold.lambda;

import org.jspecify.annotations.NullMarked;
