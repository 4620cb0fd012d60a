using CsCheck;
using Retail.Connectors.Sync.Tests.Fulfilment;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Payments;

/// <summary>Whatever order captures and invoices come in: all that was captured is booked in the end, nothing twice and nothing else.</summary>
public sealed class PaymentFlowPropertyTests
{
    private static readonly Gen<(int[] Captures, int[] Invoices, bool[] Steps)> Lives =
        Gen.Select(Gen.Int[1, 5_000].Array[1, 3], Gen.Int[1, 5_000].Array[1, 3], Gen.Bool.Array[0, 8]);

    [Fact]
    public void Book_AnyOrderOfCapturesAndInvoices_BooksEachCentOnce() => Lives.Sample(
        life =>
        {
            var payments = new PlannedPayments();
            var ledger = new Dictionary<string, long>();
            var byInvoice = new Dictionary<string, long>();
            var (captured, invoiced) = (0, 0);
            var captures = life.Captures.Select((cents, i) => PlannedPayments.Capture(cents / 100m, $"ch_{i}")).ToArray();
            var invoices = life.Invoices.Select((cents, i) => ErpRecords.Invoice(cents / 100m, id: $"{i + 1}", salesOrders: $"{i}")).ToArray();
            var grand = TestOrders.Money(life.Captures.Sum() / 100m);
            foreach (var isCapture in life.Steps.Concat(Enumerable.Repeat(true, captures.Length)).Concat(Enumerable.Repeat(false, invoices.Length)))
            {
                (captured, invoiced) = isCapture
                    ? (Math.Min(captured + 1, captures.Length), invoiced)
                    : (captured, Math.Min(invoiced + 1, invoices.Length));
                var order = TestOrders.Placed() with
                {
                    Transactions = [.. captures.Take(captured)],
                    Totals = TestOrders.Placed().Totals with { Grand = grand },
                };
                foreach (var booked in payments.Book(order, invoices.Length, [.. invoices.Take(invoiced)]))
                {
                    var cents = (long)(booked.Payment.Amount.Amount * 100);
                    Assert.True(cents > 0, "nothing was booked");
                    Assert.True(ledger.TryAdd(booked.Key.ToString(), cents), $"{booked.Key} was booked twice");
                    byInvoice[booked.Invoice.Id] = byInvoice.GetValueOrDefault(booked.Invoice.Id) + cents;
                }

                Assert.True(ledger.Values.Sum() <= life.Captures.Take(captured).Sum(), "more was booked than captured");
            }

            for (var i = 0; i < captures.Length; i++)
            {
                var own = ledger.Where(entry => entry.Key.StartsWith($"shop/payment/1-ch_{i}/", StringComparison.Ordinal)).Sum(entry => entry.Value);
                Assert.Equal(life.Captures[i], own);
            }

            // All but the last invoice take no more than they come to.
            for (var i = 0; i < invoices.Length - 1; i++)
            {
                Assert.True(byInvoice.GetValueOrDefault($"{i + 1}") <= life.Invoices[i], $"invoice {i + 1} is overpaid");
            }
        },
        iter: 2_000);
}
