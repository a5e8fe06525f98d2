@NullMarked
package io.billfold.local.command;

import org.jspecify.annotations.NullMarked;
