/** An auditor that shares no code with what it audits: tables and bucket are read as they are. */
@NullMarked
package io.billfold.checks.audit;

import org.jspecify.annotations.NullMarked;
