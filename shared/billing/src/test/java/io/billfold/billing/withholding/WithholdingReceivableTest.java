package io.billfold.billing.withholding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.withholding.WithholdingReceivable.State;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WithholdingReceivableTest {
    private static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000042");

    private static final WithholdingReceivable WITHHELD = withheld("INR 10000.00", null);

    @Test
    void itIsOpenUntilItsCertificateIsThere() {
        assertThat(WITHHELD.state()).isEqualTo(State.CERTIFICATE_MISSING);
        WithholdingReceivable proved = WITHHELD.withCertificate("131-2026-7");
        assertThat(proved.state()).isEqualTo(State.CERTIFICATE_RECEIVED);
        assertThat(proved.withCertificate("131-2026-7")).isEqualTo(proved);
        assertThatThrownBy(() -> proved.withCertificate("131-2026-8"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "what was withheld of MU-2026-000042 has certificate 131-2026-7, not"
                                + " 131-2026-8");
    }

    @Test
    void itChecksItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> withheld("INR 0.00", null));
        assertThatIllegalArgumentException().isThrownBy(() -> withheld("INR -1.00", null));
        assertThatIllegalArgumentException().isThrownBy(() -> withheld("INR 1.00", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new WithholdingReceivable(
                                        NUMBER, "IN", 26, Money.parse("INR 1.00"), null));
    }

    private static WithholdingReceivable withheld(String amount, @Nullable String certificate) {
        return new WithholdingReceivable(NUMBER, "IN", 2026, Money.parse(amount), certificate);
    }
}
