@NullMarked
package io.billfold.local.command.demo;

import org.jspecify.annotations.NullMarked;
