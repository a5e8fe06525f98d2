/**
 * An auditor who sees every write, document, event and mail, knows what was asked for, and says
 * what is wrong. Nothing of Billfold is used here: no store, no domain, no event record. What it
 * finds, anybody with read rights and a copy of the law could find.
 */
@NullMarked
package io.billfold.testkit.audit;

import org.jspecify.annotations.NullMarked;
