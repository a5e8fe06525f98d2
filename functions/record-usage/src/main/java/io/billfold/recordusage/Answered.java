package io.billfold.recordusage;

import io.billfold.billing.usage.UsageAnswer;
import io.billfold.events.UsageRecord;

/** What was sent, and what became of it. */
record Answered(UsageRecord record, UsageAnswer answer) {}
