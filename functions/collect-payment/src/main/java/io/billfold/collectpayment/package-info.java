/**
 * Collects invoices from what their accounts pay with: keeps the payment methods, decides when
 * which one is charged, and writes each try down before anybody is asked.
 */
@NullMarked
package io.billfold.collectpayment;

import org.jspecify.annotations.NullMarked;
