@NullMarked
package io.billfold.receivewebhook;

import org.jspecify.annotations.NullMarked;
