/**
 * The system from outside: orders, payments and webhooks go in; invoices, mails, ledger and answers
 * come out. Each class starts one local cloud from template.yaml.
 */
@NullMarked
package io.billfold.checks.endtoend;

import org.jspecify.annotations.NullMarked;
