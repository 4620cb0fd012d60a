using System.Numerics;
using CsCheck;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>
/// At every step of any story of an order, Σ invoices − Σ credits is the shop's net: what it came to, less what was given back. The
/// oracle counts minor units as whole numbers, and shares nothing with the planner.
/// </summary>
public sealed class RefundInvariantTests
{
    private const int Sequences = 10_000;

    [Fact]
    public void Books_AnyStory_HoldTheShopsNetAtEveryStep() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var sale = new GeneratedSale(random);
            var books = new BookModel(sale, random, GeneratedSale.Captured(sale.Order()));
            var oracle = new Oracle(sale);
            for (var step = 0; step < 14; step++)
            {
                books.Step(100 + step);
                books.Drain();
                oracle.Judge(books);
            }
        },
        iter: Sequences);

    [Fact]
    public void Books_GivenBackInAmountsOnly_ReturnEveryRateToNothing() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var sale = new GeneratedSale(random);
            var order = GeneratedSale.Captured(sale.Order());
            var (left, refunds) = (sale.Units(order.Totals.Grand), new List<Refund>());
            var scale = order.Totals.Grand.Amount / (decimal)left;
            while (left > 0)
            {
                var part = refunds.Count == 5 ? left : BigInteger.Max(1, left * random.Next(1, 100) / 100);
                refunds.Add(PlannedRefunds.Refund(order, $"{refunds.Count + 1}", (decimal)part * scale));
                left -= part;
            }

            var credits = refunds.Select(refund => new PlannedRefunds(order).Submitted().Invoiced()
                .With([.. refunds.Where(other => other != refund).Select(other => new Sync.Refunds.KnownRefund(other, false))]).Credits(refund)).ToList();

            Assert.Equal(order.Totals.Grand.Amount, credits.Sum(credit => credit.Totals.Grand.Amount));
            Assert.All(order.Taxes, rate => Assert.Equal(
                rate.Tax.Amount, credits.SelectMany(credit => credit.Totals.Taxes).Where(tax => tax.RateId == rate.RateId).Sum(tax => tax.Amount.Amount)));
        },
        iter: 2_000);

    private sealed class Oracle(GeneratedSale sale)
    {
        public void Judge(BookModel books)
        {
            var total = sale.Units(books.Order.Totals.Grand);
            var gone = books.Deleted.Where(refund => books.Credits.Any(credit => credit.Refund == refund.Ref)).Aggregate(BigInteger.Zero, (sum, refund) => sum + sale.Units(refund.Amount));
            var parked = books.Parked.Where(entry => entry.Value is "over-refunded" or "exceeds-invoice").Select(entry => entry.Key).ToHashSet();
            var given = books.Refunds.Where(refund => !parked.Contains(refund.Ref)).Aggregate(gone, (sum, refund) => sum + sale.Units(refund.Amount));

            Assert.True(books.Credited <= total, "more is credited than was captured");
            if (books.IsInvoiced)
            {
                Assert.Equal(total - given, books.Invoiced - books.Credited);
            }
            else
            {
                Assert.Equal((BigInteger.Zero, BigInteger.Zero), (books.Invoiced, books.Credited));
            }

            // Only what does not fit is parked as too much, and what is gone after its answer never passes unseen.
            Assert.All(books.Refunds.Where(refund => parked.Contains(refund.Ref)), refund => Assert.True(given + sale.Units(refund.Amount) > total));
            Assert.All(
                books.Deleted.Where(refund => books.Credits.Any(credit => credit.Refund == refund.Ref)),
                refund => Assert.Equal("refund-deleted", books.Parked.GetValueOrDefault(refund.Ref)));
            Assert.All(books.Order.Lines, line => Assert.True(books.Returned(line.Id) <= books.Delivered(line.Id), "more came back than was delivered"));
            Assert.All(books.Credits, credit => Provable(books.Order, credit.Lines, credit.Totals));
        }

        /// <summary>Lines add up, and an ERP that computes tax from amounts comes to the same within a minor unit, or finds tax alone.</summary>
        private void Provable(Order order, IEnumerable<DocumentLine> lines, DocumentTotals totals)
        {
            var all = lines.ToList();
            Assert.Equal(sale.Units(totals.Net), all.Aggregate(BigInteger.Zero, (sum, line) => sum + sale.Units(line.Net)));
            Assert.Equal(
                sale.Units(totals.Grand),
                all.SelectMany(line => line.Taxes.Select(tax => tax.Amount).Prepend(line.Net)).Aggregate(BigInteger.Zero, (sum, amount) => sum + sale.Units(amount)));
            foreach (var line in all.Where(line => line.Net.Amount != 0 && order.Lines.All(sold => sold.Id != line.OrderLineId || sold.Net != line.Net)
                && order.Charges.All(sold => sold.Id != line.OrderLineId)))
            {
                var simple = line.Taxes.Where(tax => !sale.Rates[tax.RateId].Compound).Sum(tax => sale.Rates[tax.RateId].Thousandths);
                foreach (var tax in line.Taxes)
                {
                    var (thousandths, compound) = sale.Rates[tax.RateId];
                    var scale = new BigInteger(100_000) * 100_000;
                    var exact = sale.Units(line.Net) * (100_000 + (compound ? simple : 0)) * thousandths;
                    Assert.True(BigInteger.Abs((sale.Units(tax.Amount) * scale) - exact) * 2 <= scale * 3, $"tax {tax} of {line}");
                }
            }
        }
    }
}
