/**
 * A small S3 that takes Object Lock seriously: no engine that can be embedded enforces retention,
 * signatures, expiry and conditional writes as S3 does, and these are what an archive of invoices
 * stands on.
 *
 * <p>Retention follows business time, so that a demonstration can outlive ten years; signatures and
 * the expiry of links follow the wall clock. On the disk an object is a body and its description,
 * the body written first and the description renamed into place last: a kill leaves a whole object
 * or none. Accepted are the keys of the account's owner and of the template's functions.
 */
@NullMarked
package io.billfold.local.s3;

import org.jspecify.annotations.NullMarked;
