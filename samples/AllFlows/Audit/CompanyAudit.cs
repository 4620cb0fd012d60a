using System.Globalization;

namespace AllFlows.Audit;

/// <summary>Compares a shop with the company that it sells for, flow by flow.</summary>
internal sealed class CompanyAudit
{
    private readonly ShopBook _shop;
    private readonly ErpBook _erp;
    private readonly Told _told;
    private readonly ILookup<string, ErpDocument> _documents;

    /// <param name="shop">The shop.</param>
    /// <param name="erp">The company.</param>
    /// <param name="told">What people did.</param>
    public CompanyAudit(ShopBook shop, ErpBook erp, Told told)
    {
        (_shop, _erp, _told) = (shop, erp, told);
        _documents = erp.Documents.ToLookup(document => document.Number);
        Flows = [Catalog(), Customers(), Orders(), Shipments(), Status(), Invoices(), Payments(), Refunds(), Credits(), Returns()];
    }

    public IReadOnlyList<FlowCount> Flows { get; }

    /// <summary>Orders with the documents that stand for them.</summary>
    private IEnumerable<(ShopOrder Order, IReadOnlyList<ErpDocument> Documents)> Standing =>
        from order in _shop.Orders
        let standing = _documents[order.Number].Where(document => document.Stands).ToList()
        where standing.Count > 0
        select (order, (IReadOnlyList<ErpDocument>)standing);

    private FlowCount Catalog()
    {
        var count = new FlowCount("catalog");
        var offered = _erp.Products.Where(product => product.Sku.StartsWith(_shop.Market.Novelties, StringComparison.Ordinal)).ToList();
        foreach (var product in offered)
        {
            count.Expect(Name(product.Sku), 1, _shop.Products.Count(other => other.Sku == product.Sku));
            count.Expect(Name($"{product.Sku} as {product.Name}"), 1, _shop.Products.Count(other => other == product));
        }

        count.What = Words($"{offered.Count} new articles");
        return count;
    }

    private FlowCount Customers()
    {
        var count = new FlowCount("customers");
        var buyers = _shop.Accounts.Concat(Standing.Select(pair => pair.Order.Buyer)).Distinct().ToList();
        foreach (var buyer in buyers)
        {
            count.Expect(Name(buyer), 1, _erp.Partners[buyer].Count());
        }

        foreach (var (order, documents) in Standing)
        {
            count.Doubled.AddRange(documents.Where(document => !_erp.Partners[order.Buyer].Contains(document.Partner))
                .Select(document => Name($"{order.Number} is of another partner ({document.Partner}) than {order.Buyer}")));
        }

        count.What = Words($"{buyers.Count} buyers");
        return count;
    }

    private FlowCount Orders()
    {
        var count = new FlowCount("orders");
        var (due, off, split, shrunk, refused) = (0, 0, 0, 0, 0);
        foreach (var order in _shop.Orders)
        {
            var documents = _documents[order.Number].ToList();
            var isOff = order.IsCancelled || (order.IsWhollyRefunded && !documents.Exists(document => document.HasLeft));
            var isDue = !isOff && !_told.Planted.Contains(Name(order.Number));
            due += isDue ? 1 : 0;
            off += isOff ? 1 : 0;
            split += isDue && order.Parts > 1 ? 1 : 0;
            shrunk += order.Shrunk.Any() ? 1 : 0;
            refused += order.Refusals.Count;
            count.Expect(Name(order.Number), isDue ? order.Parts : 0, documents.Count(document => document.Stands));
            count.Expect(Name($"{order.Number} has {order.Refusals.Count} notes of a refusal"), _told.Late.Contains(Name(order.Number)) ? 1 : 0, order.Refusals.Count);
        }

        foreach (var (order, documents) in Standing)
        {
            OrderContent.Compare(count, _shop.Market, order, documents);
        }

        foreach (var stray in _documents.Select(group => group.Key).Except(_shop.Orders.Select(order => order.Number)))
        {
            count.Doubled.Add(Name($"{stray} is of no order"));
        }

        count.What = Words($"{due} due ({off} called off, {refused} too late; {split} split, {shrunk} shrunk)");
        return count;
    }

