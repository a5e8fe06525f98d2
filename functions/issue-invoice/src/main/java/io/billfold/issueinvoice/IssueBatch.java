package io.billfold.issueinvoice;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.DraftId;
import io.billfold.events.TaxCalculated;
import io.billfold.lambda.Message;
import io.billfold.lambda.MessageFailures;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Issues the drafts of a batch of messages, seller by seller, so that many invoices share one
 * update of the seller's counter. When a transaction of many fails, each is tried alone: one bad
 * draft holds up no other.
 */
@Singleton
class IssueBatch {
    /**
     * The most invoices of one transaction, which holds 100 items: each invoice has at worst seven
     * of its own (draft, invoice, entry, balance, receivable, event, and what it is for in months
     * to come), a seller total for its currency and a line of the recapitulative statement; the
     * counter is one more. 11 times 9 and 1 make 100. What touches account credit or earns an agent
     * a commission has more, and a transaction of its own.
     */
    static final int INVOICES_MAX = 11;

    private static final Logger LOG = LoggerFactory.getLogger(IssueBatch.class);

    private final IssueInvoices issueInvoices;

    IssueBatch(IssueInvoices issueInvoices) {
        this.issueInvoices = issueInvoices;
    }

    /** A message and the draft that it asks to be issued. */
    private record Wanted(String messageId, DraftId draft) {}

    /** Issues the drafts that messages name, and returns the ids of the messages that failed. */
    Set<String> issue(List<Message> messages) {
        Set<String> failed = new LinkedHashSet<>();
        bySeller(messages, failed)
                .values()
                .forEach(
                        wanted -> {
                            for (int from = 0; from < wanted.size(); from += INVOICES_MAX) {
                                int to = Math.min(wanted.size(), from + INVOICES_MAX);
                                failed.addAll(together(wanted.subList(from, to)));
                            }
                        });
        return failed;
    }

    private static Map<SellerId, List<Wanted>> bySeller(
            List<Message> messages, Set<String> failed) {
        Map<SellerId, List<Wanted>> sellers = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                TaxCalculated event = message.event(TaxCalculated.class);
                sellers.computeIfAbsent(new SellerId(event.seller()), s -> new ArrayList<>())
                        .add(new Wanted(message.id(), new DraftId(event.draftId())));
            } catch (RuntimeException e) {
                failed.add(message.id());
                MessageFailures.report(message.id(), e);
            }
        }
        return sellers;
    }

    private List<String> together(List<Wanted> wanted) {
        try {
            issueInvoices.issue(drafts(wanted));
            return List.of();
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} drafts could not be issued together: each is tried alone",
                    wanted.size(),
                    e);
            return oneByOne(wanted);
        }
    }

    private List<String> oneByOne(List<Wanted> wanted) {
        List<String> failed = new ArrayList<>();
        for (Wanted each : wanted) {
            try {
                issueInvoices.issue(Set.of(each.draft()));
            } catch (RuntimeException e) {
                failed.add(each.messageId());
                MessageFailures.report(each.messageId(), e);
            }
        }
        return failed;
    }

    private static Set<DraftId> drafts(List<Wanted> wanted) {
        Set<DraftId> drafts = new LinkedHashSet<>();
        wanted.forEach(each -> drafts.add(each.draft()));
        return drafts;
    }
}
