package io.billfold.billing.invoice;

import io.billfold.billing.subscription.Period;
import io.billfold.money.UnitPrice;

import org.joda.money.Money;

import java.math.BigDecimal;

/**
 * One line of an invoice (EN 16931 BG-25), net of tax.
 *
 * @param sku the seller's article id (BT-155)
 * @param description what was supplied (BT-153)
 * @param period when it is supplied (BG-26)
 * @param quantity invoiced quantity (BT-129), units (UN/ECE Rec 20 C62)
 * @param unitPrice net price of one unit (BT-146)
 * @param net quantity times price, rounded (BT-131)
 */
public record InvoiceLine(
        String sku,
        String description,
        Period period,
        BigDecimal quantity,
        UnitPrice unitPrice,
        Money net) {}