    private FlowCount Shipments()
    {
        var count = new FlowCount("shipments");
        var (parcels, told) = (0, 0);
        foreach (var order in _shop.Orders)
        {
            var sent = _documents[order.Number].SelectMany(document => document.Transfers).Where(transfer => transfer.IsOut).Select(transfer => transfer.Tracking).ToList();
            parcels += sent.Count;
            told += order.Parcels.Count;
            foreach (var number in sent.Union(order.Parcels))
            {
                count.Expect(Name($"{order.Number} {number}"), sent.Count(one => one == number), order.Parcels.Count(one => one == number));
            }
        }

        count.What = Words($"{parcels} parcels, {told} told");
        return count;
    }

    private FlowCount Status()
    {
        var count = new FlowCount("order status");
        foreach (var order in _shop.Orders)
        {
            var hasLeft = _documents[order.Number].Any(document => document.HasLeft);
            var expected = order.Refunds.Count > 0 && order.IsWhollyRefunded ? "refunded" : hasLeft ? "completed" : _told.CalledOff.Contains(Name(order.Number)) ? "cancelled" : "processing";
            count.Expect(Name($"{order.Number} is {order.Status}, not {expected}"), 1, order.Status == expected ? 1 : 0);
        }

        count.What = string.Join(", ", _shop.Orders.GroupBy(order => order.Status).OrderByDescending(group => group.Count()).Select(group => Words($"{group.Count()} {group.Key}")));
        return count;
    }

    private FlowCount Invoices()
    {
        var count = new FlowCount("invoices");
        foreach (var order in _shop.Orders)
        {
            var documents = _documents[order.Number].ToList();
            var invoices = documents.SelectMany(document => document.Invoices).ToList();
            var credits = documents.SelectMany(document => document.Credits).ToList();
            count.Expect(Name(order.Number), documents.Count(document => document.Stands), invoices.Count);
            if (documents.Exists(document => document.Stands) || invoices.Count + credits.Count > 0)
            {
                count.ExpectSum(Name(order.Number), order.Net, invoices.Sum(invoice => invoice.Total) - credits.Sum(credit => credit.Total));
            }

            if (!order.InvoiceNumbers.Order().SequenceEqual(invoices.Select(invoice => invoice.Name).Order()))
            {
                count.Missing.Add(Name($"{order.Number} bears the numbers '{string.Join(", ", order.InvoiceNumbers)}'"));
            }
        }

        var known = _erp.Documents.SelectMany(document => document.Invoices).ToHashSet();
        count.Doubled.AddRange(_erp.Postings.Where(posting => !posting.IsCredit && !known.Contains(posting)).Select(posting => Name($"{posting.Name} is over no order")));
        count.What = Words($"{known.Count} ({known.Count(invoice => invoice.IsByHand)} by hand), {known.Sum(invoice => invoice.Total)} {_shop.Market.Settings.Currency}");
        return count;
    }

    private FlowCount Payments()
    {
        var count = new FlowCount("payments");
        var captured = _shop.Orders.Where(order => order.IsPaid && _documents[order.Number].Any(document => document.Invoices.Count > 0)).ToList();
        count.Doubled.AddRange(_told.PaidEarly.Where(name => name.StartsWith(Name(string.Empty), StringComparison.Ordinal)).Select(name => $"{name} before the carrier took the money"));
        foreach (var order in captured)
        {
            var booked = _erp.Payments.Where(payment => payment.Words.Any(IsOf(order))).ToList();
            count.Expect(Name(order.Number), order.Parts, booked.Count);
            count.ExpectSum(Name(order.Number), order.Total - order.Shrunk.Sum(refund => refund.Amount), booked.Sum(payment => payment.Amount));
            count.Missing.AddRange(booked.Where(payment => payment.State is not ("paid" or "in_process")).Select(payment => Name($"{order.Number} is {payment.State}")));
        }

        count.Doubled.AddRange(_erp.Payments.Where(payment => !captured.Exists(order => payment.Words.Any(IsOf(order))))
            .Select(payment => Name($"'{string.Join(' ', payment.Words)}' is for no order")));
        count.What = Words($"{captured.Count} captured ({captured.Count(order => order.IsPaidOnDelivery)} on delivery), {_erp.Payments.Count} booked");
        return count;
    }

