package io.billfold.serveaudit;

import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.Caller;
import io.billfold.billing.access.Permission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccessLog;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LegalHoldStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** {@code GET /invoices/{number}}. */
@Singleton
class FactsCall {
    private final SearchInvoices search;
    private final InvoiceStore invoices;
    private final LegalHoldStore holds;
    private final AccessLog log;
    private final InstantSource clock;

    FactsCall(
            SearchInvoices search,
            InvoiceStore invoices,
            LegalHoldStore holds,
            AccessLog log,
            InstantSource clock) {
        this.search = search;
        this.invoices = invoices;
        this.holds = holds;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 200 with what is recorded; 403 when the role may not see it; 404 for no such invoice;
     *     503 when it could not be written down
     */
    Answer answer(Call call, Caller caller) {
        if (!caller.roles().may(Permission.FACTS)) {
            return Refusals.forbidden(caller, Permission.FACTS);
        }
        return Refusals.number(call.pathParameter("number"))
                .map(search::find)
                .map(found -> answer(found, caller))
                .orElseGet(Refusals::unknown);
    }

    private Answer answer(SearchInvoices.Found found, Caller caller) {
        Instant now = clock.instant();
        String number = found.record().invoice().number().toString();
        FactsAnswer facts = facts(found, caller, now);
        return log.keep(caller.access(now, AccessAction.SHOWN, number, ""))
                ? Answer.json(200, facts)
                : Refusals.busy();
    }

    private FactsAnswer facts(SearchInvoices.Found found, Caller caller, Instant now) {
        Draft content = found.record().invoice().content();
        InvoiceNumber number = found.record().invoice().number();
        InvoiceNumber corrects = content.corrects();
        return new FactsAnswer(
                InvoiceRow.of(found, caller, now),
                corrects == null ? null : corrects.toString(),
                content.purchaseOrder(),
                documents(found.record(), caller),
                holds.find(number).map(held -> HoldAnswer.of(held.value())).orElse(null),
                links(number, caller));
    }

    private static List<FactsAnswer.Document> documents(InvoiceRecord record, Caller caller) {
        Rendition rendition = record.rendition();
        if (rendition == null) {
            return List.of();
        }
        return Arrays.stream(Part.values())
                .filter(part -> caller.roles().may(part.permission()))
                .map(part -> document(record, rendition, part))
                .toList();
    }

    private static FactsAnswer.Document document(
            InvoiceRecord record, Rendition rendition, Part part) {
        return new FactsAnswer.Document(
                part.word(),
                part.sha256(record, rendition),
                "/invoices/" + record.invoice().number() + "/document?as=" + part.word());
    }

    private @Nullable List<FactsAnswer.Given> links(InvoiceNumber number, Caller caller) {
        if (!caller.roles().may(Permission.ACCESS_LOG)) {
            return null;
        }
        return invoices.accesses(number).stream()
                .map(it -> new FactsAnswer.Given(it.at(), it.principal(), it.sourceIp()))
                .toList();
    }
}
