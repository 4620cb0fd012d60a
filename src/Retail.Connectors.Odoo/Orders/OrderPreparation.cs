using System.Collections.Frozen;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>Looks up all that an order needs before anything is written, and reports everything that is missing at once.</summary>
internal sealed class OrderPreparation(OdooConnection odoo)
{
    public async Task<(OrderReferences? References, EffectResult.Refused? Refused)> RunAsync(
        SubmitOrder command, OdooClient client, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var products = await FindProductsAsync(command, problems, client, cancellationToken);
        var taxGroups = await FindTaxesAsync(command, problems, client, cancellationToken);
        var priceList = await FindPriceListAsync(command, problems, client, cancellationToken);
        var warehouse = await FindWarehouseAsync(command, problems, client, cancellationToken);

        // Only gross prices are ever sent with a fraction of the minor unit.
        var roundsPerLine = command.Order.PriceBasis != PriceBasis.Gross || await odoo.Company.RoundsPerLineAsync(client, cancellationToken);
        return problems.Refusal() is { } refused
            ? (null, refused)
            : (new OrderReferences { Products = products, TaxGroups = taxGroups, PriceList = priceList, Warehouse = warehouse, RoundsPerLine = roundsPerLine }, null);
    }

    /// <summary>The taxes alone: enough to compare a document that is there already.</summary>
    public async Task<(FrozenDictionary<string, long> Groups, EffectResult.Refused? Refused)> FindTaxesAsync(
        SubmitOrder command, OdooClient client, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var groups = await FindTaxesAsync(command, problems, client, cancellationToken);
        return (groups, problems.Refusal());
    }

    private async Task<Dictionary<string, long[]>> FindProductsAsync(
        SubmitOrder command, Problems problems, OdooClient client, CancellationToken cancellationToken)
    {
        var order = command.Order;
        var articles = order.Lines.Select(line => line.Sku).Distinct(StringComparer.Ordinal)
            .ToDictionary(sku => sku, sku => OrderRows.SkuOf(sku, command.Codes), StringComparer.Ordinal);
        var services = OrderRows.ServicesOf(order, odoo.Options).ToHashSet(StringComparer.Ordinal);
        var wanted = articles.Values.Where(sku => sku.Length > 0).Concat(services).ToHashSet(StringComparer.Ordinal);
        var found = await odoo.Products.FindAsync(wanted, client, cancellationToken);
        foreach (var (source, sku) in articles)
        {
            if (sku.Length == 0 || !found.TryGetValue(sku, out var ids))
            {
                problems.Add("unknown-sku", sku.Length == 0
                    ? $"A line has no SKU ({string.Join(", ", order.Lines.Where(line => line.Sku == source).Select(line => $"line {line.Id}"))})."
                    : $"No active product has the SKU '{sku}'.");
                problems.Missing.Add(new MissingMapping(MappingTables.Sku, order.Ref.System, odoo.System, source));
            }
            else if (ids.Length > 1)
            {
                problems.Add("ambiguous-sku", $"{ids.Length} active products have the SKU '{sku}'.");
            }
        }

        foreach (var sku in services.Where(sku => !found.TryGetValue(sku, out var ids) || ids.Length > 1))
        {
            problems.Add("unknown-service-product", $"There is not exactly one active product with the SKU '{sku}', which stands for shipping or fees.");
        }

        return found;
    }

    private async Task<FrozenDictionary<string, long>> FindTaxesAsync(
        SubmitOrder command, Problems problems, OdooClient client, CancellationToken cancellationToken)
    {
        var rates = OrderRows.RatesOf(command.Order);
        var mapped = rates.Where(command.Codes.Taxes.ContainsKey).Select(rate => command.Codes.Taxes[rate]).ToHashSet(StringComparer.Ordinal);
        var groups = await odoo.Taxes.FindGroupsAsync(mapped, client, cancellationToken);
        foreach (var rate in rates.Where(rate => !command.Codes.Taxes.TryGetValue(rate, out var tax) || !groups.ContainsKey(tax)))
        {
            problems.Add("unknown-tax", command.Codes.Taxes.TryGetValue(rate, out var tax)
                ? $"No sales tax has the external id '{tax}' (rate {rate})."
                : $"The rate {rate} is mapped to no tax.");
            problems.Missing.Add(new MissingMapping(MappingTables.Tax, command.Order.Ref.System, odoo.System, rate));
        }

        return groups;
    }

    private async Task<string?> FindPriceListAsync(
        SubmitOrder command, Problems problems, OdooClient client, CancellationToken cancellationToken)
    {
        var currency = command.Order.Currency.Currency.Value;
        if (odoo.Options.PriceLists.TryGetValue(currency, out var priceList))
        {
            return priceList;
        }

        var own = await odoo.Company.CurrencyAsync(client, cancellationToken);
        if (own != currency)
        {
            problems.Add("no-price-list", $"The order is in {currency}, the company keeps {own}, and PriceLists names no price list for {currency}.");
        }

        return null;
    }

    private async Task<long?> FindWarehouseAsync(SubmitOrder command, Problems problems, OdooClient client, CancellationToken cancellationToken)
    {
        if (command.Codes.Warehouse is not { Length: > 0 } code)
        {
            return null;
        }

        var found = await client.SearchReadAsync<OdooWarehouse>(OdooDomain.Equal("code", code), new OdooQuery { Order = "id" }, cancellationToken);
        if (found.Where(warehouse => odoo.Options.CompanyId is null || warehouse.CompanyId.Id == odoo.Options.CompanyId).ToList() is [var only])
        {
            return only.Id;
        }

        problems.Add("unknown-warehouse", $"There is not exactly one warehouse with the short name '{code}'.");
        return null;
    }

    /// <summary>Everything that stands against the order.</summary>
    private sealed class Problems
    {
        private readonly List<(string Code, string Words)> _found = [];

        public List<MissingMapping> Missing { get; } = [];

        public void Add(string code, string words) => _found.Add((code, words));

        public EffectResult.Refused? Refusal() => _found.Count == 0
            ? null
            : new EffectResult.Refused(
                _found[0].Code,
                string.Join('\n', _found.Select(problem => problem.Words)),
                string.Join(' ', _found.Select(problem => problem.Code).Distinct(StringComparer.Ordinal).Select(HintFor)))
            { Missing = [.. Missing] };

        private static string HintFor(string code) => code switch
        {
            "unknown-sku" => "Map the SKU, or give a product of this company that SKU (Internal Reference).",
            "ambiguous-sku" => "Leave the SKU to one product, or map it to another SKU.",
            "unknown-tax" => "Map the rate to the external id of a sales tax, or set the taxes up with OdooTaxSetup.",
            "unknown-warehouse" => "Give the warehouse that short name in Odoo, or correct the routing rule of the host.",
            "no-price-list" => "Make a price list in that currency and name its external id in PriceLists.",
            _ => "Set the service products up with OdooTaxSetup, or name their SKUs in the options.",
        };
    }
}
