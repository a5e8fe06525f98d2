/** The AWS CLI, unchanged, against the local cloud. */
@NullMarked
package io.billfold.checks.console;

import org.jspecify.annotations.NullMarked;
