@NullMarked
package io.billfold.billing.auditpackage;

import org.jspecify.annotations.NullMarked;
