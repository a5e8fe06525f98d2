@NullMarked
package io.billfold.buildauditpackage;

import org.jspecify.annotations.NullMarked;
