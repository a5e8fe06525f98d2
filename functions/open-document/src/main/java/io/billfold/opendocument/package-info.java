/** The door for customers who were sent a link: anybody who has a link that works gets its PDF. */
@NullMarked
package io.billfold.opendocument;

import org.jspecify.annotations.NullMarked;
