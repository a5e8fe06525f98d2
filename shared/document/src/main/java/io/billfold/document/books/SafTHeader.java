package io.billfold.document.books;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.document.books.SafT.Head;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/** The header of a SAF-T file, and parties wherever they stand. */
final class SafTHeader {
    /** What stands where the schema wants a name and there is none, as Norway's guide has it. */
    private static final String NOT_USED = "NotUsed";

    private final XmlOut xml;

    SafTHeader(XmlOut xml) {
        this.xml = xml;
    }

    void write(Head head) throws IOException {
        xml.in("Header", () -> header(head));
    }

    private void header(Head head) throws IOException {
        xml.text("AuditFileVersion", "2.00");
        xml.text("AuditFileCountry", head.seller().address().country());
        xml.text("AuditFileDateCreated", head.createdOn().toString());
        xml.text("SoftwareCompanyName", "Billfold");
        xml.text("SoftwareID", "Billfold");
        xml.text("SoftwareVersion", "1");
        xml.in("Company", () -> company(head.seller()));
        xml.text("DefaultCurrencyCode", head.currency().getCode());
        xml.in(
                "SelectionCriteria",
                () -> {
                    xml.text("SelectionStartDate", head.from().toString());
                    xml.text("SelectionEndDate", head.to().toString());
                });
        xml.text("HeaderComment", Text.line(head.remark(), SafT.LONG));
        xml.text("TaxAccountingBasis", "Invoice Accounting");
    }

    private void company(Seller seller) throws IOException {
        String legalId = seller.legalId();
        String known =
                seller.registrations().isEmpty()
                        ? seller.id().value()
                        : seller.registrations().getFirst().taxId();
        xml.text(
                "RegistrationNumber",
                Text.id(Objects.requireNonNullElse(legalId, known), SafT.MIDDLE_1));
        xml.text("Name", Text.line(seller.name(), SafT.MIDDLE_2));
        xml.in("Address", () -> address(seller.address()));
        xml.in("Contact", () -> contact(seller.profile(), seller.email()));
        for (TaxRegistration registration : seller.registrations()) {
            xml.in("TaxRegistration", () -> registration(registration));
        }
    }

    private void registration(TaxRegistration registration) throws IOException {
        xml.text("TaxRegistrationNumber", Text.id(registration.taxId(), SafT.MIDDLE_1));
        xml.text("TaxAuthority", registration.place());
    }

    private void contact(PartyProfile profile, String email) throws IOException {
        xml.in(
                "ContactPerson",
                () -> {
                    xml.text("FirstName", NOT_USED);
                    xml.text(
                            "LastName",
                            Text.line(
                                    Objects.requireNonNullElse(profile.contactName(), NOT_USED),
                                    SafT.MIDDLE_2));
                });
        String phone = profile.contactPhone();
        xml.text("Telephone", phone == null ? NOT_USED : Text.line(phone, SafT.SHORT));
        xml.text("Email", Text.id(email, SafT.MIDDLE_2));
    }

    /** A customer's name and address, without the elements that end it. */
    void customer(AccountId id, @Nullable Account account) throws IOException {
        if (account == null) {
            xml.text("Name", Text.line(id.value(), SafT.MIDDLE_2));
            xml.in("Address", () -> xml.text("City", NOT_USED));
            return;
        }
        xml.text("Name", Text.line(account.name(), SafT.MIDDLE_2));
        xml.in("Address", () -> address(account.address()));
        String taxId = account.taxId();
        if (taxId != null) {
            xml.in(
                    "TaxRegistration",
                    () -> xml.text("TaxRegistrationNumber", Text.id(taxId, SafT.MIDDLE_1)));
        }
    }

    /** The content of an address. */
    void address(Address address) throws IOException {
        String line2 = address.line2();
        String postcode = address.postcode();
        xml.text("StreetName", Text.line(address.line1(), SafT.MIDDLE_2));
        xml.text("AdditionalAddressDetail", line2 == null ? null : Text.line(line2, SafT.MIDDLE_2));
        xml.text("City", Text.line(address.city(), SafT.MIDDLE_1));
        xml.text("PostalCode", postcode == null ? null : Text.line(postcode, SafT.SHORT));
        xml.text("Region", address.region());
        xml.text("Country", address.country());
    }
}
