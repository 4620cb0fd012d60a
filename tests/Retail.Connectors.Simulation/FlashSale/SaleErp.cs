using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>The simulated Odoo with one warehouse, and the people who count what lies in it.</summary>
internal sealed class SaleErp : IDisposable
{
    public const string System = "erp";
    public const string Warehouse = "WH1";
    private const string Key = "operator-key";

    private readonly ServiceProvider _operator;
    private readonly Dictionary<string, int> _products;
    private readonly long _location;

    public SaleErp(TimeProvider time, IReadOnlyList<(string Sku, int Quantity)> articles)
    {
        Server = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(Key, 5, OdooGroups.Administrator, [1])],
            Companies = [new OdooCompany(1, "Example", "US", "USD", OdooTaxRounding.PerLine)],
            Time = time,
        });
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddRetailConnectors(AddTo);
        NodeHost.Wire(services, System, new SimulatorHandler(Server));
        _operator = services.BuildServiceProvider();
        var loaded = Odoo.LoadAsync(
            "product.product", ["id", "name", "default_code", "type", "is_storable", "list_price", "taxes_id/id", "invoice_policy"],
            [.. articles.Select(article => (IReadOnlyList<string>)["sale." + article.Sku, article.Sku, article.Sku, "consu", "1", "0", string.Empty, "order"])],
            CancellationToken.None).Result;
        if (!loaded.IsImported)
        {
            throw new InvalidOperationException(loaded.Words);
        }

        _products = Server.Records("product.product")
            .Where(record => record["default_code"]?.ToString() is { Length: > 0 })
            .ToDictionary(record => record["default_code"]!.ToString(), record => record["id"]!.GetValue<int>(), StringComparer.Ordinal);
        _location = Odoo.SearchReadAsync<OdooWarehouse>(OdooDomain.All, new OdooQuery { Order = "id" }, CancellationToken.None).Result[0].LotStockId.Id;
        foreach (var (sku, quantity) in articles)
        {
            Count(sku, quantity);
        }
    }

    public OdooSimulator Server { get; }

    private OdooClient Odoo => _operator.GetRequiredKeyedService<OdooClient>(System);

    public static void AddTo(RetailConnectorsBuilder retail) => retail.AddOdoo(System, erp =>
    {
        (erp.BaseAddress, erp.Database, erp.ApiKey, erp.CompanyId, erp.ReadRetries) = (new Uri("https://erp.example"), "odoo", Key, 1, 0);
    });

    /// <summary>What a call took at a recorded Odoo 19, in milliseconds.</summary>
    public static double Milliseconds(HttpRequestMessage request) => request.RequestUri!.Segments[^1] switch
    {
        "action_confirm" => 115,
        "load" => 53,
        "create" or "write" => 25.6,
        _ => 9.7,
    };

    /// <summary>People count: so many lie there now. The simulated server answers at once.</summary>
    public void Count(string sku, int quantity)
    {
        var quants = Odoo.With(new OdooContext().Set("inventory_mode", OdooValue.From(value: true))).CreateAsync(
            "stock.quant",
            [new OdooValues().Set("product_id", _products[sku]).Set("location_id", _location).Set("inventory_quantity", quantity)],
            CancellationToken.None).Result;
        Odoo.CallAsync("stock.quant", "action_apply_inventory", quants, parameters: null, CancellationToken.None).GetAwaiter().GetResult();
    }

    public void Dispose() => _operator.Dispose();
}
