package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;

class TelcoOrdersTest {
    private static final String SAMPLE =
            """
            customerID,tenure,PhoneService,MultipleLines,InternetService,OnlineBackup,StreamingTV,MonthlyCharges
            1111-AAAAA,1,No,No phone service,DSL,Yes,No,29.85
            2222-BBBBB,34,Yes,Yes,Fiber optic,No,Yes,104.80
            3333-CCCCC,0,Yes,No,No,No internet service,No internet service,20.25
            """;

    @Test
    void everySubscriberBecomesOneMonthlyOrder() throws IOException {
        List<ObjectNode> orders = convert(SAMPLE);

        assertThat(orders)
                .extracting(order -> order.path("orderId").asText())
                .containsExactly("telco-1111-AAAAA", "telco-2222-BBBBB", "telco-3333-CCCCC");
        assertThat(orders.getFirst().at("/lines/0/unitPrice").asText()).isEqualTo("29.85");
        assertThat(orders.getFirst().at("/account/address/region").asText()).isEqualTo("OR");
        assertThat(orders.getFirst().path("startOn").asText()).isEqualTo("2026-01-01");
    }

    @Test
    void theDescriptionNamesWhatIsInTheBundle() throws IOException {
        assertThat(convert(SAMPLE))
                .extracting(order -> order.at("/lines/0/description").asText())
                .containsExactly(
                        "Telephone and internet bundle: DSL internet, online backup",
                        "Telephone and internet bundle: telephone, multiple lines, fiber optic"
                                + " internet, streaming TV",
                        "Telephone and internet bundle: telephone");
    }

    @Test
    void anotherFileIsRefusedInOneSentence() {
        assertThatThrownBy(() -> convert("a,b\n1,2\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("customerID");
    }

    private static List<ObjectNode> convert(String csv) throws IOException {
        return new TelcoOrders("portland-us", "USD", LocalDate.parse("2026-01-01"))
                .read(new StringReader(csv));
    }
}
