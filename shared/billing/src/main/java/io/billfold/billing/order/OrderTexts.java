package io.billfold.billing.order;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.CostShare;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Checks every text of an order that ends up on an invoice: its length and its characters. */
final class OrderTexts {
    /** What fits into the columns of the document; the records check the longer texts. */
    private static final int PURCHASE_ORDER_MAX = 60;

    private static final int LINE2_MAX = 100;
    private static final int POSTCODE_MAX = 20;
    private static final int REGION_MAX = 10;
    private static final int TAX_ID_MAX = 30;

    private final Printable printable;
    private final List<Problem> problems = new ArrayList<>();

    private OrderTexts(Printable printable) {
        this.printable = printable;
    }

    /** One problem for each text that can't be printed or is too long. */
    static List<Problem> problems(Order order, Printable printable) {
        OrderTexts texts = new OrderTexts(printable);
        texts.checkAccount(order.account());
        texts.check("purchaseOrder", order.terms().purchaseOrder(), PURCHASE_ORDER_MAX);
        for (int i = 0; i < order.ownProducts().size(); i++) {
            Product product = order.ownProducts().get(i);
            texts.check("lines[" + i + "].sku", product.id().value());
            texts.check("lines[" + i + "].description", product.name());
        }
        for (int i = 0; i < order.terms().costShares().size(); i++) {
            CostShare share = order.terms().costShares().get(i);
            texts.check("costShares[" + i + "].costCentre", share.costCentre());
        }
        if (order.terms().channel() instanceof Channel.Reseller(String endCustomer)) {
            texts.check("channel.endCustomer", endCustomer);
        }
        return texts.problems;
    }

    private void checkAccount(Account account) {
        check("account.name", account.name());
        check("account.email", account.email());
        check("account.taxId", account.taxId(), TAX_ID_MAX);
        Address address = account.address();
        check("account.address.line1", address.line1());
        check("account.address.line2", address.line2(), LINE2_MAX);
        check("account.address.city", address.city());
        check("account.address.postcode", address.postcode(), POSTCODE_MAX);
        check("account.address.region", address.region(), REGION_MAX);
    }

    private void check(String field, @Nullable String text, int lengthMax) {
        if (text == null) {
            return;
        }
        if (text.length() > lengthMax) {
            add(
                    field,
                    "has " + text.length() + " characters, at most " + lengthMax + " are allowed");
        }
        check(field, text);
    }

    private void check(String field, String text) {
        OptionalInt unprintable = printable.firstUnprintable(text);
        if (unprintable.isPresent()) {
            add(
                    field,
                    "has a character that invoices can't show: " + named(unprintable.getAsInt()));
        }
    }

    /** For example {@code U+1F600 GRINNING FACE}: the character itself may not show anywhere. */
    private static String named(int codePoint) {
        String name = Character.getName(codePoint);
        return "U+%04X".formatted(codePoint) + (name == null ? "" : " " + name);
    }

    private void add(String field, String reason) {
        problems.add(new Problem(field, reason));
    }
}