    private FlowCount Refunds()
    {
        var count = new FlowCount("refunds");
        var (given, credited, reduced) = (0, 0, 0);
        foreach (var order in _shop.Orders)
        {
            var refunds = order.Refunds.Where(refund => refund.IsByClerk && !refund.Shrinks).Select(refund => refund.Amount).ToList();
            var credits = _documents[order.Number].SelectMany(document => document.Credits).Where(credit => !credit.IsByHand).Select(credit => credit.Total).ToList();
            given += refunds.Count;
            credited += credits.Count;

            // What was given back in full before anything was invoiced cancels the sales order, which the orders' count sees.
            if (_documents[order.Number].Any(document => document.Stands) || credits.Count > 0)
            {
                OneToOne(count, order.Number, refunds, credits);
            }
            else
            {
                reduced += refunds.Count;
            }
        }

        var shrunk = _shop.Orders.Sum(order => order.Shrunk.Count());
        count.What = Words($"{given + shrunk} in the shop, {credited} credited, {reduced} by cancelling, {shrunk} by shrinking");
        return count;
    }

    private FlowCount Credits()
    {
        var count = new FlowCount("credits");
        var (byHand, recorded) = (0, 0);
        foreach (var order in _shop.Orders)
        {
            var credits = _documents[order.Number].SelectMany(document => document.Credits).Where(credit => credit.IsByHand).Select(credit => credit.Total).ToList();
            var refunds = order.Refunds.Where(refund => !refund.IsByClerk).Select(refund => refund.Amount).ToList();
            byHand += credits.Count;
            recorded += refunds.Count;
            OneToOne(count, order.Number, credits, refunds);
        }

        var known = _erp.Documents.SelectMany(document => document.Credits).ToHashSet();
        count.Doubled.AddRange(_erp.Postings.Where(posting => posting.IsCredit && !known.Contains(posting)).Select(posting => Name($"{posting.Name} is for no order")));
        count.What = Words($"{byHand} by hand, {recorded} recorded in the shop");
        return count;
    }

    private FlowCount Returns()
    {
        var count = new FlowCount("returns");
        var pieces = 0m;
        foreach (var order in _shop.Orders)
        {
            var documents = _documents[order.Number].ToList();
            var expected = documents.Exists(document => document.HasLeft) ? order.Refunds.Where(refund => !refund.Shrinks).Sum(refund => refund.Pieces) : 0;
            var received = documents.SelectMany(document => document.Transfers).Where(transfer => !transfer.IsOut).Sum(transfer => transfer.Pieces);
            pieces += received;
            count.Expect(Name(order.Number), (int)expected, (int)received);
        }

        count.What = Words($"{pieces} pieces received");
        return count;
    }

    /// <summary>Each amount of one side is on the other, as often.</summary>
    private void OneToOne(FlowCount count, string number, List<decimal> expected, List<decimal> found)
    {
        foreach (var amount in expected.Union(found))
        {
            count.Expect(Name($"{number} {ShopText(amount)}"), expected.Count(one => one == amount), found.Count(one => one == amount));
        }
    }

    private static Func<string, bool> IsOf(ShopOrder order) => word => (word.Length > 0 && word == order.Transaction) || word == $"#{order.Number}";

    private string Name(string what) => $"{_shop.Market.Shop}/{what}";

    private static string ShopText(decimal amount) => Stage.ShopDesk.Text(amount);

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
