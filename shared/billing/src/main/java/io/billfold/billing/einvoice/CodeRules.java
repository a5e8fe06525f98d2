package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Totals;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The rules of EN 16931-1 on codes (BR-CL): what is named by a code is of the right list. */
final class CodeRules {
    private final BusinessDocument document;
    private final Findings findings = new Findings();

    private CodeRules(BusinessDocument document) {
        this.document = document;
    }

    static List<Problem> check(BusinessDocument document) {
        CodeRules rules = new CodeRules(document);
        rules.checkHeading();
        rules.checkParty("seller", document.seller());
        rules.checkParty("buyer", document.buyer());
        rules.check(CodeList.COUNTRIES, "delivery.country", document.delivery().country());
        for (int i = 0; i < document.lines().size(); i++) {
            rules.checkLine("lines[" + i + "]", document.lines().get(i));
        }
        for (int i = 0; i < document.taxes().size(); i++) {
            String code = document.taxes().get(i).reasonCode();
            rules.check(CodeList.EXEMPTIONS, "taxes[" + i + "].reasonCode", code);
        }
        return rules.findings.all();
    }

    private void checkHeading() {
        check(CodeList.CURRENCIES, "heading.currency", document.currency().getCode());
        Totals.Converted converted = document.totals().converted();
        if (converted != null) {
            String code = converted.tax().getCurrencyUnit().getCode();
            check(CodeList.CURRENCIES, "totals.converted.tax", code);
        }
        List<Note> notes = document.notes();
        for (int i = 0; i < notes.size(); i++) {
            check(CodeList.SUBJECTS, "notes[" + i + "].subject", notes.get(i).subject());
        }
    }

    private void checkParty(String field, Party party) {
        check(CodeList.COUNTRIES, field + ".address.country", party.address().country());
        Identifier legalId = party.legalId();
        check(
                CodeList.REGISTERS,
                field + ".legalId.scheme",
                legalId == null ? null : legalId.scheme());
        check(
                CodeList.ADDRESSES,
                field + ".electronicAddress.scheme",
                party.electronicAddress().scheme());
    }

    private void checkLine(String field, Line line) {
        check(CodeList.UNITS, field + ".unit", line.unit());
        Identifier classification = line.item().classification();
        check(
                CodeList.CLASSIFICATIONS,
                field + ".item.classification.scheme",
                classification == null ? null : classification.scheme());
    }

    /** A code that isn't there is none of a wrong list. */
    private void check(CodeList list, String field, @Nullable String code) {
        findings.check(
                code == null || list.holds(code),
                field,
                "is not of its code list, was " + code,
                list.rule());
    }
}
