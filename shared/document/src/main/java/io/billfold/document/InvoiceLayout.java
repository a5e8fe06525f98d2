package io.billfold.document;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.subscription.SubscriptionId;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole invoice from top to bottom: the letterhead here, its tables in classes of their own.
 */
final class InvoiceLayout {
    private static final float PAGE_WIDTH = PageSize.A4.getWidth();
    private static final float PAGE_HEIGHT = PageSize.A4.getHeight();
    private static final float TOP = 786;
    private static final float LEADING = 12.5f;

    /** The address field of a window envelope, DIN 5008 form B: 45 mm below the edge. */
    private static final float ADDRESS_TOP = 698;

    private static final float ADDRESS_WIDTH = 240;
    private static final float SELLER_WIDTH = 270;
    private static final float META_LEFT = 330;
    private static final float META_LABEL_WIDTH = 84;
    private static final float META_GUTTER = 10;
    private static final float FOOTER_TOP = 52;
    private static final PdfName H1 = new PdfName("H1");
    private static final PdfName H2 = new PdfName("H2");

    private final Invoice invoice;
    private final Draft content;
    private final Sheet sheet;
    private final Wording wording;

    InvoiceLayout(Invoice invoice, Sheet sheet) {
        this.invoice = invoice;
        this.content = invoice.content();
        this.sheet = sheet;
        this.wording = Wording.of(invoice);
    }

    void draw() {
        drawTitle();
        float seller = drawSeller();
        float address = drawAddress(Math.min(ADDRESS_TOP, seller - 26));
        float meta = drawMeta(ADDRESS_TOP);
        float headline = drawHeadline(Math.min(address, meta) - 34);
        float table = new LinesTable(invoice, sheet).draw(headline - 24);
        new ClosingBlock(invoice, sheet).draw(table - 22);
        drawFooters();
    }

    private void drawTitle() {
        sheet.box(0, PAGE_HEIGHT - 6, PAGE_WIDTH, 6, Style.ACCENT);
        PdfStructElem title = sheet.tag(H1);
        sheet.text(title, Style.TITLE, Sheet.Align.RIGHT, Sheet.RIGHT, TOP - 8, wording.title());
    }

    /** BG-4: who issues. Gives the y of its last line. */
    private float drawSeller() {
        Seller seller = content.seller();
        PdfStructElem block = sheet.tag(PdfName.P);
        Typesetter type = sheet.typesetter();
        List<String> name = type.lines(seller.name(), Style.SELLER, SELLER_WIDTH);
        float y = sheet.text(block, Style.SELLER, Sheet.LEFT, TOP, 15, name) - 15;
        List<String> lines = new ArrayList<>();
        for (String line : Letterhead.address(seller.address())) {
            lines.addAll(type.lines(line, Style.LABEL, SELLER_WIDTH));
        }
        return sheet.text(block, Style.LABEL, Sheet.LEFT, y, 12, lines);
    }

    /** BG-7: who receives. Gives the y of its last line. */
    private float drawAddress(float top) {
        Account account = content.account();
        sheet.text(sheet.tag(H2), Style.SECTION, Sheet.LEFT, top, wording.recipient());
        PdfStructElem block = sheet.tag(PdfName.P);
        Typesetter type = sheet.typesetter();
        List<String> name = type.lines(account.name(), Style.STRONG.smaller(-1), ADDRESS_WIDTH);
        float y = sheet.text(block, Style.STRONG.smaller(-1), Sheet.LEFT, top - 16, 13, name) - 13;
        List<String> lines = new ArrayList<>();
        for (String line : Letterhead.address(account.address())) {
            lines.addAll(type.lines(line, Style.BODY, ADDRESS_WIDTH));
        }
        lines.addAll(type.lines(account.email(), Style.BODY, ADDRESS_WIDTH));
        if (account.taxId() != null) {
            String taxId = Letterhead.taxIdLabel(account.taxId()) + " " + account.taxId();
            lines.addAll(type.lines(taxId, Style.BODY, ADDRESS_WIDTH));
        }
        return sheet.text(block, Style.BODY, Sheet.LEFT, y, LEADING, lines);
    }

    /** The facts of the invoice, one row each. Gives the y of its last line. */
    private float drawMeta(float top) {
        SubscriptionId subscription = content.subscription();
        InvoiceNumber corrects = content.corrects();
        String number = wording.title() + " number";
        FactsTable facts = metaTable(number);
        facts.add(number, invoice.number().toString())
                .add("Corrects invoice", corrects == null ? null : corrects.toString())
                .add("Issue date", Figures.date(invoice.issuedOn()))
                .add("Due date", wording.isPayable() ? Figures.date(invoice.dueOn()) : null)
                .add("Billing period", Figures.period(content.period()))
                .add("PO number", content.purchaseOrder())
                .add("Customer no.", content.account().id().value())
                .add("Subscription", subscription == null ? null : subscription.value())
                .add("Currency", content.currency().getCode());
        String taxId = new TaxSummary(content).sellerTaxId();
        if (taxId != null) {
            facts.add("Our " + Letterhead.taxIdLabel(taxId), taxId);
        }
        return facts.add("Our register no.", content.seller().legalId()).draw(top);
    }

    /** The values always stand below each other; a long first label starts further left. */
    private FactsTable metaTable(String longestLabel) {
        float wanted = sheet.typesetter().width(longestLabel, Style.LABEL) + META_GUTTER;
        float labelWidth = Math.max(META_LABEL_WIDTH, wanted);
        float left = META_LEFT + META_LABEL_WIDTH - labelWidth;
        return new FactsTable(sheet, left, labelWidth, Sheet.RIGHT);
    }

    /** The one thing that the reader looks for. */
    private float drawHeadline(float y) {
        String headline = wording.headline();
        Style fitted = sheet.typesetter().fitted(headline, Style.HEADLINE, Sheet.WIDTH);
        sheet.text(sheet.tag(H2), fitted, Sheet.LEFT, y, headline);
        return y;
    }

    /** The seller's legal data and the page's number; the first page says both as content too. */
    private void drawFooters() {
        int pages = sheet.pages();
        List<String> lines =
                sheet.typesetter().lines(Letterhead.imprint(content), Style.SMALL, 410);
        for (int page = 1; page <= pages; page++) {
            sheet.reopen(page);
            drawFooter("Page " + page + " of " + pages, lines);
        }
    }

    private void drawFooter(String number, List<String> lines) {
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, FOOTER_TOP, 0.5f, Style.HAIRLINE);
        float y = FOOTER_TOP - 13;
        sheet.artifact(Style.SMALL, Sheet.Align.RIGHT, Sheet.RIGHT, y, number);
        for (String line : lines) {
            sheet.artifact(Style.SMALL, Sheet.Align.LEFT, Sheet.LEFT, y, line);
            y -= 10;
        }
    }
}
