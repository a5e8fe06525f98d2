package io.billfold.adjustinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;

import java.util.List;

/** What became of a request to adjust an invoice. */
sealed interface Adjusted {
    /** Its drafts wait for their numbers. */
    record Done(List<Draft> drafts) implements Adjusted {
        public Done {
            drafts = List.copyOf(drafts);
        }
    }

    /** It was done before, with the same content: the first answer again. */
    record Repeated(List<Draft> drafts) implements Adjusted {
        public Repeated {
            drafts = List.copyOf(drafts);
        }
    }

    /** Its id belongs to another request about this invoice. */
    record Conflicting(String reason) implements Adjusted {}

    /** There is no such invoice. */
    record Unknown() implements Adjusted {}

    /** It can't be done; every problem is named. */
    record Refused(List<Problem> problems) implements Adjusted {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
