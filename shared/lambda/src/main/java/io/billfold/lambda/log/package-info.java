/**
 * The log: an SLF4J provider that writes one JSON object a line, in the form that Lambda's JSON log
 * format reads ({@code timestamp} in RFC 3339, {@code level}). The level is Lambda's {@code
 * AWS_LAMBDA_LOG_LEVEL}, set by ApplicationLogLevel in the template; the AWS SDK, its HTTP client
 * and Micronaut speak from WARN on. The JVM property {@code billfold.log} ({@code stdout}, {@code
 * stderr} or {@code off}) says where lines go, read once. Secrets and personal data that have a
 * form are masked in every line (see {@link io.billfold.lambda.log.Masking}).
 */
@NullMarked
package io.billfold.lambda.log;

import org.jspecify.annotations.NullMarked;
