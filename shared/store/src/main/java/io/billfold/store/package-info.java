/**
 * DynamoDB and S3. A store is the words of one subject for the tables: it reads, and it adds parts
 * to a {@link io.billfold.store.Commit}, which alone writes. Reads are consistent unless an index
 * is named. Stored forms ({@code Stored...}) are types of their own with a version, as JSON in the
 * attribute {@code doc}; items that change carry {@code version}.
 *
 * <p>Every access pattern, with its table and key ({@code pk} / {@code sk}) or index:
 *
 * <table>
 * <caption>Access patterns</caption>
 * <tr><th>pattern</th><th>table</th><th>key</th><th>index</th></tr>
 * <tr><td>seller by id</td><td>Accounts</td><td>SELLER#id / SELLER</td><td></td></tr>
 * <tr><td>seller of a number series</td><td>Accounts</td><td>SERIES#series / SERIES</td><td></td></tr>
 * <tr><td>sellers, by id</td><td>Accounts</td><td>SELLERS / id</td><td></td></tr>
 * <tr><td>what a seller sold, as thresholds look at it</td><td>Accounts</td>
 * <td>SELLER#id / SALES</td><td></td></tr>
 * <tr><td>what a seller sold in the months of a year that are over</td><td>Accounts</td>
 * <td>SELLER#id / SALES_OF#yyyy</td><td></td></tr>
 * <tr><td>account by id</td><td>Accounts</td><td>ACCOUNT#id / ACCOUNT</td><td></td></tr>
 * <tr><td>notices that an account was sent</td><td>Accounts</td>
 * <td>ACCOUNT#id / NOTICE#invoice:number, NOTICE#reminder:number:level or
 * NOTICE#expiry:account.method.yyyy-MM.days</td><td></td></tr>
 * <tr><td>whether mail may go to an address</td><td>Accounts</td>
 * <td>ADDRESS#address / MAIL</td><td></td></tr>
 * <tr><td>where the checks of an account's tax id stand</td><td>Accounts</td>
 * <td>ACCOUNT#id / TAX_ID</td><td></td></tr>
 * <tr><td>what registers answered about an account's tax ids, by time</td><td>Accounts</td>
 * <td>ACCOUNT#id / TAX_ID_ANSWER#time#version</td><td></td></tr>
 * <tr><td>tax ids to ask about by an instant</td><td>Accounts</td><td>TAXID#shard / time#account</td>
 * <td>due (duePartition, dueKey)</td></tr>
 * <tr><td>purchase orders of an account, by number</td><td>Accounts</td>
 * <td>ACCOUNT#id / PO#number</td><td></td></tr>
 * <tr><td>a seller's catalog; products, plans, bundles, coupons by their ids (batch)</td>
 * <td>Accounts</td>
 * <td>CATALOG#seller / HEAD, PRODUCT#id, PLAN#id, BUNDLE#id, COUPON#id</td><td></td></tr>
 * <tr><td>how often a coupon was redeemed</td><td>Accounts</td>
 * <td>COUPON#seller#id / REDEEMED</td><td></td></tr>
 * <tr><td>accepted order by id</td><td>Subscriptions</td><td>ORDER#id / ORDER</td><td></td></tr>
 * <tr><td>subscription by id</td><td>Subscriptions</td><td>SUBSCRIPTION#id / SUBSCRIPTION</td>
 * <td></td></tr>
 * <tr><td>subscriptions of an account</td><td>Subscriptions</td>
 * <td>ACCOUNT#id / SUBSCRIPTION#id</td><td></td></tr>
 * <tr><td>what was billed of a subscription, by first day of period</td><td>Subscriptions</td>
 * <td>SUBSCRIPTION#id / BILLED#date</td><td></td></tr>
 * <tr><td>recorded change of a subscription by id</td><td>Subscriptions</td>
 * <td>SUBSCRIPTION#id / CHANGE#id</td><td></td></tr>
 * <tr><td>subscriptions to bill by a date</td><td>Subscriptions</td>
 * <td>BILL#shard / date#id</td><td>due (duePartition, dueKey)</td></tr>
 * <tr><td>what is due of an account by a date</td><td>Subscriptions</td>
 * <td>accountId / date#id or date#group</td><td>accountDue (accountId, dueKey)</td></tr>
 * <tr><td>drafts of a group that wait for each other</td><td>Subscriptions</td>
 * <td>COLLECTED#group / draft</td><td></td></tr>
 * <tr><td>groups to put together by a date</td><td>Subscriptions</td>
 * <td>GROUP#shard / date#group</td><td>due (duePartition, dueKey)</td></tr>
 * <tr><td>billing runs of a month, by time</td><td>Subscriptions</td>
 * <td>BILLING_RUNS#yyyy-MM / time or time#account</td><td></td></tr>
 * <tr><td>what came of a day's billing runs</td><td>Subscriptions</td>
 * <td>BILLING_RUN#date#shard / subscription or group</td><td></td></tr>
 * <tr><td>rejection by id</td><td>Subscriptions</td><td>REJECTION#id / REJECTION</td><td></td></tr>
 * <tr><td>what was sent and refused</td><td>Subscriptions</td><td>REJECTION#id / RAW#number</td>
 * <td></td></tr>
 * <tr><td>rejections of a month</td><td>Subscriptions</td><td>REJECTION#yyyy-MM / time#id</td>
 * <td></td></tr>
 * <tr><td>usage by its id</td><td>Subscriptions</td><td>USAGE#subscription / ID#id</td><td></td>
 * </tr>
 * <tr><td>usage of a subscription's metric by time</td><td>Subscriptions</td>
 * <td>USAGE#subscription#metric / time#id</td><td></td></tr>
 * <tr><td>levels that were carried out of all periods that are final</td><td>Subscriptions</td>
 * <td>USAGE#subscription#metric / CARRY</td><td></td></tr>
 * <tr><td>refused usage by id; what was sent; those of a month</td><td>Subscriptions</td>
 * <td>as rejections, REFUSED_USAGE#... / ...</td><td></td></tr>
 * <tr><td>refused reports of deliveries by id; what was sent; those of a month</td>
 * <td>Subscriptions</td><td>as rejections, REFUSED_DELIVERY#... / ...</td><td></td></tr>
 * <tr><td>draft by id</td><td>Invoices</td><td>DRAFT#id / DRAFT</td><td></td></tr>
 * <tr><td>drafts of a seller that are held</td><td>Invoices</td><td>HELD#seller / id</td><td></td>
 * </tr>
 * <tr><td>last number of a series in a year</td><td>Invoices</td>
 * <td>SELLER#seller / SERIES#series#year</td><td></td></tr>
 * <tr><td>invoice by number; invoices of a series by their numbers (batch)</td><td>Invoices</td>
 * <td>INVOICE#number / INVOICE</td><td></td></tr>
 * <tr><td>what has been given back of an invoice</td><td>Invoices</td>
 * <td>INVOICE#number / CREDITED</td><td></td></tr>
 * <tr><td>request to adjust an invoice by id</td><td>Invoices</td>
 * <td>INVOICE#number / REQUEST#id</td><td></td></tr>
 * <tr><td>latest invoices of an account</td><td>Invoices</td><td>accountId / issuedOn</td>
 * <td>account</td></tr>
 * <tr><td>invoices with a customer's tax id, by date of issue</td><td>Invoices</td>
 * <td>taxId / issuedOn</td><td>taxId</td></tr>
 * <tr><td>invoices of a currency by their total</td><td>Invoices</td>
 * <td>AMOUNT#currency#shard / minor units#number</td>
 * <td>amount (amountPartition, amountKey)</td></tr>
 * <tr><td>invoices of a period, by number</td><td>Invoices</td>
 * <td>INVOICE#number / INVOICE, by halving: a series has no gaps</td><td></td></tr>
 * <tr><td>series and years of a seller</td><td>Invoices</td>
 * <td>SELLER#seller / SERIES#series#year</td><td></td></tr>
 * <tr><td>who was given a link to an invoice</td><td>Invoices</td>
 * <td>INVOICE#number / ACCESS#time#id</td><td></td></tr>
 * <tr><td>deliveries of an invoice, its reminders and notices; one of them</td><td>Invoices</td>
 * <td>INVOICE#number / DELIVERY#invoice.attempt, DELIVERY#reminder-level.attempt or
 * DELIVERY#expiry-notice.attempt</td><td></td></tr>
 * <tr><td>deliveries that somebody has to act on, by time</td><td>Invoices</td>
 * <td>DELIVERY#list#shard / time#number/delivery</td>
 * <td>delivery (deliveryPartition, deliveryKey)</td></tr>
 * <tr><td>legal hold of an invoice</td><td>Invoices</td><td>INVOICE#number / HOLD</td><td></td></tr>
 * <tr><td>access log of a month (UTC), in its order</td><td>Invoices</td>
 * <td>ACCESS_LOG#yyyy-MM / sequence</td><td></td></tr>
 * <tr><td>end of the access log</td><td>Invoices</td><td>ACCESS_LOG / HEAD</td><td></td></tr>
 * <tr><td>documents that were made on a day (UTC), by number</td><td>Invoices</td>
 * <td>REGISTER#yyyy-MM-dd#shard / number</td><td></td></tr>
 * <tr><td>how far the chain of seals goes</td><td>Invoices</td><td>SEALS / HEAD</td><td></td></tr>
 * <tr><td>audit package by id, and where its making goes on</td><td>Invoices</td>
 * <td>PACKAGE#id / PACKAGE</td><td></td></tr>
 * <tr><td>audit packages of a seller, by time</td><td>Invoices</td>
 * <td>SELLER_PACKAGES#seller / time#id</td><td></td></tr>
 * <tr><td>a seller's ledger entries of a month, by date and id</td><td>Ledger</td>
 * <td>SELLER#seller#yyyy-MM#shard / date#id</td><td>book (bookPartition, bookKey), with doc</td>
 * </tr>
 * <tr><td>an account's ledger entries by date</td><td>Ledger</td>
 * <td>ACCOUNT#id / ENTRY#date#id</td><td></td></tr>
 * <tr><td>an account's balances</td><td>Ledger</td><td>ACCOUNT#id / BALANCE#seller#currency</td>
 * <td></td></tr>
 * <tr><td>an account's credits</td><td>Ledger</td><td>ACCOUNT#id / CREDIT#seller#currency</td>
 * <td></td></tr>
 * <tr><td>what moved an account's credit, by date</td><td>Ledger</td>
 * <td>ACCOUNT#id / MOVED#seller#currency#date#kind#document</td><td></td></tr>
 * <tr><td>an account's refund by id</td><td>Ledger</td><td>ACCOUNT#id / REFUND#id</td><td></td></tr>
 * <tr><td>a seller's totals of a month</td><td>Ledger</td>
 * <td>SELLER#seller#yyyy-MM#shard / TOTAL#currency</td><td></td></tr>
 * <tr><td>what a seller sold in a month to a business in another member state</td><td>Ledger</td>
 * <td>SELLER#seller#yyyy-MM#shard / RECAPITULATIVE#currency#category#number</td><td></td></tr>
 * <tr><td>up to which month a seller's books are closed</td><td>Ledger</td>
 * <td>SELLER#seller / CLOSED</td><td></td></tr>
 * <tr><td>what a seller deferred, by month (batch)</td><td>Ledger</td>
 * <td>SELLER#seller#yyyy-MM#shard / TOTAL#currency</td><td></td></tr>
 * <tr><td>what a document defers</td><td>Ledger</td><td>DEFERRAL#number / DEFERRAL</td><td></td>
 * </tr>
 * <tr><td>documents a part of which is revenue by a date</td><td>Ledger</td>
 * <td>DEFER#shard / date#number</td><td>due (duePartition, dueKey)</td></tr>
 * <tr><td>a source's exchange rates of a month</td><td>Accounts</td>
 * <td>RATES#source / yyyy-MM</td><td></td></tr>
 * <tr><td>payment by id</td><td>Payments</td><td>PAYMENT#id / PAYMENT</td><td></td></tr>
 * <tr><td>payment by a provider's charge</td><td>Payments</td>
 * <td>CHARGE#provider#charge / CHARGE</td><td></td></tr>
 * <tr><td>what was given back of a payment</td><td>Payments</td><td>PAYMENT#id / REFUNDED</td>
 * <td></td></tr>
 * <tr><td>part of a refund by its key; parts of an account's refunds</td><td>Payments</td>
 * <td>REFUND_PART#key / PART; ACCOUNT_REFUNDS#account / refund#part</td><td></td></tr>
 * <tr><td>what an account pays with</td><td>Payments</td><td>METHODS#account / METHODS</td>
 * <td></td></tr>
 * <tr><td>accounts to tell by a date that something expires</td><td>Payments</td>
 * <td>EXPIRE#shard / date#account</td><td>due (duePartition, dueKey)</td></tr>
 * <tr><td>tries to collect an invoice</td><td>Payments</td><td>ATTEMPTS#number / ATTEMPTS</td>
 * <td></td></tr>
 * <tr><td>tries to look at by an instant</td><td>Payments</td><td>COLLECT#shard / time#number</td>
 * <td>due (duePartition, dueKey)</td></tr>
 * <tr><td>an account's charges by date, with what is known of each</td><td>Payments</td>
 * <td>CHARGES#account / date#provider#charge</td><td></td></tr>
 * <tr><td>sales, disputes and fraud reports of a seller's month</td><td>Payments</td>
 * <td>RATIOS#seller#yyyy-MM#shard / provider#merchant#scheme#currency</td><td></td></tr>
 * <tr><td>as what a dispute counts</td><td>Payments</td>
 * <td>DISPUTE#provider#id / COUNTED</td><td></td></tr>
 * <tr><td>what people said of a dispute's movements</td><td>Payments</td>
 * <td>DISPUTE#provider#id / DECISION#movement</td><td></td></tr>
 * <tr><td>answer to a dispute</td><td>Payments</td>
 * <td>DISPUTE#provider#id / EVIDENCE</td><td></td></tr>
 * <tr><td>whether a fraud report was counted</td><td>Payments</td>
 * <td>FRAUD#provider#id / FRAUD</td><td></td></tr>
 * <tr><td>whether a bank reported a payment as fraud</td><td>Payments</td>
 * <td>PAYMENT#id / FRAUD</td><td></td></tr>
 * <tr><td>whether somebody was told that a limit is near</td><td>Payments</td>
 * <td>RATIO_ALARMS#seller#yyyy-MM / provider.merchant.scheme.programme.by.step</td><td></td></tr>
 * <tr><td>the event that told that a charge failed</td><td>Payments</td>
 * <td>FAILED#provider#charge / FAILED</td><td></td></tr>
 * <tr><td>event of a payment provider</td><td>Payments</td><td>PROVIDER#provider#id / EVENT</td>
 * <td></td></tr>
 * <tr><td>whether an event waits for its payment</td><td>Payments</td>
 * <td>PROVIDER#provider#id / WAITING</td><td></td></tr>
 * <tr><td>events that wait for their payments, the oldest first</td><td>Payments</td>
 * <td>WAITING / time#provider#id</td><td>due (duePartition, dueKey)</td></tr>
 * <tr><td>whether a signature that does not cover all of an event was used</td><td>Payments</td>
 * <td>SIGNATURE#provider#name / SIGNATURE</td><td></td></tr>
 * <tr><td>types of providers' events that were not known in a month</td><td>Payments</td>
 * <td>UNKNOWN_TYPES#yyyy-MM / provider#type</td><td></td></tr>
 * <tr><td>dispute by id; disputes by their ids (batch)</td><td>Payments</td>
 * <td>DISPUTE#provider#id / DISPUTE</td><td></td></tr>
 * <tr><td>disputes to look at by a date</td><td>Payments</td>
 * <td>DISPUTE#shard / date#provider#id</td><td>due (duePartition, dueKey)</td></tr>
 * <tr><td>disputes of an account</td><td>Payments</td>
 * <td>ACCOUNT_DISPUTES#id / provider#id</td><td></td></tr>
 * <tr><td>a seller's disputes that were opened in a month, by time</td><td>Payments</td>
 * <td>SELLER_DISPUTES#seller#yyyy-MM / time#provider#id</td><td></td></tr>
 * <tr><td>entry of a bank statement by id</td><td>Payments</td><td>CASH#id / CASH</td><td></td></tr>
 * <tr><td>latest entry with a payer's reference</td><td>Payments</td>
 * <td>END_TO_END#seller#reference / CASH</td><td></td></tr>
 * <tr><td>entries of a seller that somebody has to look at, the oldest first</td><td>Payments</td>
 * <td>WORK#seller / date#id</td><td>work (workPartition, workKey)</td></tr>
 * <tr><td>bank statement by account and id; a seller's statements</td><td>Payments</td>
 * <td>STATEMENTS#seller / account#id</td><td></td></tr>
 * <tr><td>entries of a bank statement, in its order</td><td>Payments</td>
 * <td>ENTRIES#account#statement / place</td><td></td></tr>
 * <tr><td>where an account's statements have come to</td><td>Payments</td>
 * <td>BANK_ACCOUNT#account / LAST</td><td></td></tr>
 * <tr><td>whose money comes from a bank account or under a name</td><td>Payments</td>
 * <td>CASH_ALIAS#seller / ACCOUNT#number or NAME#name</td><td></td></tr>
 * <tr><td>payout of a provider by id (batch)</td><td>Payments</td><td>PAYOUT#id / PAYOUT</td>
 * <td></td></tr>
 * <tr><td>payouts of a seller by date</td><td>Payments</td><td>PAYOUTS#seller / date#id</td>
 * <td></td></tr>
 * <tr><td>payouts of a seller that somebody has to look at, by date</td><td>Payments</td>
 * <td>PAYOUTS#seller / date#id</td><td>work (workPartition, workKey)</td></tr>
 * <tr><td>payouts and entries of the bank that wait for each other, by amount</td>
 * <td>Payments</td><td>PAYOUT_MEETING#seller#amount / MEETING</td><td></td></tr>
 * <tr><td>which payout settled a movement or a charge (batch)</td><td>Payments</td>
 * <td>PAYOUT_LINE#seller#provider#movement#id or charge#id#amount / SETTLED</td><td></td></tr>
 * <tr><td>what was withheld, by id (batch)</td><td>Payments</td><td>WITHHELD#id / WITHHELD</td>
 * <td></td></tr>
 * <tr><td>open claims of what was withheld of a seller, by tax year and state</td><td>Payments</td>
 * <td>WITHHOLDING#seller / year#state#id</td><td>work (workPartition, workKey)</td></tr>
 * <tr><td>refused files of banks by id; those of a month</td><td>Subscriptions</td>
 * <td>as rejections, REFUSED_STATEMENT#... / ...</td><td></td></tr>
 * <tr><td>receivable of an invoice</td><td>Collections</td>
 * <td>RECEIVABLE#number / RECEIVABLE</td><td></td></tr>
 * <tr><td>receivables to look at by a date</td><td>Collections</td><td>DUN#shard / date#number</td>
 * <td>due (duePartition, dueKey)</td></tr>
 * <tr><td>receivables of several invoices (batch)</td><td>Collections</td>
 * <td>RECEIVABLE#number / RECEIVABLE</td><td></td></tr>
 * <tr><td>receivables by where they stand, by last day to pay</td><td>Collections</td>
 * <td>STATE#status#shard / date#number</td><td>state (statePartition, stateKey)</td></tr>
 * <tr><td>what is open of an account, by last day to pay</td><td>Collections</td>
 * <td>account / date#number</td><td>open (accountId, openKey)</td></tr>
 * <tr><td>event that was published</td><td>the table it tells of</td><td>OUTBOX#eventId / EVENT</td>
 * <td></td></tr>
 * </table>
 *
 * <p>Documents are in S3 under {@code invoices/seller/year/number/} as {@code invoice.pdf}, {@code
 * invoice.xml} and {@code snapshot.json}. The seals of days are beside them under {@code seals/}:
 * see {@link io.billfold.store.SealFiles}. Files of usage are in a bucket of their own under {@code
 * usage/}, their answers beside them. Files for and from a Peppol access point are in a bucket of
 * their own under {@code peppol/out/} and {@code peppol/in/}. Audit packages are in a bucket of
 * their own that deletes them after a while: see {@link io.billfold.store.PackageFiles}.
 */
@NullMarked
package io.billfold.store;

import org.jspecify.annotations.NullMarked;
