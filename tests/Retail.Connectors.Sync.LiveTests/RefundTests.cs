using System.Text.Json.Nodes;
using Retail.Connectors.Sync.LiveTests.World;

namespace Retail.Connectors.Sync.LiveTests;

/// <summary>Money that goes back, in every shape that a shop has for it.</summary>
public sealed class RefundTests(LiveWorld world)
{
    [LiveFlowsFact]
    public async Task Refund_OfALine_IsACreditNoteWithTheSameTax()
    {
        var (id, invoice) = await InvoicedAsync();
        var order = await world.Shop.OrderAsync(id);
        var line = order["line_items"]![0]!;
        var refund = await world.Shop.RefundAsync(id, Share(order, line, "line_items", 1));

        await CreditedAsync(id, invoice, refund);
    }

    [LiveFlowsFact]
    public async Task Refund_OfShipping_IsACreditNoteWithTheSameTax()
    {
        var (id, invoice) = await InvoicedAsync();
        var order = await world.Shop.OrderAsync(id);
        var refund = await world.Shop.RefundAsync(id, Share(order, order["shipping_lines"]![0]!, "shipping_lines", 0));

        await CreditedAsync(id, invoice, refund);
    }

    [LiveFlowsFact]
    public async Task Refund_OfAnAmount_IsACreditNoteOverIt()
    {
        var (id, invoice) = await InvoicedAsync();
        var refund = await world.Shop.RefundAsync(id, new JsonObject { ["amount"] = "5.01", ["reason"] = "Scratch" });

        await CreditedAsync(id, invoice, refund, namesTax: false);
    }

    [LiveFlowsFact]
    public async Task Refund_OfAll_IsACreditNoteOverTheInvoice()
    {
        var (id, invoice) = await InvoicedAsync();
        var order = await world.Shop.OrderAsync(id);
        await world.Shop.ChangeAsync(id, new JsonObject { ["status"] = "refunded" });
        var refund = Assert.Single(await world.Shop.RefundsAsync(id));
        Assert.Equal(Shop.Number(order["total"]), Shop.Number(refund["amount"]));

        var credit = await CreditedAsync(id, invoice, refund, namesTax: false);

        Assert.Equal(Erp.Number(invoice["amount_tax"]), Erp.Number(credit["amount_tax"]));
        Assert.Equal(Money.Text(Erp.TaxByRate(invoice)), Money.Text(Erp.TaxByRate(credit)));
    }

    [LiveFlowsFact]
    public async Task Refunds_OfEveryShapeOneAfterTheOther_LeaveNothingOfTheInvoice()
    {
        var (id, invoice) = await InvoicedAsync();
        var order = await world.Shop.OrderAsync(id);
        var made = new List<JsonObject>
        {
            await world.Shop.RefundAsync(id, Share(order, order["line_items"]![0]!, "line_items", 1)),
            await world.Shop.RefundAsync(id, Share(order, order["shipping_lines"]![0]!, "shipping_lines", 0)),
            await world.Shop.RefundAsync(id, new JsonObject { ["amount"] = "3.33" }),
        };
        var rest = Shop.Number(order["total"]) - made.Sum(refund => Shop.Number(refund["amount"]));
        made.Add(await world.Shop.RefundAsync(id, new JsonObject { ["amount"] = Shop.Text(rest) }));

        IReadOnlyList<JsonObject> credits = [];
        await world.UntilAsync(async () => (credits = await world.Erp.CreditsAsync(invoice)).Count == made.Count && credits.All(IsPosted), "all four are credited");

        Assert.Equal(Erp.Number(invoice["amount_total"]), credits.Sum(credit => Erp.Number(credit["amount_total"])));
        Assert.Equal(
            Money.Text(Erp.TaxByRate(invoice)),
            Money.Text(Money.Sum(credits.SelectMany(credit => Erp.TaxByRate(credit)).Select(tax => (tax.Key, tax.Value)))));
        Assert.Empty(await world.ParkedAsync(id));
    }

    [LiveFlowsFact]
    public async Task Refund_Deleted_WaitsForAPerson()
    {
        var (id, invoice) = await InvoicedAsync();
        var refund = await world.Shop.RefundAsync(id, new JsonObject { ["amount"] = "2.50" });
        var credit = await CreditedAsync(id, invoice, refund, namesTax: false);

        await world.Shop.DeleteRefundAsync(id, refund["id"]!.ToString());

        await world.UntilAsync(async () => (await world.ParkedAsync(refund["id"]!.ToString())).Count > 0, "somebody is told of the deleted refund");
        var parked = Assert.Single(await world.ParkedAsync(refund["id"]!.ToString()));
        Assert.Equal("refund-deleted", parked.Reason.Code);
        Assert.Contains(credit["name"]!.ToString(), parked.Reason.Explanation, StringComparison.Ordinal);
    }

