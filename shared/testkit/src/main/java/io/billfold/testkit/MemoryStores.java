package io.billfold.testkit;

import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.events.EventJson;
import io.billfold.store.AccountStore;
import io.billfold.store.DisputeStore;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.PaymentStore;
import io.billfold.store.ProviderEventStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Table;
import io.micronaut.serde.ObjectMapper;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The real stores over {@link MemoryDynamoDb}; a table's name is that of its constant. */
public final class MemoryStores {
    private final MemoryDynamoDb tables = new MemoryDynamoDb();
    private final EventJson json = new EventJson(ObjectMapper.getDefault());
    private final Dynamo dynamo =
            new Dynamo(
                    tables,
                    Arrays.stream(Table.values())
                            .collect(Collectors.toMap(Table::setting, Table::name)),
                    json);

    public MemoryDynamoDb tables() {
        return tables;
    }

    public EventJson json() {
        return json;
    }

    public Dynamo dynamo() {
        return dynamo;
    }

    public AccountStore accounts() {
        return new AccountStore(dynamo);
    }

    public PaymentStore payments() {
        return new PaymentStore(dynamo);
    }

    public DisputeStore disputes() {
        return new DisputeStore(dynamo);
    }

    public ReceivableStore receivables() {
        return new ReceivableStore(dynamo, DunningPolicy.bundled());
    }

    public ProviderEventStore providerEvents() {
        return new ProviderEventStore(dynamo);
    }

    public LedgerStore ledger() {
        return new LedgerStore(dynamo);
    }

    /** Keeps a receivable. */
    public void open(Receivable receivable) {
        dynamo.commit(receivables().open(dynamo.begin(), receivable));
    }
}
