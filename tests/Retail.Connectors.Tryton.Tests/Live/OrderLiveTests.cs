using System.Globalization;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Customers and orders on a real server.</summary>
[Collection(LiveCollection.Name)]
public sealed class OrderLiveTests(LiveTryton tryton)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubmitOrder_New_IsConfirmedWithEqualMoneyAndFoundAgain()
    {
        var customer = await CustomerAsync("a");
        var command = Shop.Order(
            $"{tryton.Run}-1", customer, [Shop.Line("29", "MUG-1", 3, 10.00m, ("1", 1.90m)), Shop.Line("30", "MUG-1", 1, 4.99m, ("2", 0.35m))],
            [Shop.Charge("31", ChargeKind.Shipping, 4.19m, ("1", 0.80m))]);

        var receipt = await tryton.ReachAsync(command);

        Assert.Equal(DocumentStage.Confirmed, receipt.Stage);
        Assert.Equal(["29", "30", "31"], receipt.Lines.Keys);
        var sale = await SaleAsync(command);
        Assert.Equal((19.18m, 3.05m, 22.23m), (sale.UntaxedAmount, sale.TaxAmount, sale.TotalAmount));
        Assert.Equal("processing", sale.State);
        Assert.Equal(receipt.Document.Id, sale.Id.ToString(CultureInfo.InvariantCulture));
        var found = Assert.IsType<Finding.Complete>(await tryton.Handler<SubmitOrder>().FindAsync(command, Cancel));
        Assert.Equal(receipt.Document, found.Receipt.Document);
        Assert.Equal(receipt.Lines, found.Receipt.Lines);
        Assert.Equal(receipt.Document, (await tryton.ReachAsync(command)).Document);
        Assert.Equal(receipt.Document, Assert.IsType<EffectResult.Reached>(await tryton.RunAsync(command, look: false)).Receipt.Document);
    }

    [Fact]
    public async Task SubmitOrder_TaxRoundedPerLine_CarriesRoundingLines()
    {
        var customer = await CustomerAsync("round");
        var lines = Enumerable.Range(1, 3).Select(n => Shop.Line(n.ToString(CultureInfo.InvariantCulture), "MUG-1", 1, 0.50m, ("1", 0.10m))).ToArray();

        // The shop rounds 0.095 to 0.10 three times; Tryton rounds 0.285 once, half to even, to 0.28.
        var receipt = await tryton.ReachAsync(Shop.Order($"{tryton.Run}-round", customer, lines));

        Assert.Equal([new RoundingAdjustment("1", Shop.Amount(0.02m))], receipt.Roundings);
    }

    [Fact]
    public async Task SubmitOrder_PriceOfManyDigits_LeavesTheRestOnALineOfItsOwn()
    {
        var customer = await CustomerAsync("rest");

        // 150 times 0.0067 is 1.005: Tryton rounds that to 1.00, half to even.
        var command = Shop.Order(
            $"{tryton.Run}-rest", customer, [Shop.Line("1", "MUG-1", 1000, 333.33m, ("1", 63.33m)), Shop.Line("2", "MUG-1", 150, 1.00m, ("1", 0.19m))]);

        await tryton.ReachAsync(command);

        var sale = await SaleAsync(command);
        Assert.Equal(397.85m, sale.TotalAmount);
        Assert.Equal([0.3333m, 0.03m, 0.0067m], sale.Lines.Select(line => line.UnitPrice));
    }

    [Fact]
    public async Task SubmitOrder_ReductionTaxedInPart_IsSplit()
    {
        var customer = await CustomerAsync("fee");
        var command = Shop.Order(
            $"{tryton.Run}-fee", customer, [Shop.Line("1", "MUG-1", 1, 50.00m, ("1", 9.50m)), Shop.Line("2", "MUG-1", 1, 50.00m)],
            [Shop.Charge("3", ChargeKind.Fee, -10.00m, ("1", -0.95m))]);

        await tryton.ReachAsync(command);

        Assert.Equal([50m, 50m, -5m, -5m], (await SaleAsync(command)).Lines.Select(line => line.Amount));
    }

    [Fact]
    public async Task SubmitOrder_UnknownWords_IsRefusedWithAllOfThem()
    {
        var customer = await CustomerAsync("unknown");
        var command = Shop.Order(
            $"{tryton.Run}-unknown", customer, [Shop.Line("1", "NO-SUCH", 1, 5m, ("1", 0.95m))], taxes: new Dictionary<string, string> { ["1"] = "no such tax" });

        var refused = Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(command));

        Assert.Equal("unknown-sku", refused.Code);
        Assert.Equal(["sku", "tax"], refused.Missing.Select(missing => missing.Table));
        Assert.IsType<Finding.Nothing>(await tryton.Handler<SubmitOrder>().FindAsync(command, Cancel));
    }

    [Fact]
    public async Task SubmitOrder_OtherMoney_LeavesADraftThatAnAmendmentMends()
    {
        var customer = await CustomerAsync("wrong");
        var wrong = Shop.Order($"{tryton.Run}-wrong", customer, [Shop.Line("1", "MUG-1", 1, 10m, ("1", 2.90m))]);

        var refused = Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(wrong));

        Assert.Equal("money-differs", refused.Code);
        Assert.Contains("tax of rate 1: shop 2.90, ERP 1.90", refused.Words, StringComparison.Ordinal);
        Assert.Equal(DocumentStage.Draft, refused.Left!.Stage);
        Assert.IsType<Finding.Partial>(await tryton.Handler<SubmitOrder>().FindAsync(wrong, Cancel));

        var right = Shop.Order(
            $"{tryton.Run}-wrong", customer, [Shop.Line("2", "MUG-1", 2, 20m, ("1", 3.80m))], shipping: Shop.Home with { Line1 = "Am Hafen 1", City = "Hamburg" });
        var amend = new AmendOrder(EffectKey.For(right.Order.Ref, "amend", Shop.Erp), right.Order, refused.Left.Document, wrong.Key, customer.Key, right.Codes);
        var receipt = await tryton.ReachAsync(amend);

        Assert.Equal((DocumentStage.Confirmed, "2"), (receipt.Stage, Assert.Single(receipt.Lines).Key));
        Assert.IsType<Finding.Complete>(await tryton.Handler<AmendOrder>().FindAsync(amend, Cancel));
        Assert.Equal(receipt.Document, (await tryton.ReachAsync(amend)).Document);
        var sale = await SaleAsync(wrong);
        var address = await tryton.Client.FindAsync(TrytonModels.Addresses, sale.ShipmentAddress!.Value, Cancel);
        Assert.Equal(("Am Hafen 1", "Hamburg"), (address!.Street, address.City));
        Assert.NotEqual(sale.InvoiceAddress, sale.ShipmentAddress);

        var more = Shop.Order($"{tryton.Run}-wrong", customer, [Shop.Line("2", "MUG-1", 3, 30m, ("1", 5.70m))]);
        var late = Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(amend with { Order = more.Order }));
        Assert.Equal("document-locked", late.Code);
    }

    [Fact]
    public async Task CancelOrder_InProcessing_LeavesNothingToShipOrInvoice()
    {
        var (command, receipt) = await tryton.SubmitAsync("cancel");
        var cancel = new CancelOrder(EffectKey.For(command.Order.Ref, "cancel", Shop.Erp), command.Order.Ref, receipt.Document, command.Key, "customer changed their mind");

        var cancelled = await tryton.ReachAsync(cancel);

        Assert.Equal(DocumentStage.Cancelled, cancelled.Stage);
        var sale = await SaleAsync(command);
        Assert.Equal(("done", DocumentStage.Cancelled), (sale.State, SaleStage.Of(sale)));
        Assert.All(await tryton.Client.ReadAsync(TrytonModels.Shipments, sale.Shipments, Cancel), shipment => Assert.Equal("cancelled", shipment.State));
        Assert.All(await tryton.Client.ReadAsync(TrytonModels.Invoices, sale.Invoices, Cancel), invoice => Assert.Equal("cancelled", invoice.State));
        Assert.IsType<Finding.Complete>(await tryton.Handler<CancelOrder>().FindAsync(cancel, Cancel));
        Assert.Equal(DocumentStage.Cancelled, (await tryton.ReachAsync(cancel)).Stage);
        Assert.Equal("document-cancelled", Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(command)).Code);
    }

    [Fact]
    public async Task CancelOrder_Shipped_IsRefused()
    {
        var (command, receipt) = await tryton.SubmitAsync("gone");
        await tryton.ShipAsync(receipt);

        var refused = Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(
            new CancelOrder(EffectKey.For(command.Order.Ref, "cancel", Shop.Erp), command.Order.Ref, receipt.Document, command.Key, string.Empty)));

        Assert.Equal("already-shipped", refused.Code);
    }

    [Theory]
    [InlineData("DE136695976", "eu_vat")]
    [InlineData("DE000000000", null)]
    public async Task EnsureCustomer_WithTaxId_KeepsIt(string number, string? type)
    {
        var command = Shop.Customer($"{tryton.Run}-{number}", taxId: new TaxId(number, "DE"), company: "Møller & Sön <GmbH>");

        var receipt = await tryton.ReachAsync(command);

        Assert.Equal(receipt.Document, (await tryton.ReachAsync(command)).Document);
        Assert.Equal(receipt.Document, Assert.IsType<EffectResult.Reached>(await tryton.RunAsync(command, look: false)).Receipt.Document);
        var party = await tryton.Client.FindAsync(TrytonModels.Parties, long.Parse(receipt.Document.Id, CultureInfo.InvariantCulture), Cancel);
        Assert.Equal((type, number), (Assert.Single(party!.Identifiers).Type, party.Identifiers[0].Code));
        Assert.Equal("Møller & Sön <GmbH>", party.Name);
        Assert.Equal(("Lindenweg 5", "DE"), (party.Addresses[0].Street, party.Addresses[0].Country!.Code));
    }

    [Theory]
    [InlineData("O'Neil \"Q\" <b>&amp;\\")]
    [InlineData("Ørsted Çağla Łukasz ẞ")]
    [InlineData("山田 太郎 · محمد · דוד · 🦊")]
    [InlineData("%_ OR [[\"id\",\"=\",1]] -- ;")]
    public async Task SubmitOrder_NamesOfEveryScript_ArriveAsTheyAre(string name)
    {
        var address = Shop.Home with { FirstName = string.Empty, LastName = name, Line1 = name };
        var customer = Shop.Customer($"{tryton.Run}-{name.GetHashCode(StringComparison.Ordinal)}");
        await tryton.ReachAsync(customer);
        var command = Shop.Order(
            $"{tryton.Run}-{name.GetHashCode(StringComparison.Ordinal)}", customer, [Shop.Line("1", "MUG-1", 1, 10m, ("1", 1.90m)) with { Name = name }], shipping: address);

        await tryton.ReachAsync(command);

        var sale = await SaleAsync(command);
        var read = await tryton.Client.FindAsync(TrytonModels.Addresses, sale.ShipmentAddress!.Value, Cancel);
        Assert.Equal((name, name, name), (sale.Lines[0].Description, read!.PartyName, read.Street));
        Assert.Equal(DocumentStage.Confirmed, (await tryton.ReachAsync(command)).Stage);
    }

    [Fact]
    public async Task SubmitOrder_TwiceTheSameAddress_AddsItOnce()
    {
        var customer = await CustomerAsync("twice");
        var elsewhere = Shop.Home with { Line1 = "Postfach 7", Line2 = "Hinterhaus" };
        await tryton.ReachAsync(Shop.Order($"{tryton.Run}-twice-1", customer, [Shop.Line("1", "MUG-1", 1, 10m, ("1", 1.90m))], shipping: elsewhere));
        await tryton.ReachAsync(Shop.Order($"{tryton.Run}-twice-2", customer, [Shop.Line("1", "MUG-1", 1, 10m, ("1", 1.90m))], shipping: elsewhere));

        var party = Assert.Single(await tryton.Client.SearchReadAsync(TrytonModels.Parties, TrytonDomain.Equal("code", customer.Key.ShortForm()), null, Cancel));

        Assert.Equal(2, party.Addresses.Length);
    }

    private async Task<EnsureCustomer> CustomerAsync(string id)
    {
        var customer = Shop.Customer($"{tryton.Run}-{id}");
        await tryton.ReachAsync(customer);
        return customer;
    }

    private async Task<TrytonSale> SaleAsync(SubmitOrder command) => Assert.Single(await tryton.Client.SearchReadAsync(
        TrytonModels.Sales, TrytonDomain.Equal("web_id", command.Key.ShortForm()), null, Cancel));
}
