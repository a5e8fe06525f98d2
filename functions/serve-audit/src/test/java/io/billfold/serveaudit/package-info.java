@NullMarked
package io.billfold.serveaudit;

import org.jspecify.annotations.NullMarked;
