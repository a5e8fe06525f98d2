/** E-mail: what functions send through SES v2 is caught and can be read; nothing leaves. */
@NullMarked
package io.billfold.local.mail;

import org.jspecify.annotations.NullMarked;
