@NullMarked
package io.billfold.events.document;

import org.jspecify.annotations.NullMarked;
