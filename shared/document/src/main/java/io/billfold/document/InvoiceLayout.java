package io.billfold.document;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.References;
import io.billfold.document.language.Label;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** The whole of an invoice or credit note from top to bottom. */
final class InvoiceLayout {
    /** Where the values of the facts start. */
    private static final float META_VALUES = 414;

    private final BusinessDocument document;
    private final Sheet sheet;
    private final Words words;
    private final Headline headline;
    private final Paper paper;

    /**
     * A document that is yet to be drawn.
     *
     * @param logo null where the seller has none
     */
    InvoiceLayout(BusinessDocument document, Sheet sheet, Words words, @Nullable Logo logo) {
        this.document = document;
        this.sheet = sheet;
        this.words = words;
        this.headline = Headline.of(document, words);
        this.paper = new Paper(document.seller(), sheet, words, logo);
    }

    void draw() {
        SwissQrBill bill = bill();
        paper.drawTitle(headline.title());
        float seller = paper.drawSeller();
        float address = paper.drawRecipient(headline.recipient(), document.buyer(), seller);
        float meta = drawMeta();
        float y = paper.drawHeadline(headline.sentence(), Math.min(address, meta));
        ClosingBlock closing = new ClosingBlock(document, sheet, words, bill != null);
        LinesTable lines = new LinesTable(document, sheet, words, paper.bottom());
        y = lines.draw(y - 24, closing.height() + 22);
        y = closing.draw(y - 22, paper.bottom());
        if (bill != null) {
            paper.startSlip(y);
        }
        paper.drawFooters();
        if (bill != null) {
            new SwissSlip(bill, sheet, words.language()).draw();
        }
    }

    private @Nullable SwissQrBill bill() {
        BankTransfer transfer = BankTransfer.of(document);
        return transfer == null
                ? null
                : SwissQrBill.of(transfer, document.seller(), document.buyer());
    }

    /** The facts of the document, one row each. Gives the y of its last line. */
    private float drawMeta() {
        Heading heading = document.heading();
        References references = document.references();
        FactsTable facts = FactsTable.around(sheet, META_VALUES, Sheet.RIGHT);
        facts.add(headline.number(), heading.number());
        for (References.Preceding preceding : references.preceding()) {
            facts.add(words.text(Label.CORRECTS_INVOICE), words(preceding));
        }
        facts.add(words.text(Label.ISSUE_DATE), date(heading.issuedOn()))
                .add(words.text(Label.TAX_POINT_DATE), date(heading.taxPointOn()))
                .add(
                        words.text(Label.DUE_DATE),
                        document.isPayable() ? date(heading.dueOn()) : null)
                .add(words.text(Label.SUPPLY_DATE), date(document.delivery().on()))
                .add(
                        words.text(Label.BILLING_PERIOD),
                        words.formats().period(document.delivery().period()))
                .add(words.text(Label.PLACE_OF_SUPPLY), placeOfSupply())
                .add(words.text(Label.BUYER_REFERENCE), references.buyerReference())
                .add(words.text(Label.PURCHASE_ORDER), references.purchaseOrder())
                .add(words.text(Label.CUSTOMER_NUMBER), document.buyer().id())
                .add(words.text(Label.SUBSCRIPTION), references.contract())
                .add(words.text(Label.CURRENCY), document.currency().getCode());
        addSeller(facts);
        return facts.draw(Paper.ADDRESS_TOP);
    }

    private void addSeller(FactsTable facts) {
        Party.TaxIds ids = document.seller().taxIds();
        Identifier legalId = document.seller().legalId();
        facts.add(words.text(Label.OUR_VAT_ID), ids.vat())
                .add(words.text(Label.OUR_TAX_ID), ids.other())
                .add(words.text(Label.OUR_REGISTER_NUMBER), legalId == null ? null : legalId.id());
    }

    /** Said where it is not where the customer is. */
    private @Nullable String placeOfSupply() {
        String country = document.delivery().country();
        return country.equals(document.buyer().address().country())
                ? null
                : words.formats().country(country);
    }

    private String words(References.Preceding preceding) {
        LocalDate issuedOn = preceding.issuedOn();
        String number = preceding.number();
        return issuedOn == null
                ? number
                : words.joined(" ·", List.of(number, words.formats().shortDate(issuedOn)));
    }

    private @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : words.formats().date(date);
    }
}
