using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>Looks up all that an order names, and reports everything that is missing at once, before anything is written.</summary>
internal sealed class SalePreparation(TrytonConnection tryton)
{
    public async Task<(SaleReferences? References, EffectResult.Refused? Refused)> RunAsync(
        SaleWish wish, TrytonClient client, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var products = await FindProductsAsync(wish, problems, client, cancellationToken);
        var taxes = await FindTaxesAsync(wish.Rates, wish.Codes, wish.Order.Ref.System, problems, client, cancellationToken);
        var code = wish.Order.Currency.Currency.Value;
        var currency = await tryton.Names.CurrencyAsync(code, client, cancellationToken);
        if (currency is null)
        {
            problems.Add("unknown-currency", $"Tryton does not have the currency {code}.");
        }

        if (problems.Refusal() is { } refused)
        {
            return (null, refused);
        }

        return (new SaleReferences
        {
            Products = products,
            Taxes = taxes,
            Currency = currency ?? 0,
            Warehouse = await tryton.Names.WarehouseAsync(client, cancellationToken),
            WebShop = await tryton.Names.WebShopAsync(client, cancellationToken),
            PaymentTerm = await tryton.Names.PaymentTermAsync(client, cancellationToken),
        }, null);
    }

    /// <summary>Finds the taxes alone: what it takes to compare the money of a document that stands already.</summary>
    public async Task<(Dictionary<string, TaxInfo> Taxes, EffectResult.Refused? Refused)> FindTaxesAsync(
        IReadOnlyCollection<string> rates, OrderCodes codes, SystemName shop, TrytonClient client, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var taxes = await FindTaxesAsync(rates, codes, shop, problems, client, cancellationToken);
        return (taxes, problems.Refusal());
    }

    private async Task<Dictionary<string, TrytonProduct>> FindProductsAsync(
        SaleWish wish, Problems problems, TrytonClient client, CancellationToken cancellationToken)
    {
        var order = wish.Order;
        var articles = order.Lines.Where(line => !SaleRows.IsAmountOnly(line)).Select(line => line.Sku).Distinct(StringComparer.Ordinal)
            .ToDictionary(sku => sku, sku => SaleRows.SkuOf(sku, wish.Codes), StringComparer.Ordinal);
        var services = SaleRows.ServicesOf(order, tryton.Options).ToHashSet(StringComparer.Ordinal);
        var wanted = articles.Values.Where(sku => sku.Length > 0).Concat(services).Append(tryton.Options.RoundingProduct).ToHashSet(StringComparer.Ordinal);
        var found = await tryton.Products.FindAsync(wanted, client, cancellationToken);
        foreach (var (source, sku) in articles.Where(article => article.Value.Length == 0 || !found.ContainsKey(article.Value)))
        {
            problems.Add("unknown-sku", sku.Length == 0
                ? $"A line has no SKU ({string.Join(", ", order.Lines.Where(line => line.Sku == source).Select(line => $"line {line.Id}"))})."
                : $"No active variant has the SKU '{sku}'.");
            problems.Missing.Add(new MissingMapping(MappingTables.Sku, order.Ref.System, tryton.System, source));
        }

        foreach (var sku in services.Where(sku => !found.ContainsKey(sku)))
        {
            problems.Add("unknown-service-product", $"No active variant has the SKU '{sku}', which stands for shipping or fees.");
        }

        return found;
    }

    private async Task<Dictionary<string, TaxInfo>> FindTaxesAsync(
        IReadOnlyCollection<string> rates, OrderCodes codes, SystemName shop, Problems problems, TrytonClient client, CancellationToken cancellationToken)
    {
        var mapped = rates.Where(codes.Taxes.ContainsKey).Select(rate => codes.Taxes[rate]).ToHashSet(StringComparer.Ordinal);
        var known = await tryton.Taxes.FindAsync(mapped, client, cancellationToken);
        var found = new Dictionary<string, TaxInfo>(StringComparer.Ordinal);
        foreach (var rate in rates)
        {
            if (codes.Taxes.TryGetValue(rate, out var name) && known.TryGetValue(name, out var tax))
            {
                found[rate] = tax;
                continue;
            }

            problems.Add("unknown-tax", name is null ? $"The rate {rate} is mapped to no tax." : $"There is not exactly one tax '{name}' (rate {rate}).");
            problems.Missing.Add(new MissingMapping(MappingTables.Tax, shop, tryton.System, rate));
        }

        return found;
    }
}
