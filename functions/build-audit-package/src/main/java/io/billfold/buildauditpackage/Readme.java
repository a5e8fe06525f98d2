package io.billfold.buildauditpackage;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.auditpackage.PackageWork.MadeDays;

import java.util.stream.Collectors;

/** What a package says of itself, in plain words. */
final class Readme {
    @SuppressWarnings("InlineFormatString") // a page of text, apart from what fills it in
    private static final String TEXT =
            """
                AUDIT PACKAGE %s

                Seller:         %s
                Period:         %s to %s, both days included: dates of issue and of booking
                Account:        %s
                Asked for by:   %s, at %s (UTC)
                Documents:      %d invoices and credit notes
                Seals:          %s

                WHAT IS IN IT
                documents/      each invoice and credit note three times, under its number: .pdf as the
                                customer got it, .xml as machines read it, .json as it was fixed when
                                it was issued
                seals/          of each day (UTC): the seal (.json), and the hashes of the documents
                                that it covers (.leaves.jsonl). Each seal names the one of the day
                                before by its hash
                books/          %s
                manifest.csv    one line for each invoice and credit note: what it comes to, the three
                                hashes that were recorded, and its state. What is not in this package
                                because it is not there yet is named here: look at the last column
                SHA256SUMS      the SHA-256 of every file but this list

                HOW TO CHECK IT
                1. That every file is as it was put here, in the folder that this zip was unpacked into:
                       sha256sum -c SHA256SUMS
                2. That the manifest names the hashes of the files: the columns snapshot, xml and pdf
                   sha256 are those of .json, .xml and .pdf in SHA256SUMS.
                3. That a document was issued on its day and nothing before it was changed, removed or
                   added, without asking anybody:
                       billfold verify documents/NUMBER.pdf --seals seals
                   or all of it at once, from the zip:
                       billfold verify PACKAGE.zip
                   Compare the hash of the last seal with one that you were given another way: only
                   then nobody can have made the whole chain anew.
                4. That the books are complete: those of all accounts were compared with the trial
                   balance, month by month, when they were written; otherwise this package would not
                   have been made.
                """;

    private Readme() {}

    static String of(Making making) {
        AuditPackage made = making.made();
        PackageRequest request = made.request();
        AccountId account = request.account();
        return TEXT.formatted(
                made.id(),
                request.seller(),
                request.from(),
                request.to(),
                account == null ? "all" : account,
                made.requestedBy(),
                made.requestedAt(),
                making.progress().documents(),
                seals(making.work().made()),
                books(request));
    }

    private static String seals(MadeDays days) {
        return days.firstSeal() == null
                ? "none: no document of the period is sealed yet"
                : "of " + days.firstSeal() + " to " + days.lastSeal();
    }

    private static String books(PackageRequest request) {
        return request.books().isEmpty()
                ? "none were asked for"
                : request.books().stream()
                        .map(
                                book ->
                                        switch (book) {
                                            case SAF_T ->
                                                    "saf-t-CURRENCY.xml: Standard Audit File for Tax, OECD 2.0";
                                            case FEC ->
                                                    "SIRENFECdate.txt: fichier des écritures comptables";
                                            case CSV ->
                                                    "journal.csv, invoices.csv, customers.csv, tax-totals.csv";
                                        })
                        .collect(Collectors.joining("\n                "));
    }
}
