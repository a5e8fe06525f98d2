/**
 * Answers to disputes: what a bank wants to see for each reason, what of it there is, and what
 * becomes of the answer. Evidence is mostly one-shot: a case is answered once. Days are in UTC, as
 * providers state theirs.
 */
@NullMarked
package io.billfold.billing.evidence;

import org.jspecify.annotations.NullMarked;
