using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class AttachInvoiceTests : IDisposable
{
    private readonly ScriptedShop _shop = new();
    private JsonArray _meta = [];

    public AttachInvoiceTests() => _shop
        .On("GET", "/orders/7", _ => Order())
        .On("PUT", "/orders/7", request =>
        {
            foreach (var entry in request.Body!["meta_data"]!.AsArray())
            {
                var key = entry!["key"]!.GetValue<string>();
                _meta = [.. _meta.Where(known => known!["key"]!.GetValue<string>() != key).Select(known => known!.DeepClone()), entry.DeepClone()];
            }

            return Order();
        });

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task ApplyAsync_SeveralInvoices_StandSideBySideWithPlainFieldsBesideOtherMeta()
    {
        _meta.Add(JsonNode.Parse("""{"id":4,"key":"other","value":"kept"}"""));
        _meta.Add(JsonNode.Parse("""{"id":5,"key":"_retail_invoices","value":[{"id":"BY-HAND","number":"X","extra":[1]}]}"""));
        await using var host = _shop.Host();
        var (first, second) = (Command("I1", "INV/1"), Command("I2", "INV/2"));

        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, first));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, first));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, second));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, first));

        Assert.Equal(2, _shop.Writes.Count());
        Assert.DoesNotContain(_shop.Writes, write => write.Body!.ToJsonString().Contains("\"other\"", StringComparison.Ordinal));
        Assert.Equal(["X", "INV/1", "INV/2"], Value("_retail_invoices")!.AsArray().Select(entry => entry!["number"]!.GetValue<string>()));
        Assert.Equal("[1]", Value("_retail_invoices")![0]!["extra"]!.ToJsonString());
        Assert.Equal(
            ("X, INV/1, INV/2", "2026-06-15", "https://erp.example/I2"),
            (Value("_invoice_number")!.ToString(), Value("_invoice_date")!.ToString(), Value("_invoice_link")!.ToString()));
        Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, first));
    }

    [Fact]
    public async Task ApplyAsync_LaterGeneration_ReplacesItsOwnEntryInPlace()
    {
        await using var host = _shop.Host();
        await ScriptedShop.ApplyAsync(host, Command("I1", "INV/1"));
        await ScriptedShop.ApplyAsync(host, Command("I2", "INV/2"));
        var again = Command("I1", "INV/9") with { Key = Key("I1", generation: 2) };

        Assert.IsType<Finding.Partial>(await ScriptedShop.FindAsync(host, again));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, again));

        Assert.Equal("INV/9, INV/2", Value("_invoice_number")!.ToString());
    }

    [Fact]
    public async Task ApplyAsync_WithoutPlainFields_WritesTheListAlone()
    {
        await using var host = _shop.Host(options =>
        {
            options.InvoicesMetaKey = "bills";
            (options.InvoiceNumberMetaKey, options.InvoiceDateMetaKey, options.InvoiceLinkMetaKey) = (string.Empty, string.Empty, string.Empty);
        });

        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command("I1", "INV/1")));

        Assert.Equal(["bills"], _meta.Select(entry => entry!["key"]!.GetValue<string>()));
    }

    [Fact]
    public async Task ApplyAsync_SomethingElseInTheField_IsRefusedUntouched()
    {
        _meta.Add(JsonNode.Parse("""{"id":5,"key":"_retail_invoices","value":"see mail"}"""));
        await using var host = _shop.Host();

        Assert.Equal("invoices-unreadable", Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command("I1", "INV/1"))).Code);
        Assert.Empty(_shop.Writes);
    }

    private JsonNode? Value(string key) => _meta.First(entry => entry!["key"]!.GetValue<string>() == key)!["value"];

    private static EffectKey Key(string id, int generation = 1) =>
        EffectKey.For(new EntityRef("erp-us", EntityKind.Invoice, id), "attach", TestShop.Name, "7", generation);

    private static AttachInvoice Command(string id, string number) => new(
        Key(id), ScriptedShop.Order(7), number, new LocalDate(2026, 6, 15), new Money(119.00m, new CurrencyCode("EUR")), new Uri($"https://erp.example/{id}"));

    private JsonObject Order() => new() { ["id"] = 7, ["number"] = "7", ["status"] = "processing", ["meta_data"] = _meta.DeepClone() };
}
