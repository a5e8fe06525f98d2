/** What the stores promise, shown on engines that speak DynamoDB's and S3's own protocols. */
@NullMarked
package io.billfold.checks.store;

import org.jspecify.annotations.NullMarked;
