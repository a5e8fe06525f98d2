@NullMarked
package io.billfold.drawstatement;

import org.jspecify.annotations.NullMarked;