    [LiveFlowsFact]
    public async Task CreditNote_MadeByHandInTheErp_IsARefundInTheShopOnce()
    {
        var (id, invoice) = await InvoicedAsync();

        var credit = await world.Erp.CreditByHandAsync(invoice);

        IReadOnlyList<JsonObject> refunds = [];
        await world.UntilAsync(async () => (refunds = await world.Shop.RefundsAsync(id)).Count > 0, $"the shop knows of {credit["name"]}");
        await world.LookAgainAsync(id, refunds[0]["id"]!.ToString());
        var refund = Assert.Single(await world.Shop.RefundsAsync(id));
        Assert.Equal(Erp.Number(credit["amount_total"]), Shop.Number(refund["amount"]));
        Assert.Contains(credit["name"]!.ToString(), refund["reason"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(credit["write_date"]!.ToString(), Assert.Single(await world.Erp.CreditsAsync(invoice))["write_date"]!.ToString());
        Assert.Empty(await world.ParkedAsync(id));
        Assert.Empty(await world.ParkedAsync(refund["id"]!.ToString()));
    }

    [LiveFlowsFact]
    public async Task Order_ShippedInvoicedPaidAndGivenBackInTwoSteps_LeavesNothingAndStaysRefunded()
    {
        var (id, invoice) = await InvoicedAsync();
        await world.UntilAsync(async () => await world.Shop.StatusAsync(id) == "completed", "the shop closed the order");
        Assert.Equal(Erp.Number(invoice["amount_total"]), Erp.Number(Assert.Single(await world.Erp.PaymentsAsync(invoice))["amount"]));
        var order = await world.Shop.OrderAsync(id);
        var part = await world.Shop.RefundAsync(id, Share(order, order["line_items"]![0]!, "line_items", 1));
        var credit = await CreditedAsync(id, invoice, part);
        Assert.Equal("completed", await world.Shop.StatusAsync(id));

        await world.Shop.ChangeAsync(id, new JsonObject { ["status"] = "refunded" });
        IReadOnlyList<JsonObject> credits = [];
        await world.UntilAsync(async () => (credits = await world.Erp.CreditsAsync(invoice)).Count == 2 && credits.All(IsPosted), $"the rest after {credit["name"]} is credited");

        await world.LookAgainAsync(id);
        Assert.Equal(Erp.Number(invoice["amount_total"]), credits.Sum(made => Erp.Number(made["amount_total"])));
        Assert.Equal(2, (await world.Shop.RefundsAsync(id)).Count);
        Assert.Equal("refunded", await world.Shop.StatusAsync(id));
        Assert.Empty(await world.ParkedAsync(id));
    }

    private static bool IsPosted(JsonObject move) => move["state"]!.ToString() == "posted";

    /// <summary>What the page of the order sends for one line: the share of its net amount and of each tax.</summary>
    private static JsonObject Share(JsonObject order, JsonNode line, string part, int quantity)
    {
        var share = quantity == 0 ? 1m : quantity / Shop.Number(line["quantity"]);
        var total = decimal.Round(Shop.Number(line["total"]) * share, 2, MidpointRounding.AwayFromZero);
        var taxes = line["taxes"]!.AsArray().Where(tax => tax!["total"]!.ToString().Length > 0)
            .Select(tax => (Id: tax!["id"]!, Amount: decimal.Round(Shop.Number(tax["total"]) * share, 2, MidpointRounding.AwayFromZero))).ToList();
        var item = new JsonObject
        {
            ["id"] = line["id"]!.DeepClone(),
            ["refund_total"] = total,
            ["refund_tax"] = new JsonArray([.. taxes.Select(tax => new JsonObject { ["id"] = tax.Id.DeepClone(), ["refund_total"] = tax.Amount })]),
        };
        if (quantity > 0)
        {
            item["quantity"] = quantity;
        }

        Assert.True(Shop.Number(order["total"]) >= total);
        var lines = new JsonArray(item);
        var refund = new JsonObject { ["amount"] = Shop.Text(total + taxes.Sum(tax => tax.Amount)), ["restock_items"] = true, ["line_items"] = lines };
        Assert.True(part.Length > 0);
        return refund;
    }

    private async Task<(string Id, JsonObject Invoice)> InvoicedAsync()
    {
        await world.StartAsync();
        var id = await world.PlaceAsync((LiveWorld.Standard, 2), (LiveWorld.Reduced, 3));
        var document = await world.InErpAsync(id);
        await world.Erp.ShipAsync(document);
        return (id, await FulfilmentTests.PaidAsync(world, id, document));
    }

    private async Task<JsonObject> CreditedAsync(string id, JsonObject invoice, JsonObject refund, bool namesTax = true)
    {
        IReadOnlyList<JsonObject> credits = [];
        await world.UntilAsync(async () => (credits = await world.Erp.CreditsAsync(invoice)) is [var only] && IsPosted(only), $"refund {refund["id"]} of order {id} is credited");
        await world.LookAgainAsync(id, refund["id"]!.ToString());
        var credit = Assert.Single(await world.Erp.CreditsAsync(invoice));
        Assert.Equal(Shop.Number(refund["amount"]), Erp.Number(credit["amount_total"]));
        if (namesTax)
        {
            Assert.Equal(Money.Text(Money.OfRefund(refund)), Money.Text(Money.Sum(Erp.TaxByRate(credit).Select(tax => (tax.Key, tax.Value)))));
        }

        Assert.Empty(await world.ParkedAsync(id));
        Assert.Empty(await world.ParkedAsync(refund["id"]!.ToString()));
        return credit;
    }
}
