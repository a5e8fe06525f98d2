/** Secrets Manager: the template's secrets, given, written there, or made up once and kept. */
@NullMarked
package io.billfold.local.secrets;

import org.jspecify.annotations.NullMarked;
