/**
 * Audit packages: what an auditor takes home. Which documents, seals and books one holds, what it
 * is called, and how far its making has come.
 */
@NullMarked
package io.billfold.billing.auditpackage;

import org.jspecify.annotations.NullMarked;
